package dev.reckoner.runtime.commit;

import java.util.List;

/**
 * The Merkle tree of RFC 6962 section 2.1 over SHA-256, as far as commitments need it: a leaf is SHA-256(0x00 ‖ content), an inner
 * node SHA-256(0x01 ‖ left ‖ right), a tree is split at the largest power of two below its size, and the tree of nothing is
 * SHA-256 of nothing. Whoever uses this package brings one.
 */
public interface CommitmentTree {
    /** The hash of a leaf with this content. */
    byte[] leaf(byte[] content);

    /** The root over leaf hashes in order. */
    byte[] root(List<byte[]> leaves);

    /** The audit path of a leaf, from its sibling up (RFC 6962 section 2.1.1). */
    List<byte[]> inclusionProof(List<byte[]> leaves, int index);

    /** True if the proof leads from the leaf hash at {@code index} to the root of the tree of {@code size} leaves. */
    boolean includes(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root);
}
