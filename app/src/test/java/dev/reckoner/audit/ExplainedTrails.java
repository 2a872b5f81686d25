package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Trails whose claims do not agree when they are run again, and in which the reason shows. */
final class ExplainedTrails {
    private static final int WIDTH = 64;
    private static final float[] ASKED = numbers(1);

    /** y = exp(sqrt(x)). */
    private static final byte[] CHAIN = SmallModels.model(
                    GraphProto.newBuilder()
                            .addInput(SmallModels.value("x", RerunTrails.FLOATS))
                            .addNode(SmallModels.node("Sqrt", "h", "x")),
                    SmallModels.node("Exp", "y", "h"),
                    RerunTrails.FLOATS)
            .toByteArray();

    private ExplainedTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "an answer whose signed values show the operator that was changed",
                        in -> traced(CHAIN, roots(ASKED, 1.01), exponentials(roots(ASKED, 1.01)), in),
                        ReexecutionCode.OPERATOR),
                answer("the answer of the first operator alone", roots(ASKED, 1), ReexecutionCode.LAYERS_SKIPPED),
                answer("an answer with four decimals", rounded(exponentials(roots(ASKED, 1))), ReexecutionCode.ROUNDED),
                answer(
                        "an answer of length one",
                        normalised(exponentials(roots(ASKED, 1))),
                        ReexecutionCode.OTHER_FORM));
    }

    private static Scenario answer(String name, float[] answer, ReexecutionCode code) {
        return Scenario.of(
                name,
                in -> {
                    new RecordTrail()
                            .model("m", "1", CHAIN)
                            .input(RecordedValue.of("x", vector(ASKED)))
                            .output(RecordedValue.of("y", vector(answer)))
                            .in(in);
                    in.rerun();
                },
                code);
    }

    /** Signs the two values that the chain makes. */
    private static void traced(byte[] model, float[] middle, float[] answer, Investigation in) throws Exception {
        var values = List.of(vector(middle), vector(answer));
        var names = List.of("h", "y");
        var leaves = new ArrayList<TraceLeaf>();
        for (int i = 0; i < values.size(); i++) {
            leaves.add(new TraceLeaf(
                    i,
                    0,
                    Integer.toString(i),
                    names.get(i),
                    Optional.empty(),
                    Digest.ofSha256(values.get(i).sha256()),
                    Optional.empty(),
                    Digest.sha256(TensorProtos.write(values.get(i)))));
        }
        new RecordTrail()
                .model("m", "1", model)
                .input(RecordedValue.of("x", vector(ASKED)))
                .output(RecordedValue.of("y", vector(answer)))
                .trace(TraceManifest.of(Digest.sha256(model), "all", leaves), values)
                .in(in);
        in.rerun();
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
            rounded[i] = (float) (Math.rint(of[i] * 1e4) / 1e4);
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
