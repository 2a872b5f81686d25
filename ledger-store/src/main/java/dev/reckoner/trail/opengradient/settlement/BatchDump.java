package dev.reckoner.trail.opengradient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A batch as the facilitator publishes it, {@code dump()} of OpenZeppelin's StandardMerkleTree, format {@code standard-v1}.
 * Its parts are well formed; whether they add up is {@link #defects()}.
 *
 * @param layout what its leaves hold
 * @param tree the nodes as stated, the root first, 32 bytes each
 * @param values the leaves in the order of the dump
 */
public record BatchDump(LeafLayout layout, List<byte[]> tree, List<Value> values) {
    private static final String FORMAT = "standard-v1";
    private static final String ASK = "Ask for the blob as it was published, or read it again from Walrus.";

    /**
     * A leaf with what the dump says of it.
     *
     * @param leaf the leaf
     * @param treeIndex where its hash is said to stand among the nodes
     * @param hash the hash that older dumps state beside it
     */
    public record Value(Leaf leaf, int treeIndex, Optional<byte[]> hash) {}

    /** The file's members; the elements of a value stay JSON, because some writers give the time as a number. */
    private record Members(String format, List<String> leafEncoding, List<String> tree, List<Member> values) {}

    private record Member(List<JsonNode> value, int treeIndex, Optional<String> hash) {}

    public BatchDump {
        tree = List.copyOf(tree);
        values = List.copyOf(values);
    }

    /** Reads the JSON text of a dump. */
    public static BatchDump parse(byte[] json) throws TrailFormatException {
        return of(StrictJson.value(json, Members.class));
    }

    /** Reads a dump that is JSON already. */
    static BatchDump of(JsonNode json) throws TrailFormatException {
        return of(StrictJson.value(json, Members.class));
    }

    private static BatchDump of(Members members) throws TrailFormatException {
        if (!members.format().equals(FORMAT)) {
            throw malformed("/format", "The batch is not in the format " + FORMAT);
        }
        LeafLayout layout = LeafLayout.of(members.leafEncoding()).orElseThrow(() -> unknown(members.leafEncoding()));
        if (members.values().size() > Limits.SETTLEMENT_LEAVES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The batch has more than " + Limits.SETTLEMENT_LEAVES + " leaves",
                    "Ask the operator how a batch of this size came about.");
        }
        if (members.values().isEmpty() || members.tree().isEmpty()) {
            throw malformed("", "The batch has no leaves or no nodes, so that it has no root");
        }
        return new BatchDump(layout, tree(members.tree()), values(layout, members.values()));
    }

    private static List<byte[]> tree(List<String> nodes) throws TrailFormatException {
        List<byte[]> tree = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            tree.add(word(nodes.get(i), "/tree/" + i));
        }
        return tree;
    }

    private static List<Value> values(LeafLayout layout, List<Member> members) throws TrailFormatException {
        List<Value> values = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            String at = "/values/" + i;
            Optional<byte[]> hash = member.hash().isEmpty()
                    ? Optional.empty()
                    : Optional.of(word(member.hash().get(), at + "/hash"));
            values.add(new Value(leaf(layout, member.value(), at + "/value"), member.treeIndex(), hash));
        }
        return values;
    }

    private static Leaf leaf(LeafLayout layout, List<JsonNode> value, String at) throws TrailFormatException {
        List<LeafPart> parts = layout.parts();
        if (value.size() != parts.size()) {
            throw malformed(at, "A leaf has " + value.size() + " values where its layout has " + parts.size());
        }
        List<String> texts = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            LeafPart part = parts.get(i);
            String where = at + "/" + i;
            texts.add(text(value.get(i))
                    .flatMap(part::normal)
                    .orElseThrow(() -> malformed(where, "A value of a leaf is not " + part.expected())));
        }
        return Leaf.of(layout, texts);
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static byte[] word(String text, String at) throws TrailFormatException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!LeafPart.isWord(lower)) {
            throw malformed(at, "A hash of the batch is not 32 bytes as 0x and 64 hexadecimal characters");
        }
        return LeafPart.bytes(lower);
    }

    /** The root that the dump states. */
    public String root() {
        return SettlementTree.hex(tree.getFirst());
    }

    /** The leaves in the order of the dump. */
    public List<Leaf> leaves() {
        return values.stream().map(Value::leaf).toList();
    }

    /** What is wrong with it, the gravest first; empty where it adds up and nothing is odd. */
    public List<TreeDefect> defects() {
        return TreeDefects.of(this, values.stream().map(v -> v.leaf().hash()).toList());
    }

    /** SHA-256 of the canonical JSON of leaf encoding, nodes, and values in the order of their tree index. */
    public Digest id() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ArrayNode encoding = content.putArray("leafEncoding");
        layout.leafEncoding().forEach(encoding::add);
        ArrayNode nodes = content.putArray("tree");
        tree.forEach(node -> nodes.add(SettlementTree.hex(node)));
        ArrayNode leaves = content.putArray("values");
        values.stream().sorted(Comparator.comparingInt(Value::treeIndex)).forEach(value -> {
            ArrayNode one = leaves.addArray();
            value.leaf().values().forEach(one::add);
        });
        return Digest.sha256(CanonicalJson.bytes(content));
    }

    private static TrailFormatException malformed(String pointer, String sentence) {
        return new TrailFormatException("TR-OG-BATCH-MALFORMED", pointer, sentence, ASK);
    }

    private static TrailFormatException unknown(List<String> leafEncoding) {
        return new TrailFormatException(
                "TR-OG-BATCH-LAYOUT",
                "/leafEncoding",
                "The leaves have " + leafEncoding.size()
                        + " values of types that no settlement of OpenGradient has used",
                "Leave it out if it is the tree of something else; otherwise ask the operator what its leaves hold.");
    }
}
