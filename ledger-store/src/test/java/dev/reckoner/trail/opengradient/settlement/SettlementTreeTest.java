package dev.reckoner.trail.opengradient.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees as the facilitator's library builds them, and what is found in dumps that somebody touched. */
class SettlementTreeTest {
    private static final String TREES = "opengradient/settlement/synthetic_batch_trees.json";
    private static final String GENERATIONS = "opengradient/settlement/synthetic_leaf_generations.json";
    private static final String ZERO = "0x" + "0".repeat(64);

    @Test
    void theReferenceTreesComeOutWithTheirRootsLeavesAndProofs() throws TrailFormatException {
        JsonNode trees = Vectors.json(TREES).get("trees");
        assertThat(trees).hasSize(4);
        for (JsonNode vector : trees) {
            BatchDump dump =
                    BatchDump.parse(vector.get("walrusBlobUtf8").textValue().getBytes(StandardCharsets.UTF_8));
            SettlementTree tree = SettlementTree.over(dump.leaves());
            assertThat(dump.defects()).isEmpty();
            assertThat(dump.root()).isEqualTo(vector.get("root").textValue());
            assertThat(tree.root()).isEqualTo(dump.root());
            assertThat(tree.nodes()).isEqualTo(texts(vector.at("/dump/tree")));
            for (int i = 0; i < dump.leaves().size(); i++) {
                Leaf leaf = dump.leaves().get(i);
                assertThat(SettlementTree.hex(leaf.hash()))
                        .isEqualTo(vector.get("leafHashes").get(i).textValue());
                assertThat(tree.treeIndex(i)).isEqualTo(dump.values().get(i).treeIndex());
                assertThat(tree.proof(i)).isEqualTo(texts(vector.get("proofs").get(i)));
                assertThat(SettlementTree.proves(leaf, tree.proof(i), dump.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void eachOfTheFiveLayoutsIsReadAndHashedAsItsTimeDid() throws TrailFormatException {
        JsonNode vectors = Vectors.json(GENERATIONS);
        List<LeafLayout> seen = new ArrayList<>();
        for (JsonNode generation : vectors.get("generations")) {
            BatchDump dump = BatchDump.parse(StrictJson.write(generation.get("dump")));
            seen.add(dump.layout());
            assertThat(dump.defects()).isEmpty();
            assertThat(SettlementTree.over(dump.leaves()).root())
                    .isEqualTo(generation.get("root").textValue());
            for (int i = 0; i < 3; i++) {
                JsonNode item = vectors.get("items").get(i);
                Leaf leaf = dump.leaves().get(i);
                assertThat(leaf.inputHash()).isEqualTo(item.get("inputHash").textValue());
                assertThat(leaf.outputHash()).isEqualTo(item.get("outputHash").textValue());
                String text = item.get("signature_base64").textValue();
                leaf.signature()
                        .ifPresent(s -> assertThat(s)
                                .isEqualTo(
                                        dump.layout() == LeafLayout.SIGNED
                                                ? item.get("signature").textValue()
                                                : SignatureDigest.of(text)));
            }
        }
        assertThat(seen).containsExactly(LeafLayout.values());
    }

    @Test
    void aSignatureIsDigestedAsTheFacilitatorDid() {
        assertThat(SignatureDigest.of(ZERO)).isEqualTo(ZERO);
        assertThat(SignatureDigest.of("0x" + "AB".repeat(32))).isEqualTo("0x" + "ab".repeat(32));
        assertThat(SignatureDigest.of("0x"))
                .isEqualTo("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(SignatureDigest.of("abc"))
                .isEqualTo("0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
        assertThat(SignatureDigest.of("0x616263")).isEqualTo(SignatureDigest.of("abc"));
    }

    @ParameterizedTest
    @EnumSource
    void treesOfOneToFortyLeavesProveEachLeafAndNoOther(LeafLayout layout) throws TrailFormatException {
        for (int count = 1; count <= 40; count++) {
            List<Leaf> leaves = leaves(layout, count, new Random(count));
            SettlementTree tree = SettlementTree.over(leaves);
            List<Leaf> shuffled = new ArrayList<>(leaves);
            Collections.shuffle(shuffled, new Random(7));
            assertThat(SettlementTree.over(shuffled).root()).isEqualTo(tree.root());
            BatchDump dump = BatchDump.parse(StrictJson.write(dump(leaves)));
            assertThat(dump.defects()).isEmpty();
            assertThat(dump.root()).isEqualTo(tree.root());
            for (int i = 0; i < count; i++) {
                assertThat(SettlementTree.proves(leaves.get(i), tree.proof(i), tree.root()))
                        .isTrue();
                assertThat(SettlementTree.proves(leaves.get(i), tree.proof((i + 1) % count), tree.root()))
                        .isEqualTo(count == 1);
            }
        }
    }

    @Test
    void aProofWithSomethingElseThanHashesProvesNothing() {
        List<Leaf> leaves = leaves(LeafLayout.SIGNED, 2, new Random(1));
        SettlementTree tree = SettlementTree.over(leaves);
        assertThat(SettlementTree.proves(leaves.getFirst(), List.of("nonsense"), tree.root()))
                .isFalse();
        assertThat(SettlementTree.proves(leaves.getFirst(), List.of(), tree.root()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aDumpWithAnySingleValueChangedHasADefectOrIsRefused(LeafLayout layout) throws TrailFormatException {
        for (int count : new int[] {1, 2, 3, 5}) {
            ObjectNode honest = dump(leaves(layout, count, new Random(count)));
            for (int i = 0; i < honest.get("tree").size(); i++) {
                ObjectNode changed = honest.deepCopy();
                ((ArrayNode) changed.get("tree")).set(i, ZERO);
                assertBroken(changed, "node " + i);
            }
            for (int i = 0; i < count; i++) {
                for (int part = 0; part < layout.parts().size(); part++) {
                    ObjectNode changed = honest.deepCopy();
                    ArrayNode value = (ArrayNode) changed.at("/values/" + i + "/value");
                    value.set(part, layout.parts().get(part) == LeafPart.TIMESTAMP ? "1" : ZERO);
                    assertBroken(changed, "value " + i + "/" + part);
                }
                for (int index : new int[] {-1, 0, count - 2, 2 * count - 1, Integer.MAX_VALUE}) {
                    ObjectNode changed = honest.deepCopy();
                    ObjectNode value = (ObjectNode) changed.at("/values/" + i);
                    if (value.get("treeIndex").intValue() != index) {
                        value.put("treeIndex", index);
                        assertBroken(changed, "index " + i);
                    }
                }
                ObjectNode changed = honest.deepCopy();
                ((ObjectNode) changed.at("/values/" + i)).put("hash", ZERO);
                assertBroken(changed, "hash " + i);
            }
        }
    }

    private static void assertBroken(ObjectNode dump, String what) throws TrailFormatException {
        assertThat(BatchDump.parse(StrictJson.write(dump)).defects())
                .as(what)
                .anyMatch(TreeDefect::breaksTheTree)
                .allMatch(defect -> !defect.words().isBlank());
    }

    @Test
    void everyKindOfDefectIsNamed() throws TrailFormatException {
        List<Leaf> leaves = leaves(LeafLayout.SIGNED, 3, new Random(3));
        ObjectNode shorter = dump(leaves);
        ((ArrayNode) shorter.get("tree")).remove(4);
        assertThat(defects(shorter)).contains(new TreeDefect.Length(4, 3));

        ObjectNode twice = dump(leaves);
        ((ObjectNode) twice.at("/values/1")).set("treeIndex", twice.at("/values/0/treeIndex"));
        assertThat(defects(twice)).anyMatch(TreeDefect.IndexTwice.class::isInstance);

        List<Leaf> doubled = List.of(leaves.get(0), leaves.get(1), leaves.get(0));
        assertThat(defects(dump(doubled))).containsExactly(new TreeDefect.Duplicate(2, 0));
    }

    @Test
    void aTreeWhoseLeavesWereNotSortedStillAddsUp() throws TrailFormatException {
        List<Leaf> leaves = leaves(LeafLayout.SIGNED, 2, new Random(3));
        ObjectNode dump = dump(leaves);
        ArrayNode tree = (ArrayNode) dump.get("tree");
        JsonNode last = tree.get(2);
        tree.set(2, tree.get(1));
        tree.set(1, last);
        for (int i = 0; i < 2; i++) {
            ObjectNode value = (ObjectNode) dump.at("/values/" + i);
            value.put("treeIndex", 3 - value.get("treeIndex").intValue());
        }
        assertThat(defects(dump)).containsExactly(new TreeDefect.Unsorted(2));
    }

    @Test
    void placeholdersAreTold() throws TrailFormatException {
        Leaf real = leaves(LeafLayout.SIGNED, 1, new Random(3)).getFirst();
        Leaf unsigned = new Leaf(
                LeafLayout.SIGNED,
                real.teeId(),
                real.inputHash(),
                real.outputHash(),
                Optional.of("0xd3"),
                real.timestamp());
        Leaf nameless = new Leaf(
                LeafLayout.SIGNED,
                Optional.of("0xddc21f2d5d0af861b4fc1390df47f1c93bc5aee54e7e31763e97256d56148253"),
                real.inputHash(),
                real.outputHash(),
                real.signature(),
                real.timestamp());
        assertThat(defects(dump(List.of(real, unsigned, nameless))))
                .containsExactly(new TreeDefect.Placeholder(1), new TreeDefect.Placeholder(2));
        Leaf older = new Leaf(
                LeafLayout.SIGNATURE_DIGESTED,
                Optional.empty(),
                real.inputHash(),
                real.outputHash(),
                Optional.of(SignatureDigest.of("0x")),
                Optional.empty());
        assertThat(older.isPlaceholder()).isTrue();
    }

    private static List<TreeDefect> defects(ObjectNode dump) throws TrailFormatException {
        return BatchDump.parse(StrictJson.write(dump)).defects();
    }

    private static List<Leaf> leaves(LeafLayout layout, int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> Leaf.of(
                        layout,
                        layout.parts().stream()
                                .map(part -> switch (part) {
                                    case TIMESTAMP -> new BigInteger(60, random).toString();
                                    case SIGNATURE -> hex(random, 1 + random.nextInt(300));
                                    default -> hex(random, 32);
                                })
                                .toList()))
                .toList();
    }

    private static String hex(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return SettlementTree.hex(bytes);
    }

    static ObjectNode dump(List<Leaf> leaves) {
        SettlementTree tree = SettlementTree.over(leaves);
        ObjectNode dump = (ObjectNode) StrictJson.toTree(Map.of("format", "standard-v1"));
        dump.set("leafEncoding", StrictJson.toTree(leaves.getFirst().layout().leafEncoding()));
        dump.set("tree", StrictJson.toTree(tree.nodes()));
        ArrayNode values = dump.putArray("values");
        for (int i = 0; i < leaves.size(); i++) {
            ObjectNode value = values.addObject();
            value.set("value", StrictJson.toTree(leaves.get(i).values()));
            value.put("treeIndex", tree.treeIndex(i));
        }
        return dump;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue).toList();
    }
}
