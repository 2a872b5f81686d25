package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Every proof of transparency-dev/merkle, good and bad, is judged as its authors judge it. */
class MerkleVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void inclusionProofsAreJudgedAsTheirAuthorsDo() throws IOException {
        assertThat(wronglyJudged(
                        "inclusion/",
                        50,
                        v -> MerkleTree.includes(
                                hash(v, "leafHash"),
                                number(v, "leafIdx"),
                                number(v, "treeSize"),
                                proof(v),
                                hash(v, "root"))))
                .isEmpty();
    }

    @Test
    void consistencyProofsAreJudgedAsTheirAuthorsDo() throws IOException {
        assertThat(wronglyJudged(
                        "consistency/",
                        50,
                        v -> MerkleTree.extendsTree(
                                number(v, "size1"), hash(v, "root1"), number(v, "size2"), hash(v, "root2"), proof(v))))
                .isEmpty();
    }

    @Test
    void subtreeInclusionProofsAreJudgedAsTheirAuthorsDo() throws IOException {
        assertThat(wronglyJudged(
                        "subtreeinclusion/",
                        100,
                        v -> MerkleTree.subtreeIncludes(
                                hash(v, "leafHash"), number(v, "leafIdx"), range(v), proof(v), hash(v, "root"))))
                .isEmpty();
    }

    @Test
    void subtreeConsistencyProofsAreJudgedAsTheirAuthorsDo() throws IOException {
        assertThat(wronglyJudged(
                        "subtreeconsistency/",
                        60,
                        v -> MerkleTree.containsSubtree(
                                range(v), hash(v, "root1"), number(v, "size"), hash(v, "root2"), proof(v))))
                .as("only trees whose root is 12 bytes of text, which they accept and nobody should")
                .containsExactlyInAnyOrder(
                        "subtreeconsistency/additional/sizes-are-equal-one-and-proof-is-empty.json",
                        "subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-one-subtree-root-valid-tree-root-random-proof-is-empty.json",
                        "subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-zero-subtree-root-valid-tree-root-random-proof-is-empty.json");
    }

    private interface Judge {
        boolean accepts(JsonNode vector);
    }

    private static List<String> wronglyJudged(String folder, int atLeast, Judge judge) throws IOException {
        Path archive =
                Path.of(System.getProperty("reckoner.vectors", "../shared/vectors"), "merkle/merkle-testdata.zip");
        assumeTrue(Files.exists(archive), () -> "vectors are absent: " + archive);
        List<String> wrong = new ArrayList<>();
        int count = 0;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(folder) && entry.getName().endsWith(".json")) {
                    JsonNode vector = JSON.readTree(zip.getInputStream(entry));
                    count++;
                    if (judge.accepts(vector) == vector.path("wantErr").asBoolean()) {
                        wrong.add(entry.getName());
                    }
                }
            }
        }
        System.out.println("merkle vectors " + folder + " " + (count - wrong.size()) + " of " + count);
        assertThat(count).isGreaterThan(atLeast);
        return wrong;
    }

    private static long number(JsonNode vector, String field) {
        return vector.path(field).bigIntegerValue().longValue();
    }

    private static LeafRange range(JsonNode vector) {
        return new LeafRange(number(vector, "start"), number(vector, "end"));
    }

    private static byte[] hash(JsonNode vector, String field) {
        return vector.path(field).isTextual()
                ? Base64.getDecoder().decode(vector.path(field).textValue())
                : new byte[0];
    }

    private static List<byte[]> proof(JsonNode vector) {
        List<byte[]> proof = new ArrayList<>();
        vector.path("proof").forEach(p -> proof.add(Base64.getDecoder().decode(p.asText())));
        return proof;
    }
}
