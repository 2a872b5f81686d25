package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Trails whose claims do not agree when they are run again, and in which the reason shows. */
final class ExplainedTrails {
    private static final int WIDTH = 64;
    private static final float[] ASKED = numbers(1);
    private static final float[] OTHER = numbers(2);

    /** y = exp(sqrt(x)). */
    private static final byte[] CHAIN = SmallModels.model(
                    GraphProto.newBuilder()
                            .addInput(SmallModels.value("x", RerunTrails.FLOATS))
                            .addNode(SmallModels.node("Sqrt", "h", "x")),
                    SmallModels.node("Exp", "y", "h"),
                    RerunTrails.FLOATS)
            .toByteArray();

    private static final Tensor BITS = Tensor.ofLongs(
            List.of((long) WIDTH), new Random(3).longs(WIDTH, 0, 2).toArray());

    /** y = x w + b, of whole numbers x. */
    private static final ModelProto SCALING = SmallModels.model(
            GraphProto.newBuilder()
                    .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.INT64, "n")))
                    .addInitializer(TensorProtos.toProto(vector(ASKED), "w"))
                    .addInitializer(TensorProtos.toProto(vector(OTHER), "b"))
                    .addNode(SmallModels.node("Cast", "c", "x")
                            .addAttribute(SmallModels.integer("to", ElementType.FLOAT.number())))
                    .addNode(SmallModels.node("Mul", "m", "c", "w")),
            SmallModels.node("Add", "y", "m", "b"),
            RerunTrails.FLOATS);

    private static final TypeProto ROWS = SmallModels.tensor(ElementType.FLOAT, "rows", "n");

    /** y = x over the largest of its column. */
    private static final ModelProto RELATIVE = SmallModels.model(
            GraphProto.newBuilder()
                    .addInput(SmallModels.value("x", ROWS))
                    .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), 0), "axis"))
                    .addNode(SmallModels.node("ReduceMax", "m", "x", "axis")),
            SmallModels.node("Div", "y", "x", "m"),
            ROWS);

    private ExplainedTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "an answer whose signed values show the operator that was changed",
                        in -> traced(
                                CHAIN,
                                List.of(0, 1),
                                List.of("h", "y"),
                                List.of(vector(roots(ASKED, 1.01)), vector(exponentials(roots(ASKED, 1.01)))),
                                in),
                        ReexecutionCode.OPERATOR),
                answer("the answer of the first operator alone", roots(ASKED, 1), ReexecutionCode.LAYERS_SKIPPED),
                answer("an answer with two decimals", rounded(exponentials(roots(ASKED, 1))), ReexecutionCode.ROUNDED),
                Scenario.of(
                        "a record that has the answer of another",
                        in -> {
                            record(CHAIN, vector(OTHER), vector(exponentials(roots(OTHER, 1))))
                                    .in("a.trail", in);
                            record(CHAIN, vector(ASKED), vector(exponentials(roots(OTHER, 1))))
                                    .in("b.trail", in);
                            in.rerun();
                        },
                        ReexecutionCode.OTHER_ANSWER),
                Scenario.of(
                        "an answer to an input that was overwritten with ones",
                        in -> {
                            record(SCALING.toByteArray(), BITS, vector(sum(ASKED, OTHER)))
                                    .in(in);
                            in.rerun();
                        },
                        ReexecutionCode.INPUT_ALTERED),
                Scenario.of(
                        "an answer of a batch, to which the model scales",
                        in -> {
                            record(RELATIVE.toByteArray(), row(OTHER), row(relative(OTHER, OTHER)))
                                    .in("a.trail", in);
                            record(RELATIVE.toByteArray(), row(ASKED), row(relative(ASKED, OTHER)))
                                    .in("b.trail", in);
                            in.rerun();
                        },
                        ReexecutionCode.ANOTHER_RUN),
                Scenario.of(
                        "an answer of a quantised model in an unknown batch, with its values",
                        ExplainedTrails::quantised,
                        ReexecutionCode.OPERATORS_AGREE),
                answer(
                        "an answer of length one",
                        normalised(exponentials(roots(ASKED, 1))),
                        ReexecutionCode.OTHER_FORM));
    }

    private static Scenario answer(String name, float[] answer, ReexecutionCode code) {
        return Scenario.of(
                name,
                in -> {
                    record(CHAIN, vector(ASKED), vector(answer)).in(in);
                    in.rerun();
                },
                code);
    }

    /** Signs the values that the operators make; the last is the answer. */
    private static void traced(
            byte[] model, List<Integer> makers, List<String> names, List<Tensor> values, Investigation in)
            throws Exception {
        var leaves = new ArrayList<TraceLeaf>();
        for (int i = 0; i < values.size(); i++) {
            int node = makers.get(i);
            leaves.add(new TraceLeaf(
                    node,
                    i - makers.indexOf(node),
                    Integer.toString(node),
                    names.get(i),
                    Optional.empty(),
                    Digest.ofSha256(values.get(i).sha256()),
                    Optional.empty(),
                    Digest.sha256(TensorProtos.write(values.get(i)))));
        }
        record(model, vector(ASKED), values.getLast())
                .execution(new ExecutionRecord(
                        "onnxruntime 1.29.0", "CPUExecutionProvider", "NO_OPT", 1, "", Optional.empty(), Map.of()))
                .trace(TraceManifest.of(Digest.sha256(model), "all", leaves), values)
                .in(in);
        in.rerun();
    }

    /** The range of the numbers is that of others in the batch, up to 20, and so is the scale. */
    private static void quantised(Investigation in) throws Exception {
        float scale = 20f / 255;
        byte[] steps = new byte[WIDTH];
        float[] answer = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            steps[i] = (byte) Math.rint(ASKED[i] / scale);
            answer[i] = Byte.toUnsignedInt(steps[i]) * scale;
        }
        traced(
                RerunTrails.quantising().toByteArray(),
                List.of(0, 0, 0, 1),
                List.of("q", "scale", "zero", "y"),
                List.of(
                        Tensor.ofRaw(ElementType.UINT8, List.of((long) WIDTH), steps),
                        Tensor.ofFloats(List.of(), scale),
                        Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) 0),
                        vector(answer)),
                in);
    }

    private static RecordTrail record(byte[] model, Tensor asked, Tensor answer) {
        return new RecordTrail()
                .model("m", "1", model)
                .input(RecordedValue.of("x", asked))
                .output(RecordedValue.of("y", answer));
    }

    private static float[] sum(float[] one, float[] other) {
        var sum = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    private static float[] relative(float[] of, float[] other) {
        var relative = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            relative[i] = of[i] / Math.max(of[i], other[i]);
        }
        return relative;
    }

    private static Tensor row(float[] values) {
        return Tensor.ofFloats(List.of(1L, (long) values.length), values);
    }

    private static Tensor vector(float[] values) {
        return Tensor.ofFloats(List.of((long) values.length), values);
    }

    private static float[] numbers(int seed) {
        var random = new Random(seed);
        var numbers = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            numbers[i] = 0.5f + 8 * random.nextFloat();
        }
        return numbers;
    }

    private static float[] roots(float[] of, double factor) {
        var roots = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            roots[i] = (float) (Math.sqrt(of[i]) * factor);
        }
        return roots;
    }

    private static float[] exponentials(float[] of) {
        var exponentials = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            exponentials[i] = (float) Math.exp(of[i]);
        }
        return exponentials;
    }

    private static float[] rounded(float[] of) {
        var rounded = of.clone();
        for (int i = 0; i < of.length; i++) {
            rounded[i] = (float) (Math.rint(of[i] * 1e2) / 1e2);
        }
        return rounded;
    }

    private static float[] normalised(float[] of) {
        double squares = 0;
        for (float each : of) {
            squares += (double) each * each;
        }
        var normalised = of.clone();
        for (int i = 0; i < of.length; i++) {
            normalised[i] = (float) (of[i] / Math.sqrt(squares));
        }
        return normalised;
    }
}
