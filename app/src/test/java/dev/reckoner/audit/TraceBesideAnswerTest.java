package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record signs an honest trace, and beside it another answer than the one that the trace ends with. */
class TraceBesideAnswerTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(2);
    private static final int WIDTH = 64;
    private static final int MASKED_FROM = 20;

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /** Beside -1e9 the numbers that count are so small that no figure of the whole tells them from others. */
    @Test
    void otherNumbersBesideMaskedOnesAreNotClearedByTheTrace() throws Exception {
        var outcome = rerun(masked(), numbers(), TraceBesideAnswerTest::replaced, false);
        assertThat(outcome.verdict()).as(outcome.sentence()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(outcome.depth().localisation().orElseThrow().contradictions())
                .hasSize(1);
    }

    @Test
    void theSameNumbersAreBitExact() throws Exception {
        assertThat(rerun(masked(), numbers(), answer -> answer, false).verdict())
                .isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void whatACalibrationFindsOutsideStaysOutsideBesideAnHonestTrace() throws Exception {
        var outcome = rerun(RerunTrails.ROOT, asked(), TraceBesideAnswerTest::larger, true);
        assertThat(outcome.verdict()).as(outcome.sentence()).isEqualTo(Verdict.OUTSIDE);
    }

    private static Tensor asked() {
        return Tensor.ofFloats(List.of(8L), 2, 3, 0.1f, 5, 7, 1, 4, 6);
    }

    @FunctionalInterface
    private interface Change {
        Tensor of(Tensor honest);
    }

    private ReexecutionOutcome rerun(byte[] model, Tensor input, Change change, boolean calibrated) throws Exception {
        try (var in = new Investigation(folder)) {
            SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
            inputs.put("x", input);
            var opened = OnnxModel.of(model);
            var made = REEXECUTOR.run(opened, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            var values = new ArrayList<Tensor>();
            var traced = new TracedRun(REEXECUTOR, bytes -> kept(bytes, values))
                    .trace(opened, inputs, made, ExecutionProfile.CANONICAL, TraceValues.ALL);
            new RecordTrail()
                    .model("m", "1", model)
                    .input(RecordedValue.of("x", input))
                    .output(RecordedValue.of(
                            "y", change.of((Tensor) made.outputs().firstEntry().getValue())))
                    .execution(Recorder.circumstances(ExecutionProfile.CANONICAL, Optional.empty()))
                    .trace(traced.list(), values)
                    .in(in);
            in.accept(new ModelRelease("m", "1", Digest.sha256(model)));
            if (calibrated) {
                in.bring()
                        .calibrate(
                                "m",
                                false,
                                CalibrationDevices.PROCESSOR,
                                CalibrationOptions.DEFAULT.withInputs(8),
                                TaskProgress.SILENT);
            }
            return in.rerun().getFirst();
        }
    }

    private static Digest kept(byte[] bytes, List<Tensor> values) throws IOException {
        try {
            values.add(TensorProtos.read(bytes));
        } catch (TensorFormatException e) {
            throw new IOException(e);
        }
        return Digest.sha256(bytes);
    }

    /** y = x + mask. */
    private static byte[] masked() {
        var mask = new float[WIDTH];
        for (int i = MASKED_FROM; i < WIDTH; i++) {
            mask[i] = -1e9f;
        }
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of((long) WIDTH), mask), "mask"));
        return SmallModels.model(
                        graph, SmallModels.node("Add", "y", "x", "mask"), SmallModels.tensor(ElementType.FLOAT, "n"))
                .toByteArray();
    }

    private static Tensor numbers() {
        var random = new Random(1);
        var numbers = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.ofFloats(List.of((long) WIDTH), numbers);
    }

    private static Tensor replaced(Tensor honest) {
        var numbers = floats(honest);
        for (int i = 0; i < MASKED_FROM; i++) {
            numbers[i] = 3 - numbers[i];
        }
        return Tensor.ofFloats(honest.dims(), numbers);
    }

    private static Tensor larger(Tensor honest) {
        var numbers = floats(honest);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1.00005f;
        }
        return Tensor.ofFloats(honest.dims(), numbers);
    }

    private static float[] floats(Tensor tensor) {
        var numbers = new float[(int) tensor.elementCount()];
        tensor.data().asFloatBuffer().get(numbers);
        return numbers;
    }
}
