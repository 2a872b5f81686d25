package dev.reckoner.audit;

import static dev.reckoner.trail.opengradient.inference.ChainFiles.input;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.numbers;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.output;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.opengradient.inference.ChainFiles;
import java.util.List;

/** Trails whose claims are run again, and compared. */
final class RerunTrails {
    static final TypeProto FLOATS = SmallModels.tensor(ElementType.FLOAT, "n");
    /** Of each input the square root. */
    static final byte[] ROOT = SmallModels.unary("Sqrt", FLOATS).toByteArray();

    private static final byte[] EXPONENTIAL = SmallModels.unary("Exp", FLOATS).toByteArray();
    private static final float[] ASKED = {2, 3, 0.1f, 5, 7, 1, 4, 6};

    private RerunTrails() {}

    static List<Scenario> all() {
        return List.of(
                rerun("an output that the model gives", 0, ReexecutionCode.BIT_EXACT),
                rerun("an output that differs as honest runs do", 1e-6f, ReexecutionCode.WITHIN_EMPIRICAL),
                rerun("an output that differs by more, as rounding might", 5e-5f, ReexecutionCode.WITHIN_THEORETICAL),
                rerun("an output that is not the model's", 0.5f, ReexecutionCode.OUTSIDE),
                substituted("another version", "m", ReexecutionCode.PRECISION_SUBSTITUTED),
                substituted("another model", "other", ReexecutionCode.MODEL_SUBSTITUTED),
                Scenario.of(
                        "a log with an output that is not the model's",
                        in -> logged(in, numbers("x", List.of(1), 4, 0), numbers("y", List.of(1), 3, 0)),
                        ReexecutionCode.UNSIGNED_OUTSIDE),
                Scenario.of(
                        "a log with a number that no node reads",
                        in -> logged(in, numbers("x", List.of(1), 1, 19), numbers("y", List.of(1), 1, 0)),
                        ReexecutionCode.FIXED_POINT),
                inconclusive(
                        "the output of a model that computes in 16 bits, off by their rounding",
                        halves(),
                        1.001f,
                        ReexecutionCode.INCONCLUSIVE),
                inconclusive(
                        "the output of a model that quantises to its batch",
                        quantising(),
                        2,
                        ReexecutionCode.INCONCLUSIVE_BATCH),
                inconclusive(
                        "the output of a model that draws random numbers",
                        SmallModels.unary("RandomNormalLike", FLOATS),
                        2,
                        ReexecutionCode.INCONCLUSIVE_RANDOM),
                chosen("the other side of a near tie", 2.0000002f, ReexecutionCode.WITHIN_EMPIRICAL),
                chosen("a choice that is none of the model's", 2.1f, ReexecutionCode.OUTSIDE),
                Scenario.of(
                        "a whole number that may have been rounded up elsewhere",
                        in -> {
                            new RecordTrail()
                                    .model("m", "1", rounding().toByteArray())
                                    .input(RecordedValue.of("x", Tensor.ofFloats(List.of(2L), 1, 6.25f)))
                                    .output(RecordedValue.of("y", Tensor.ofFloats(List.of(2L), 1, 3)))
                                    .in(in);
                            in.rerun();
                        },
                        ReexecutionCode.INCONCLUSIVE_DECISION));
    }

    /** The place of the largest of three scores is claimed to be the second; the third is that large. */
    private static Scenario chosen(String name, float third, ReexecutionCode code) {
        return Scenario.of(
                name,
                in -> {
                    new RecordTrail()
                            .model("m", "1", DecidingModelTest.classifier())
                            .input(RecordedValue.of("x", Tensor.ofFloats(List.of(3L), 1, 2, third)))
                            .output(RecordedValue.of("y", Tensor.ofLongs(List.of(1L), 1)))
                            .in(in);
                    in.rerun();
                },
                code);
    }

    /** y = the whole numbers nearest to the square roots. */
    private static ModelProto rounding() {
        return SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", FLOATS))
                        .addNode(SmallModels.node("Sqrt", "root", "x")),
                SmallModels.node("Round", "y", "root"),
                FLOATS);
    }

    /** The square roots, each larger by that part of itself. */
    private static Scenario rerun(String name, float more, ReexecutionCode code) {
        return Scenario.of(
                name,
                in -> {
                    new RecordTrail()
                            .model("m", "1", ROOT)
                            .input(asked())
                            .output(RecordedValue.of("y", roots(1 + more)))
                            .in(in);
                    in.rerun();
                },
                code);
    }

    /** The output of another published model than the record names. */
    private static Scenario substituted(String what, String name, ReexecutionCode code) {
        var exponentials = new float[ASKED.length];
        for (int i = 0; i < exponentials.length; i++) {
            exponentials[i] = (float) Math.exp(ASKED[i]);
        }
        return Scenario.of(
                "an output of " + what,
                in -> {
                    in.accept(
                            new ModelRelease("m", "1", Digest.sha256(ROOT)),
                            new ModelRelease(name, "2", Digest.sha256(EXPONENTIAL)));
                    new RecordTrail()
                            .model("m", "1", ROOT)
                            .carrying(EXPONENTIAL)
                            .input(asked())
                            .output(RecordedValue.of("y", Tensor.ofFloats(List.of(8L), exponentials)))
                            .in(in);
                    in.rerun();
                },
                code);
    }

    /** The input itself, multiplied, as the output of a model that gives it back or something random. */
    private static Scenario inconclusive(String name, ModelProto model, float factor, ReexecutionCode code) {
        var multiplied = ASKED.clone();
        for (int i = 0; i < multiplied.length; i++) {
            multiplied[i] *= factor;
        }
        return Scenario.of(
                name,
                in -> {
                    new RecordTrail()
                            .model("m", "1", model.toByteArray())
                            .input(asked())
                            .output(RecordedValue.of("y", Tensor.ofFloats(List.of(8L), multiplied)))
                            .in(in);
                    in.rerun();
                },
                code);
    }

    private static void logged(Investigation in, Tuple asked, Tuple answered) throws Exception {
        in.file("model.onnx", ROOT);
        in.file(
                "log.json",
                ChainFiles.event("i", 0, InferenceTrails.cid(ROOT), input(List.of(asked)), output(false, answered)));
        in.rerun();
    }

    static RecordedValue asked() {
        return RecordedValue.of("x", Tensor.ofFloats(List.of(8L), ASKED));
    }

    /** What {@link #ROOT} gives for what was asked, multiplied. */
    static Tensor roots(float factor) {
        var roots = new float[ASKED.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(ASKED[i]) * factor;
        }
        return Tensor.ofFloats(List.of(8L), roots);
    }

    /** y = x, by way of 16 bits. */
    private static ModelProto halves() {
        return SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", FLOATS))
                        .addNode(cast("h", "x", ElementType.FLOAT16)),
                cast("y", "h", ElementType.FLOAT),
                FLOATS);
    }

    private static NodeProto.Builder cast(String output, String input, ElementType type) {
        return SmallModels.node("Cast", output, input).addAttribute(SmallModels.integer("to", type.number()));
    }

    /** y = x, by way of eight bits that the whole of x scales. */
    static ModelProto quantising() {
        return SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", FLOATS))
                        .addNode(SmallModels.node("DynamicQuantizeLinear", "q", "x")
                                .addOutput("scale")
                                .addOutput("zero")),
                SmallModels.node("DequantizeLinear", "y", "q", "scale", "zero"),
                FLOATS);
    }
}
