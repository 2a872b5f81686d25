package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeBatch;
import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.util.List;
import java.util.Optional;

/** Trails with the blobs of settlement batches. */
final class SettlementTrails {
    private static final List<Leaf> LEAVES = MadeBatch.leaves(
            ChainTrail.response(),
            ChainTrail.signed(ChainTrail.exchange("And now?", "Still a friend.")),
            ChainTrail.signed(ChainTrail.exchange("Really?", "Yes.")));

    private SettlementTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a response and the batch that settles it",
                        in -> {
                            ChainTrail.in(in);
                            in.file("batch.json", MadeBatch.dump(LEAVES));
                        },
                        SettlementCode.SETTLED_IN_BATCH,
                        SettlementCode.BATCH_TREE_VALID,
                        SettlementCode.BATCH_LEAVES_SIGNED),
                Scenario.of(
                        "a response and two batches that settle it",
                        in -> {
                            ChainTrail.in(in);
                            in.file("batch.json", MadeBatch.dump(LEAVES));
                            in.file("another.json", MadeBatch.dump(LEAVES.subList(0, 2)));
                        },
                        SettlementCode.SETTLED_TWICE),
                Scenario.of(
                        "a batch in which the root was changed",
                        in -> {
                            var batch = MadeBatch.dump(LEAVES);
                            ((ArrayNode) batch.get("tree")).set(0, "0x" + "0".repeat(64));
                            in.file("batch.json", batch);
                        },
                        SettlementCode.BATCH_TREE_BROKEN,
                        SettlementCode.BATCH_KEYS_MISSING),
                Scenario.of(
                        "a batch of which two leaves stand in each other's place",
                        in -> in.file("batch.json", unsorted()),
                        SettlementCode.BATCH_UNSORTED),
                Scenario.of(
                        "a batch that settles a response without a signature",
                        in -> in.file("batch.json", MadeBatch.dump(List.of(signed("0xd3"), LEAVES.get(1)))),
                        SettlementCode.BATCH_PLACEHOLDER),
                Scenario.of(
                        "a batch that settles a response twice",
                        in -> in.file(
                                "batch.json", MadeBatch.dump(List.of(LEAVES.get(0), LEAVES.get(1), LEAVES.get(0)))),
                        SettlementCode.BATCH_DUPLICATE),
                Scenario.of(
                        "a batch with a leaf that its enclave did not sign",
                        in -> {
                            in.file("key.json", ChainTrail.GATEWAY.signingKey());
                            var another = LEAVES.get(1).signature().orElseThrow();
                            in.file("batch.json", MadeBatch.dump(List.of(signed(another), LEAVES.get(1))));
                        },
                        SettlementCode.BATCH_LEAF_UNSIGNED));
    }

    /** The first leaf with another signature. */
    private static Leaf signed(String signature) {
        var leaf = LEAVES.getFirst();
        return new Leaf(
                leaf.layout(),
                leaf.teeId(),
                leaf.inputHash(),
                leaf.outputHash(),
                Optional.of(signature),
                leaf.timestamp());
    }

    /** Two leaves, which have the same root in either order. */
    private static ObjectNode unsorted() {
        var batch = MadeBatch.dump(LEAVES.subList(0, 2));
        var tree = (ArrayNode) batch.get("tree");
        JsonNode first = tree.get(1);
        tree.set(1, tree.get(2));
        tree.set(2, first);
        for (var value : batch.get("values")) {
            ((ObjectNode) value).put("treeIndex", 3 - value.get("treeIndex").intValue());
        }
        return batch;
    }
}
