package dev.reckoner.audit.trace;

import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.runtime.commit.CommitmentTree;
import java.util.List;

/** The tree of the ledger, for commitments of the model runtime. */
public final class Rfc6962Tree implements CommitmentTree {
    /** It has no state. */
    public static final CommitmentTree TREE = new Rfc6962Tree();

    private Rfc6962Tree() {}

    @Override
    public byte[] leaf(byte[] content) {
        return MerkleTree.leaf(content);
    }

    @Override
    public byte[] root(List<byte[]> leaves) {
        return MerkleTree.root(leaves);
    }

    @Override
    public List<byte[]> inclusionProof(List<byte[]> leaves, int index) {
        return MerkleTree.inclusionProof(leaves, index);
    }

    @Override
    public boolean includes(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        return MerkleTree.includes(leaf, index, size, proof, root);
    }
}
