package dev.reckoner.ledger;

import java.io.IOException;
import java.util.List;

/** Entries under a Merkle tree (RFC 6962 section 2.1) that can prove what it was at every size that it had. */
public interface MerkleLog {
    /** How many entries. */
    long size();

    /** The root over the first {@code size} entries, at least one and at most all of them. */
    byte[] root(long size) throws IOException;

    /** The audit path of an entry among the first {@code size}, from the leaf's sibling up. */
    List<byte[]> inclusionProof(long index, long size) throws IOException;

    /** The proof that the first {@code oldSize} entries, at least one, are the beginning of the first {@code size}. */
    List<byte[]> consistencyProof(long oldSize, long size) throws IOException;
}
