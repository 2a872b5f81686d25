package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.ValueProtos;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand damaged model files, run one after the other: each runs or is refused with a code, and nothing is left. */
class MutatedModelsTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");
    private static final int MUTANTS = 960;
    private static final int LARGE_MUTANTS = 40;
    private static final WorkerLimits LIMITS =
            new WorkerLimits(768L << 20, Duration.ofSeconds(10), Duration.ofMillis(300));

    /** Models of one operator, of bodies, of text and of sequences. */
    private static final List<String> SEEDS = List.of(
            "test_conv_with_strides_and_asymmetric_padding",
            "test_gru_seq_length",
            "test_loop16_seq_none",
            "test_scan9_multi_state",
            "test_if_seq",
            "test_attention_4d_with_past_and_present_qk_matmul",
            "test_resize_upsample_scales_cubic",
            "test_scatter_elements_with_negative_indices",
            "test_string_concat",
            "test_sequence_map_add_2_sequences_expanded",
            "test_einsum_batch_matmul",
            "test_qlinearmatmul_2D_int8_float32",
            "test_layer_normalization_4d_axis1_expanded",
            "test_nonmaxsuppression_single_box",
            "test_tfidfvectorizer_tf_batch_uniandbigrams_skip5",
            "test_dynamicquantizelinear_expanded");

    @TempDir
    Path place;

    private record Seed(byte[] model, SequencedMap<String, OnnxValue> inputs) {}

    @Test
    void eachRunsOrIsRefused() throws Exception {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        List<Seed> seeds = seeds();
        Seed encoder = new Seed(bytes(SentenceEncoder.quantised()), SentenceEncoder.tokens(1, 8));
        Map<String, Integer> outcomes = new TreeMap<>();
        try (var reexecutor = TestWorkers.in(place, LIMITS)) {
            for (int i = 0; i < MUTANTS + LARGE_MUTANTS; i++) {
                Seed seed = i < MUTANTS ? seeds.get(i % seeds.size()) : encoder;
                byte[] mutant = new Mutations(i)
                        .of(seed.model(), seeds.get((i + 5) % seeds.size()).model());
                outcomes.merge(outcome(reexecutor, mutant, seed.inputs()), 1, Integer::sum);
            }
            TestWorkers.assertThatItRuns(reexecutor);
        }
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MUTANTS + LARGE_MUTANTS);
        assertThat(outcomes.keySet()).allMatch(outcome -> outcome.matches("ran|(RT|EX)-[A-Z-]+"));
        assertThat(outcomes).as("enough of each kind").hasSizeGreaterThan(5).containsKeys("ran", "EX-MODEL-CORRUPT");
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    private static String outcome(WorkerReexecutor reexecutor, byte[] mutant, SequencedMap<String, OnnxValue> inputs) {
        try {
            reexecutor.run(OnnxModel.of(mutant), inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            return "ran";
        } catch (ModelException e) {
            return e.code();
        } catch (ExecutionException e) {
            return e.code();
        }
    }

    private static byte[] bytes(OnnxModel model) {
        return model.proto().toByteArray();
    }

    private static List<Seed> seeds() throws IOException, ModelException, TensorFormatException {
        List<Seed> seeds = new ArrayList<>();
        try (var zip = FileSystems.newFileSystem(CORPUS)) {
            for (String name : SEEDS) {
                seeds.add(seed(zip.getPath("node", name)));
            }
        }
        return seeds;
    }

    private static Seed seed(Path folder) throws IOException, ModelException, TensorFormatException {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        List<ValueInfo> declared = OnnxModel.of(model).inputs();
        for (int i = 0; i < declared.size(); i++) {
            var kind = switch (declared.get(i).kind()) {
                case SEQUENCE -> ValueProtos.Kind.SEQUENCE;
                case OPTIONAL -> ValueProtos.Kind.OPTIONAL;
                default -> ValueProtos.Kind.TENSOR;
            };
            var file = folder.resolve("test_data_set_0").resolve("input_" + i + ".pb");
            inputs.put(declared.get(i).name(), ValueProtos.read(kind, Files.readAllBytes(file)));
        }
        return new Seed(model, inputs);
    }
}
