package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The receipt of a transaction (Yellow Paper, section 4.3.1; EIP-658, EIP-2718).
 *
 * @param type 0 for a legacy receipt, otherwise the type of its envelope, 1 to 4
 * @param succeeded what became of the transaction; empty before Byzantium, when a receipt held a state root instead
 * @param gasUsed gas used in the block up to and including this transaction
 * @param logs what its contracts logged, in order
 */
public record Receipt(int type, Optional<Boolean> succeeded, BigInteger gasUsed, List<Log> logs) {
    /** Bytes of a bloom filter. */
    static final int BLOOM = 256;

    private static final String CODE = "TR-EVM-RECEIPT";

    public Receipt {
        logs = List.copyOf(logs);
    }

    /**
     * What a contract logged.
     *
     * @param address the contract, 20 bytes
     * @param topics at most four, 32 bytes each
     * @param data ABI-encoded
     */
    public record Log(Bytes address, List<Bytes> topics, Bytes data) {
        public Log {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Reads a receipt as a receipts trie holds it.
     *
     * @throws MalformedDocumentException {@code TR-EVM-RECEIPT}, or a code of {@link Rlp#decode}
     */
    public static Receipt of(Bytes envelope) throws MalformedDocumentException {
        int type = Envelope.type(envelope, CODE, "The receipt");
        Fields fields = Fields.decoded(CODE, "The receipt", type == 0 ? envelope : envelope.from(1), 4, 4);
        fields.bytes(2, "the bloom filter", BLOOM);
        List<Log> logs = new ArrayList<>();
        for (RlpItem item : fields.items(3, "the logs").items()) {
            logs.add(log(item));
        }
        return new Receipt(type, succeeded(fields, type), fields.number(1, "the gas used"), logs);
    }

    private static Optional<Boolean> succeeded(Fields fields, int type) throws MalformedDocumentException {
        Bytes status = fields.bytes(0, "the status");
        if (status.isEmpty()) {
            return Optional.of(false);
        }
        if (status.size() == 1 && status.at(0) == 1) {
            return Optional.of(true);
        }
        // Typed receipts came after the status did.
        if (status.size() == TrieNode.HASH && type == 0) {
            return Optional.empty();
        }
        throw fields.refusal("the status", "is neither 0 nor 1");
    }

    private static Log log(RlpItem item) throws MalformedDocumentException {
        Fields fields = Fields.of(CODE, "A log of the receipt", item, 3, 3);
        Fields topics = Fields.of(CODE, "The topics of a log", fields.items(1, "the topics"), 0, 4);
        List<Bytes> words = new ArrayList<>();
        for (int i = 0; i < topics.list().size(); i++) {
            words.add(topics.bytes(i, "topic " + i, Fields.WORD));
        }
        return new Log(fields.bytes(0, "the address", Fields.ADDRESS), words, fields.bytes(2, "the data"));
    }
}
