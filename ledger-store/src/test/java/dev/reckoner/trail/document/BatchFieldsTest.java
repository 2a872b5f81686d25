package dev.reckoner.trail.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The leaves of a settlement batch under the names of their values. */
class BatchFieldsTest {
    private static final String DUMP =
            "{\"format\":\"standard-v1\",\"leafEncoding\":[\"bytes32\",\"bytes32\"],\"tree\":[],"
                    + "\"values\":[{\"value\":[\"0xaa\",\"0xbb\",\"0xcc\"],\"treeIndex\":0}]}";

    @Test
    void aLeafsValuesAreThoseThatTheBatchIsReadAs() throws TrailFormatException {
        for (var tree : Vectors.json("opengradient/settlement/synthetic_batch_trees.json")
                .path("trees")) {
            byte[] blob = tree.path("walrusBlobUtf8").textValue().getBytes(StandardCharsets.UTF_8);
            var root = Documents.decode(blob);
            assertThat(root.name()).isEqualTo("Settlement batch");
            var leaf = BatchDump.parse(blob).leaves().getFirst();
            var shown = member(member(root, "values").children().getFirst(), "value");
            assertThat(member(shown, "teeId").value()).isEqualTo(leaf.teeId().orElseThrow());
            assertThat(member(shown, "inputHash").value()).isEqualTo(leaf.inputHash());
            assertThat(member(shown, "timestamp").value())
                    .endsWith("Z (" + leaf.timestamp().orElseThrow() + ")");
            DocumentsTest.assertWithin(root);
        }
    }

    @Test
    void aValueBeyondTheLayoutKeepsItsNumber() {
        var value = member(
                member(Documents.decode(DUMP.getBytes(StandardCharsets.UTF_8)), "values")
                        .children()
                        .getFirst(),
                "value");
        assertThat(value.children()).extracting(DocumentField::name).containsExactly("inputHash", "outputHash", "[2]");
    }

    @Test
    void aTreeOfSomethingElseStaysJson() {
        var other = DUMP.replace("\"bytes32\",\"bytes32\"", "\"address\",\"uint256\"");
        assertThat(Documents.decode(other.getBytes(StandardCharsets.UTF_8)).name())
                .isEqualTo("JSON document");
    }

    private static DocumentField member(DocumentField field, String name) {
        return field.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + field));
    }
}
