package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Secp256k1;
import java.util.ArrayList;
import java.util.List;

/** Who signed a payment. */
public sealed interface PaymentSigner {
    /** Bytes of r, s and v. */
    int BYTES = 65;

    /**
     * The payer that the payment states.
     *
     * @param highS true if s lies in the upper half: anyone can make such a signature from the other one (EIP-2)
     */
    record Payer(boolean highS) implements PaymentSigner {}

    /** Somebody else, or the members are not those that were signed: then the address is nobody's. */
    record Other(String address) implements PaymentSigner {}

    /** No key makes the signature. */
    record Nobody(String reason) implements PaymentSigner {}

    /**
     * A wallet that is a contract judges its signatures itself (EIP-1271, EIP-6492), which needs the contract's code.
     *
     * @param bytes how long the signature is
     */
    record ContractWallet(int bytes) implements PaymentSigner {}

    /** A part that is signed is not told: the chain, or the token's name and version. */
    record NotTold() implements PaymentSigner {}

    /** Finds out. */
    static PaymentSigner of(Payment payment) {
        if (payment.signature().size() != BYTES) {
            return new ContractWallet(payment.signature().size());
        }
        List<Bytes> digests =
                payment.chainId().map(payment.authorization()::digests).orElse(List.of());
        if (digests.isEmpty()) {
            return new NotTold();
        }
        try {
            return of(payment, digests);
        } catch (MalformedDocumentException e) {
            return new Nobody(e.sentence());
        }
    }

    private static PaymentSigner of(Payment payment, List<Bytes> digests) throws MalformedDocumentException {
        var others = new ArrayList<PaymentSigner>();
        for (Bytes digest : digests) {
            Secp256k1.Signer signer = recover(digest, payment.signature());
            if (signer.address().toString().equals(payment.authorization().payer())) {
                return new Payer(signer.highS());
            }
            others.add(new Other(signer.address().toString()));
        }
        return others.getFirst();
    }

    private static Secp256k1.Signer recover(Bytes digest, Bytes signature) throws MalformedDocumentException {
        int v = signature.at(64);
        int parity = v >= 27 ? v - 27 : v;
        return Secp256k1.recover(
                digest, signature.slice(0, 32).number(), signature.slice(32, 64).number(), parity);
    }
}
