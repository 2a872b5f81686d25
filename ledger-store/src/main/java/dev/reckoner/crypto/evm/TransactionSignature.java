package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the signature of a transaction tells.
 *
 * @param chainId the chain it was made for, where it names one
 * @param sender the account that made it, 20 bytes
 */
record TransactionSignature(Optional<BigInteger> chainId, Bytes sender) {
    private static final BigInteger FIRST_WITH_CHAIN = BigInteger.valueOf(37);
    private static final BigInteger OFFSET = BigInteger.valueOf(35);
    private static final String CODE = "TR-EVM-SIGNATURE";

    static TransactionSignature of(TransactionLayout layout, Fields fields) throws MalformedDocumentException {
        List<RlpItem> signed = new ArrayList<>(fields.list().items().subList(0, layout.size() - 3));
        BigInteger v = fields.number(layout.size() - 3, "the parity of the signature");
        return layout.type() == 0 ? legacy(fields, signed, v) : typed(layout, fields, signed, v);
    }

    /** v is 27 or 28, or 35 or 36 and twice the chain id, which then is signed too (EIP-155). */
    private static TransactionSignature legacy(Fields fields, List<RlpItem> signed, BigInteger v)
            throws MalformedDocumentException {
        if (v.equals(BigInteger.valueOf(27)) || v.equals(BigInteger.valueOf(28))) {
            return new TransactionSignature(Optional.empty(), sender(fields, hash(signed), v.intValueExact() - 27));
        }
        require(v.compareTo(FIRST_WITH_CHAIN) >= 0, "The signature's v, " + v + ", is none that a transaction has.");
        BigInteger chainId = v.subtract(OFFSET).shiftRight(1);
        signed.add(Rlp.integer(chainId));
        signed.add(Bytes.EMPTY);
        signed.add(Bytes.EMPTY);
        return new TransactionSignature(Optional.of(chainId), sender(fields, hash(signed), v.testBit(0) ? 0 : 1));
    }

    private static TransactionSignature typed(
            TransactionLayout layout, Fields fields, List<RlpItem> signed, BigInteger parity)
            throws MalformedDocumentException {
        require(parity.bitLength() < 2, "The signature's parity is neither 0 nor 1.");
        Bytes hash = Bytes.of((byte) layout.type())
                .then(Rlp.encode(new Items(signed)))
                .keccak();
        return new TransactionSignature(
                Optional.of(fields.number(0, "the chain id")), sender(fields, hash, parity.intValueExact()));
    }

    private static Bytes sender(Fields fields, Bytes hash, int parity) throws MalformedDocumentException {
        int size = fields.list().size();
        BigInteger r = fields.number(size - 2, "r of the signature");
        BigInteger s = fields.number(size - 1, "s of the signature");
        Secp256k1.Signer signer = Secp256k1.recover(hash, r, s, parity);
        require(!signer.highS(), "The signature's s lies in the upper half, which transactions may not have.");
        return signer.address();
    }

    private static Bytes hash(List<RlpItem> signed) {
        return Rlp.encode(new Items(signed)).keccak();
    }

    private static void require(boolean condition, String sentence) throws MalformedDocumentException {
        if (!condition) {
            throw new MalformedDocumentException(CODE, sentence);
        }
    }
}
