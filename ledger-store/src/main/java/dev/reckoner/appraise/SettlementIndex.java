package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the case's settlements hold a response. Leaves are found by their hash, which binds every value they have; those of a
 * batch that does not add up to its root are left out, since nothing shows that they belong to it.
 */
final class SettlementIndex {
    /**
     * A leaf in a batch.
     *
     * @param treeIndex where its hash stands among the nodes
     */
    record Place(Evidence.SettlementBatch batch, int treeIndex) {}

    private final Map<ByteBuffer, List<Place>> leaves = new HashMap<>();
    private final Map<String, List<Evidence.SettledInference>> singles = new HashMap<>();

    static SettlementIndex of(Check.Context context, SettlementBatches batches) {
        SettlementIndex index = new SettlementIndex();
        for (Evidence.SettlementBatch batch : context.evidence().batches()) {
            if (batches.of(batch, context) instanceof BatchReading.Read read && read.isSound()) {
                index.add(batch, read.dump());
            }
        }
        for (Evidence.SettledInference single : context.evidence().settledInferences()) {
            index.singles
                    .computeIfAbsent(single.signature(), any -> new ArrayList<>(1))
                    .add(single);
        }
        return index;
    }

    private void add(Evidence.SettlementBatch batch, BatchDump dump) {
        for (BatchDump.Value value : dump.values()) {
            // In a sound batch the node is the leaf's hash, which need not be computed again.
            leaves.computeIfAbsent(ByteBuffer.wrap(dump.tree().get(value.treeIndex())), any -> new ArrayList<>(1))
                    .add(new Place(batch, value.treeIndex()));
        }
    }

    /** Every place of that leaf. */
    List<Place> places(Leaf leaf) {
        return leaves.isEmpty() ? List.of() : leaves.getOrDefault(ByteBuffer.wrap(leaf.hash()), List.of());
    }

    /** True if no batch of the case has a leaf to find. */
    boolean hasNoLeaves() {
        return leaves.isEmpty();
    }

    /** The blobs that settle this response on its own. */
    List<Evidence.SettledInference> singles(Evidence.SignedResponse response) {
        return response.signature().isEmpty()
                ? List.of()
                : singles.getOrDefault(response.signature(), List.of()).stream()
                        .filter(single -> single.inputHash().equals(response.requestHash()))
                        .filter(single -> single.outputHash().equals(response.outputHash()))
                        .toList();
    }
}
