package dev.reckoner.appraise;

import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Proof;
import dev.reckoner.crypto.evm.Receipt;
import dev.reckoner.crypto.evm.ReceiptProof;
import dev.reckoner.crypto.evm.Rlp;
import dev.reckoner.crypto.evm.Transaction;
import dev.reckoner.crypto.evm.TransactionProof;
import dev.reckoner.crypto.evm.TrieProof;
import dev.reckoner.crypto.evm.TrieRoot;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.evm.ReceiptProofFile;
import java.util.Optional;

/**
 * What a receipt proof shows under its own header. Whether the header is a real block's is another question.
 *
 * @param file the proof
 * @param receipt what the nodes prove
 * @param transaction hash of the transaction at the same index, {@code 0x} and 64 characters, where that is proven too
 * @param contradiction what the file states and its own proof does not show; empty where it agrees
 */
record ReceiptReading(
        ReceiptProofFile file, Proof<Receipt> receipt, Optional<String> transaction, Optional<String> contradiction) {
    /** Reads the bytes of the item; empty where they are not those of this proof. */
    static Optional<ReceiptReading> of(Evidence.ReceiptProof item, byte[] raw) {
        try {
            ReceiptProofFile file = ReceiptProofFile.read(raw);
            return file.evidence(item.blob(), item.place()).equals(item) ? Optional.of(of(file)) : Optional.empty();
        } catch (TrailFormatException changed) {
            return Optional.empty();
        }
    }

    private static ReceiptReading of(ReceiptProofFile file) {
        Proof<Receipt> receipt = ReceiptProof.check(file.header(), file.index(), file.nodes());
        Optional<String> transaction = transaction(file);
        return new ReceiptReading(file, receipt, transaction, contradiction(file, receipt, transaction));
    }

    private static Optional<String> transaction(ReceiptProofFile file) {
        Proof<Transaction> proof = TransactionProof.check(file.header(), file.index(), file.transactionNodes());
        return proof instanceof Proof.Present<Transaction> present
                ? Optional.of(present.value().hash().toString())
                : Optional.empty();
    }

    private static Optional<String> contradiction(
            ReceiptProofFile file, Proof<Receipt> proof, Optional<String> transaction) {
        if (file.statedHash()
                .filter(stated -> !stated.equals(file.header().hash().toString()))
                .isPresent()) {
            return Optional.of("the stated block hash is not that of the header");
        }
        if (proof instanceof Proof.Present<Receipt> && !isStatedReceipt(file)) {
            return Optional.of("the stated receipt is not the proven one");
        }
        if (!file.transactionNodes().isEmpty() && transaction.isEmpty()) {
            return Optional.of("the proof of the transaction does not hold");
        }
        return file.transaction()
                .filter(stated ->
                        transaction.filter(proven -> !proven.equals(stated)).isPresent())
                .map(stated -> "the stated transaction is not the proven one");
    }

    private static boolean isStatedReceipt(ReceiptProofFile file) {
        return file.receipt().isEmpty() || file.receipt().equals(value(file));
    }

    private static Optional<Bytes> value(ReceiptProofFile file) {
        Bytes key = Rlp.encode(Rlp.integer(file.index()));
        Proof<Bytes> proof = TrieProof.check(file.header().receiptsRoot(), key, file.nodes());
        return proof instanceof Proof.Present<Bytes> present ? Optional.of(present.value()) : Optional.empty();
    }

    /** True if the header claims that its block has no receipts, as headers over CometBFT do whatever the block holds. */
    boolean emptyRoot() {
        return file.header().receiptsRoot().equals(TrieRoot.EMPTY);
    }

    /** The receipt, where it is proven and the file does not contradict its own proof. */
    Optional<Receipt> proven() {
        return receipt instanceof Proof.Present<Receipt> present && contradiction.isEmpty()
                ? Optional.of(present.value())
                : Optional.empty();
    }
}
