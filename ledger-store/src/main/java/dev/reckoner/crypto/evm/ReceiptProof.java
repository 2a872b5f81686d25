package dev.reckoner.crypto.evm;

import java.util.Collection;

/** Proofs that a block holds a receipt. */
public final class ReceiptProof {
    private ReceiptProof() {}

    /**
     * What the nodes prove about the receipt at an index. Absent means that the block has no transaction of that index.
     *
     * @param header the block, whose own standing is the caller's to judge
     * @param index the transaction's position in the block, from 0
     * @param nodes encoded nodes of the receipts trie
     */
    public static Proof<Receipt> check(BlockHeader header, int index, Collection<Bytes> nodes) {
        return TrieProof.checkIndex(header.receiptsRoot(), index, nodes).read(Receipt::of);
    }
}
