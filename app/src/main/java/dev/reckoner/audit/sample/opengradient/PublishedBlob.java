package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.SettlementTree;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What the facilitator publishes when it settles.
 *
 * @param id 43 characters such as Walrus gives; made of the content's SHA-256, since Walrus's own needs its erasure code
 * @param content JSON
 */
record PublishedBlob(String id, ObjectNode content) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static PublishedBlob of(ObjectNode content) {
        byte[] hash =
                HexFormat.of().parseHex(Digest.sha256(StrictJson.write(content)).hex());
        return new PublishedBlob(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), content);
    }

    /** The dump of a batch's tree, as OpenZeppelin's StandardMerkleTree writes it. */
    static PublishedBlob batch(List<Leaf> leaves, SettlementTree tree) {
        ObjectNode dump = NODES.objectNode().put("format", "standard-v1");
        dump.set("leafEncoding", StrictJson.toTree(leaves.getFirst().layout().leafEncoding()));
        dump.set("tree", StrictJson.toTree(tree.nodes()));
        ArrayNode values = dump.putArray("values");
        for (int i = 0; i < leaves.size(); i++) {
            ObjectNode value = values.addObject();
            value.set("value", StrictJson.toTree(leaves.get(i).values()));
            value.put("treeIndex", tree.treeIndex(i));
        }
        return of(dump);
    }

    /** A single inference with its text. It goes through JavaScript, where 1.0 becomes 1. */
    static PublishedBlob individual(SignedExchange one, String address) {
        ObjectNode input = one.exchange().request().deepCopy();
        double temperature = input.path("temperature").doubleValue();
        if (temperature == Math.rint(temperature)) {
            input.put("temperature", (int) temperature);
        }
        ObjectNode blob = NODES.objectNode();
        blob.set("input", input);
        blob.set("output", one.response());
        return of(blob.put("teeSignature", one.response().path("tee_signature").textValue())
                .put("teeId", one.teeId())
                .put("timestamp", Long.toString(one.at().getEpochSecond()))
                .put("ethAddress", address));
    }
}
