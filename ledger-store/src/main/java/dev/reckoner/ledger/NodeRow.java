package dev.reckoner.ledger;

import dev.reckoner.crypto.MerkleTree;
import java.util.Arrays;

/**
 * Interior nodes in one row of the database, as they are stored and not yet believed.
 *
 * @param number of the row, from 0; its first node has the place {@code number * }{@link TreeNodes#IN_A_ROW}
 * @param hashes 32 bytes each; only the newest row is not full
 */
record NodeRow(long number, byte[] hashes) {
    int size() {
        return hashes.length / MerkleTree.HASH_BYTES;
    }

    /** A node of this row; empty where the row has none. */
    byte[] hash(int i) {
        int from = Math.min(i * MerkleTree.HASH_BYTES, hashes.length);
        return Arrays.copyOfRange(hashes, from, Math.min(from + MerkleTree.HASH_BYTES, hashes.length));
    }
}
