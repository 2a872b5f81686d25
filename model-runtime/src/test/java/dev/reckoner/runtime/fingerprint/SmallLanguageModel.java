package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A causal language model with random weights: embedding, one head of attention that looks back only, a layer of GELU written out
 * as exporters do, and a head; tokens [1, n] to logits y [1, n, vocabulary].
 */
final class SmallLanguageModel {
    static final int VOCABULARY = 512;
    private static final int WIDTH = 64;
    private static final int INNER = 256;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Random random;
    private final int bits;

    private SmallLanguageModel(long seed, int bits) {
        random = new Random(seed);
        this.bits = bits;
    }

    /**
     * The model of a seed.
     *
     * @param bits each column of a weight matrix is rounded to so many; 32 to leave it as it is
     */
    static OnnxModel of(long seed, int bits) throws ModelException {
        return new SmallLanguageModel(seed, bits).build();
    }

    private OnnxModel build() throws ModelException {
        graph.addInput(SmallModels.value("tokens", SmallModels.tensor(ElementType.INT64, "one", "n")));
        weights("embedding", VOCABULARY, WIDTH, 1);
        add("Gather", "x", "embedding", "tokens");
        attend();
        feedForward();
        weights("head", WIDTH, VOCABULARY, 0.35);
        add("LayerNormalization", "normal", "z", "ones");
        constants("ones", WIDTH, 1);
        NodeProto.Builder head = SmallModels.node("MatMul", "y", "normal", "head");
        return OnnxModel.of(
                SmallModels.model(graph, head, SmallModels.tensor(ElementType.FLOAT, "one", "n", "vocabulary"))
                        .toByteArray());
    }

    /** softmax(q k' - what lies ahead) v, added to x. */
    private void attend() {
        for (String part : List.of("q", "k", "v")) {
            weights("w" + part, WIDTH, WIDTH, 0.125);
            add("MatMul", part, "x", "w" + part);
        }
        graph.addNode(SmallModels.node("Transpose", "k'", "k")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("perm")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addAllInts(List.of(0L, 2L, 1L))));
        add("MatMul", "scores", "q", "k'");
        add("Shape", "shape", "scores");
        scalar("far", -1e9f);
        add("Expand", "everywhere", "far", "shape");
        graph.addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), 1), "one above"));
        add("Trilu", "ahead", "everywhere", "one above");
        add("Add", "masked", "scores", "ahead");
        add("Softmax", "attention", "masked");
        add("MatMul", "seen", "attention", "v");
        add("Add", "h", "x", "seen");
    }

    /** h + GELU(h W + b) V, the GELU as 0.5 a (1 + erf(a / sqrt 2)). */
    private void feedForward() {
        weights("W", WIDTH, INNER, 0.125);
        weights("V", INNER, WIDTH, 0.125);
        constants("b", INNER, 0.1f);
        scalar("root", (float) Math.sqrt(2));
        scalar("unit", 1);
        scalar("half", 0.5f);
        add("MatMul", "inner", "h", "W");
        add("Add", "a", "inner", "b");
        add("Div", "scaled", "a", "root");
        add("Erf", "erf", "scaled");
        add("Add", "shifted", "erf", "unit");
        add("Mul", "twice", "a", "shifted");
        add("Mul", "gelu", "twice", "half");
        add("MatMul", "outer", "gelu", "V");
        add("Add", "z", "h", "outer");
    }

    private void add(String operator, String output, String... inputs) {
        graph.addNode(SmallModels.node(operator, output, inputs));
    }

    private void scalar(String name, float value) {
        graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(), value), name));
    }

    private void constants(String name, int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of((long) length), values), name));
    }

    private void weights(String name, int rows, int columns, double scale) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        for (int column = 0; bits < 32 && column < columns; column++) {
            round(values, column, columns);
        }
        graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of((long) rows, (long) columns), values), name));
    }

    /** Symmetric rounding with one scale for the column. */
    private void round(float[] values, int column, int columns) {
        float largest = 0;
        for (int i = column; i < values.length; i += columns) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        float step = largest / ((1 << bits - 1) - 1);
        for (int i = column; i < values.length; i += columns) {
            values[i] = Math.round(values[i] / step) * step;
        }
    }
}
