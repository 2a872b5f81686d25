package dev.reckoner.ledger.witness;

import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.MerkleLog;
import java.io.IOException;
import java.util.List;

/** The tree of a ledger, computed from all its entries whenever it is asked. */
record LedgerTree(Ledger ledger) implements MerkleLog {
    private List<byte[]> leaves(long size) throws IOException {
        try (var entries = ledger.entries()) {
            return entries.limit(size)
                    .map(entry -> MerkleTree.leaf(entry.canonical()))
                    .toList();
        }
    }

    @Override
    public long size() {
        return ledger.size();
    }

    @Override
    public byte[] root(long size) throws IOException {
        return MerkleTree.root(leaves(size));
    }

    @Override
    public List<byte[]> inclusionProof(long index, long size) throws IOException {
        return MerkleTree.inclusionProof(leaves(size), (int) index);
    }

    @Override
    public List<byte[]> consistencyProof(long oldSize, long size) throws IOException {
        return MerkleTree.consistencyProof(leaves(size), (int) oldSize);
    }
}
