package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.opengradient.settlement.ExpectedLeaves;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.SettlementTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A batch of our own over responses of our own. */
public final class MadeBatch {
    private MadeBatch() {}

    /** Puts it among the evidence, its leaves in the current layout. */
    public static Evidence.SettlementBatch of(CollectingSink sink, Evidence.SignedResponse... responses)
            throws IOException {
        TrailReaders.installed()
                .readFile(MemoryFile.of("batch.json", dump(leaves(responses)).toString()), sink);
        return (Evidence.SettlementBatch) sink.evidence.getLast();
    }

    /** The leaves of the current layout that settle the responses. */
    public static List<Leaf> leaves(Evidence.SignedResponse... responses) {
        return Arrays.stream(responses)
                .map(response -> ExpectedLeaves.of(response).getFirst())
                .toList();
    }

    /** The blob of a batch of these leaves, in whatever order and how often they come. */
    public static ObjectNode dump(List<Leaf> leaves) {
        SettlementTree tree = SettlementTree.over(leaves);
        ObjectNode dump = JsonNodeFactory.instance.objectNode().put("format", "standard-v1");
        dump.set("leafEncoding", StrictJson.toTree(leaves.getFirst().layout().leafEncoding()));
        dump.set("tree", StrictJson.toTree(tree.nodes()));
        ArrayNode values = dump.putArray("values");
        for (int i = 0; i < leaves.size(); i++) {
            ObjectNode value = values.addObject().put("treeIndex", tree.treeIndex(i));
            value.set("value", StrictJson.toTree(leaves.get(i).values()));
        }
        return dump;
    }
}
