package dev.reckoner.ledger;

import dev.reckoner.crypto.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Fills rows with the nodes that appending completes, and begins with the row that the last commit left unfilled. */
final class NodeWriter {
    private final Sink sink;
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    private long number;
    private boolean stored;
    private boolean changed;

    /**
     * Begins.
     *
     * @param tail the row to go on with; without nodes where a new one begins
     * @param sink takes the rows
     */
    NodeWriter(NodeRow tail, Sink sink) {
        this.sink = sink;
        this.number = tail.number();
        this.stored = tail.size() > 0;
        hashes.writeBytes(tail.hashes());
    }

    /** Takes a row. */
    @FunctionalInterface
    interface Sink {
        /**
         * A row.
         *
         * @param stored true if the database holds the row already, with fewer nodes
         */
        void row(NodeRow row, boolean stored) throws IOException;
    }

    void add(byte[] hash) throws IOException {
        hashes.writeBytes(hash);
        changed = true;
        if (hashes.size() == TreeNodes.IN_A_ROW * MerkleTree.HASH_BYTES) {
            flush();
            number++;
            stored = false;
            hashes.reset();
        }
    }

    /** Hands over what was added since the last row. */
    void flush() throws IOException {
        if (changed) {
            sink.row(tail(), stored);
            stored = true;
            changed = false;
        }
    }

    /** The row that is not full. */
    NodeRow tail() {
        return new NodeRow(number, hashes.toByteArray());
    }
}
