package dev.reckoner.trail.onnxcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.Vectors;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.ValueReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxCaseReaderTest {
    /** ModelProto: ir_version 8, graph with one tensor input and one output of the sequence type. */
    private static final byte[] MODEL =
            HexFormat.of().parseHex("08083a1a5a090a016112040a020801620d0a0162120822060a040a020801");

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    @Test
    void everyDataSetIsOneUnsignedClaim() throws Exception {
        write("model.onnx", MODEL);
        write("test_data_set_0/input_0.pb", new byte[] {1});
        write("test_data_set_0/output_0.pb", new byte[] {2});
        write("test_data_set_10/output_0.pb", new byte[] {3});
        write("test_data_set_2/output_0.pb", new byte[] {4});
        walk(folder);
        assertThat(sink.problems).isEmpty();
        String name = folder.getFileName().toString();
        assertThat(sink.claims)
                .extracting(Claim::label)
                .containsExactly(name + "/test_data_set_0", name + "/test_data_set_2", name + "/test_data_set_10");
        Claim first = sink.claims.getFirst();
        assertThat(first.statement()).isEmpty();
        assertThat(first.model().digest()).contains(Digest.sha256(MODEL));
        assertThat(first.inputs())
                .containsExactly(new ValueReference(
                        "input_0",
                        ValueReference.Kind.TENSOR,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Digest.sha256(new byte[] {1}))));
        assertThat(first.outputs().getFirst().kind()).isEqualTo(ValueReference.Kind.SEQUENCE);
        assertThat(sink.evidence).hasSize(1).first().isInstanceOf(Evidence.ModelFile.class);
    }

    @Test
    void idBindsModelAndEveryValue() throws Exception {
        write("model.onnx", MODEL);
        write("test_data_set_0/output_0.pb", new byte[] {2});
        walk(folder);
        String lines = "reckoner-onnx-case/1\n" + Digest.sha256(MODEL).hex() + "  model.onnx\n"
                + Digest.sha256(new byte[] {2}).hex() + "  output_0.pb\n";
        assertThat(sink.claims.getFirst().id()).isEqualTo(Digest.sha256(lines.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void dataSetWithoutOutputsMakesNoClaim() throws Exception {
        write("model.onnx", MODEL);
        write("test_data_set_0/input_0.pb", new byte[] {1});
        write("readme.md", new byte[] {1});
        walk(folder);
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-CASE-EXTRA", "TR-CASE-INCOMPLETE");
        assertThat(sink.values).containsEntry(Digest.sha256(MODEL), List.of(Digest.sha256(new byte[] {1})));
    }

    @Test
    void loneModelIsEvidence() throws Exception {
        write("anything.bin", MODEL);
        assertThat(walk(folder.resolve("anything.bin")).format()).isEqualTo("ONNX model");
        assertThat(sink.evidence).extracting(Evidence::id).containsExactly(Digest.sha256(MODEL));
    }

    private record InMemory(byte[] bytes) implements TrailFile {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void damagedModelsAreAComplaintAtMost(long seed) throws Exception {
        Random random = new Random(seed);
        int complaints = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = MODEL.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            TrailFile file = new InMemory(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            ModelOutline.isModel(file);
            try {
                ModelOutline.of(file);
            } catch (TrailFormatException expected) {
                complaints++;
            }
        }
        assertThat(complaints).as("seed %d", seed).isBetween(1_000, 19_999);
    }

    @Test
    void caseWithADamagedModelStillMakesItsClaim() throws Exception {
        write("model.onnx", Arrays.copyOf(MODEL, MODEL.length - 1));
        write("test_data_set_0/output_0.pb", new byte[] {2});
        walk(folder);
        assertThat(sink.codes()).containsExactly("TR-ONNX-DAMAGED");
        assertThat(sink.claims).hasSize(1);
    }

    @Test
    void readsEveryCaseOfTheOnnxBackendSuite() throws Exception {
        TrailWalk.Result result = walk(Vectors.file("onnx-backend.zip"));
        long sequences = sink.claims.stream()
                .flatMap(c -> c.outputs().stream())
                .filter(v -> v.kind() == ValueReference.Kind.SEQUENCE)
                .count();
        System.out.printf(
                "onnx-backend.zip: %d claims, %d sequence outputs, %d problems %s%n",
                sink.claims.size(), sequences, sink.problems.size(), new TreeSet<>(sink.codes()));
        assertThat(result.formats()).contains("ONNX test case");
        assertThat(sink.claims.size()).isEqualTo(1_149);
        assertThat(sequences).isPositive();
        assertThat(sink.codes()).containsOnly("TR-UNKNOWN-FORMAT");
    }

    private TrailWalk.Result walk(Path path) throws IOException {
        return TrailWalk.installed().read(path, sink);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }
}
