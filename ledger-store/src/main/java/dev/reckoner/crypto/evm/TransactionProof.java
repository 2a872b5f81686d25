package dev.reckoner.crypto.evm;

import java.util.Collection;

/** Proofs that a block holds a transaction. With a {@link ReceiptProof} of the same index it tells whose receipt that is. */
public final class TransactionProof {
    private TransactionProof() {}

    /**
     * What the nodes prove about the transaction at an index. Absent means that the block has none of that index.
     *
     * @param header the block, whose own standing is the caller's to judge
     * @param index the transaction's position in the block, from 0
     * @param nodes encoded nodes of the transactions trie
     */
    public static Proof<Transaction> check(BlockHeader header, int index, Collection<Bytes> nodes) {
        return TrieProof.checkIndex(header.transactionsRoot(), index, nodes).read(Transaction::of);
    }
}
