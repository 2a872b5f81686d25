package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.audit.trace.TraceFolder;
import dev.reckoner.audit.trace.TraceFolderWriter;
import dev.reckoner.audit.trace.TraceLook;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.FirstLookResult;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first look at the products of a claim: a hint before the search, and nothing that is held against anybody. */
class FirstLookTest {
    private static final int ROWS = 6;
    private static final int WIDTH = 16;

    @TempDir
    Path folder = Path.of("");

    @Test
    void theHintIsShownBeforeTheSearchAndStandsInTheResult() throws Exception {
        var said = new ArrayList<String>();
        var outcome = reexecuted(true, said);

        assertThat(outcome.code()).isEqualTo(ReexecutionCode.OPERATOR.code());
        FirstLookResult look =
                outcome.depth().localisation().flatMap(Localisation::firstLook).orElseThrow();
        assertThat(look.products()).isEqualTo(1);
        assertThat(look.nonce()).hasSize(64);
        assertThat(look.sentence())
                .startsWith("A first look at the largest matrix product found product, which is off by ");
        assertThat(said).anyMatch(words -> words.endsWith(look.sentence()));

        var kept = CaseJson.value(CaseJson.bytes(outcome), ReexecutionOutcome.class);
        assertThat(kept).isEqualTo(outcome);
    }

    /** It costs about as much as half a search, so nobody gets it who did not ask. */
    @Test
    void withoutItTheSearchFindsTheSame() throws Exception {
        var outcome = reexecuted(false, new ArrayList<>());
        assertThat(outcome.code()).isEqualTo(ReexecutionCode.OPERATOR.code());
        assertThat(outcome.depth().localisation().orElseThrow().firstLook()).isEmpty();
    }

    @Test
    void theFolderOfATraceIsLookedAtWithoutRunningAnything() throws Exception {
        try (var runtime = new InProcessReexecutor()) {
            SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
            inputs.put("x", matrix(1, ROWS));
            var honest = OnnxModel.of(model(2));
            new TraceFolderWriter(folder.resolve("honest"), runtime)
                    .write(honest, inputs, ExecutionProfile.CANONICAL, TraceValues.ALL);
            new TraceFolderWriter(folder.resolve("other"), runtime)
                    .write(OnnxModel.of(model(3)), inputs, ExecutionProfile.CANONICAL, TraceValues.ALL);

            assertThat(TraceLook.of(TraceFolder.open(folder.resolve("honest")), honest)
                            .sentence())
                    .isEqualTo("A first look at the largest matrix product found nothing.");
            assertThat(TraceLook.of(TraceFolder.open(folder.resolve("other")), honest)
                            .astray())
                    .hasSize(1);
        }
    }

    private ReexecutionOutcome reexecuted(boolean looking, List<String> said) throws Exception {
        var in = new Investigation(folder);
        claim(in);
        var audit = in.bring();
        var ids = AllClaims.of(audit).stream().map(ClaimRow::id).toList();
        var heard = new TaskProgress() {
            @Override
            public void report(long done, long total, String what) {
                said.add(what);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        return audit.reexecute(ids, ReexecutionOptions.DEFAULT.looking(looking), each -> {}, heard)
                .getFirst();
    }

    /** One number of the product is not what the factors give; what follows from it follows honestly. */
    private static void claim(Investigation in) throws Exception {
        byte[] model = model(2);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", matrix(1, ROWS));
        float[] product = product(matrix(1, ROWS), matrix(2, WIDTH));
        product[5] += 1;
        Tensor h = Tensor.ofFloats(List.of((long) ROWS, (long) WIDTH), product);
        float[] positive = product.clone();
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, positive[i]);
        }
        Tensor y = Tensor.ofFloats(List.of((long) ROWS, (long) WIDTH), positive);
        List<Tensor> values = List.of(h, y);
        var leaves = new ArrayList<TraceLeaf>();
        for (int i = 0; i < values.size(); i++) {
            leaves.add(new TraceLeaf(
                    i,
                    0,
                    Integer.toString(i),
                    i == 0 ? "h" : "y",
                    Optional.empty(),
                    Digest.ofSha256(values.get(i).sha256()),
                    Optional.empty(),
                    Digest.sha256(TensorProtos.write(values.get(i)))));
        }
        new RecordTrail()
                .model("m", "1", model)
                .input(RecordedValue.of("x", matrix(1, ROWS)))
                .output(RecordedValue.of("y", y))
                .execution(new ExecutionRecord(
                        "onnxruntime 1.29.0", "CPUExecutionProvider", "NO_OPT", 1, "", Optional.empty(), Map.of()))
                .trace(TraceManifest.of(Digest.sha256(model), "all", leaves), values)
                .in(in);
    }

    /** y = Relu(x w). */
    private static byte[] model(int seed) {
        var floats = SmallModels.tensor(ElementType.FLOAT, "rows", "n");
        return SmallModels.model(
                        GraphProto.newBuilder()
                                .addInput(SmallModels.value("x", floats))
                                .addInitializer(TensorProtos.toProto(matrix(seed, WIDTH), "w"))
                                .addNode(SmallModels.node("MatMul", "h", "x", "w")
                                        .setName("product")),
                        SmallModels.node("Relu", "y", "h"),
                        floats)
                .toByteArray();
    }

    private static Tensor matrix(int seed, int rows) {
        var random = new java.util.Random(seed);
        float[] numbers = new float[rows * WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return Tensor.ofFloats(List.of((long) rows, (long) WIDTH), numbers);
    }

    private static float[] product(Tensor a, Tensor b) {
        float[] product = new float[ROWS * WIDTH];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < WIDTH; k++) {
                product[i] +=
                        (float) (a.doubleAt((long) i / WIDTH * WIDTH + k) * b.doubleAt((long) k * WIDTH + i % WIDTH));
            }
        }
        return product;
    }
}
