package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A signed transaction (Yellow Paper, section 4.2; EIP-155, EIP-2718, EIP-2930, EIP-1559, EIP-4844, EIP-7702). Its sender is
 * recovered from the signature, so nobody has to be believed about it.
 *
 * @param type 0 for a legacy transaction, otherwise the type of its envelope, 1 to 4
 * @param hash Keccak-256 of the envelope, by which the transaction is known
 * @param chainId the chain it was signed for; empty for a legacy transaction from before EIP-155, which any chain accepts
 * @param nonce how many transactions the sender sent before
 * @param to the account called, 20 bytes; empty where a contract is created
 * @param value wei sent along
 * @param input the calldata, or the code that creates a contract
 * @param sender the account that signed, 20 bytes
 */
public record Transaction(
        int type,
        Bytes hash,
        Optional<BigInteger> chainId,
        long nonce,
        Optional<Bytes> to,
        BigInteger value,
        Bytes input,
        Bytes sender) {
    /**
     * Reads a transaction as a transactions trie holds it. Signatures with a high s are refused (EIP-2), and with them a few
     * transactions of Ethereum's first months.
     *
     * @throws MalformedDocumentException {@code TR-EVM-TRANSACTION}, {@code TR-EVM-SIGNATURE}, or a code of {@link Rlp#decode}
     */
    public static Transaction of(Bytes envelope) throws MalformedDocumentException {
        TransactionLayout layout =
                TransactionLayout.of(Envelope.type(envelope, TransactionLayout.CODE, "The transaction"));
        Fields fields = layout.fields(envelope);
        layout.checkRest(fields);
        TransactionSignature signature = TransactionSignature.of(layout, fields);
        return new Transaction(
                layout.type(),
                envelope.keccak(),
                signature.chainId(),
                fields.small(layout.nonce(), "the nonce"),
                layout.recipient(fields),
                fields.number(layout.to() + 1, "the value"),
                fields.bytes(layout.to() + 2, "the input"),
                signature.sender());
    }
}
