package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Polynomial encodings that an independent implementation made. */
class ToplocVectorsTest {
    private static final Path FILE =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "toploc-poly-vectors.json");

    @Test
    void everyVectorIsMadeAndReadAsItIs() throws Exception {
        assumeTrue(Files.isRegularFile(FILE), "The TOPLOC vectors are not at " + FILE);
        List<Vector> vectors = read();
        assertThat(vectors).hasSize(7);
        for (Vector vector : vectors) {
            ToplocProof made = ToplocProof.through(vector.indices, vector.bits);
            assertThat(made.modulus()).isEqualTo(vector.modulus);
            assertThat(made.coefficients())
                    .isEqualTo(Arrays.stream(vector.coefficients).boxed().toList());
            assertThat(made.bytes()).hasSize(vector.bytes);
            assertThat(made.base64()).isEqualTo(vector.base64);
            assertThat(ToplocProof.read(vector.base64)).isEqualTo(made);
            assertThat(made.bitsAt(vector.indices)).isEqualTo(vector.bits);
        }
    }

    private static final class Vector {
        private int[] indices = {};
        private int[] bits = {};
        private int[] coefficients = {};
        private int modulus;
        private int bytes;
        private String base64 = "";
    }

    private static List<Vector> read() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(FILE.toFile())) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                vectors.add(vector(json));
            }
        }
        return vectors;
    }

    private static Vector vector(JsonParser json) throws IOException {
        Vector vector = new Vector();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "indices" -> vector.indices = numbers(json);
                case "bf16_bits" -> vector.bits = numbers(json);
                case "coeffs" -> vector.coefficients = numbers(json);
                case "modulus" -> vector.modulus = json.nextIntValue(-1);
                case "bytes" -> vector.bytes = json.nextIntValue(-1);
                case "base64" -> vector.base64 = json.nextTextValue();
                default -> throw new IOException("Unknown member " + name);
            }
        }
        return vector;
    }

    private static int[] numbers(JsonParser json) throws IOException {
        assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
        List<Integer> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(json.getIntValue());
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
