package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * An operator on given inputs, and what it makes of them in 53 bits.
 *
 * @param label for the name of the test
 * @param exact its first output
 */
record BoundCase(String label, NodeProto node, long opset, List<Tensor> inputs, double[] exact) {
    static final long OPSET = 24;

    static BoundCase of(NodeProto.Builder node, double[] exact, Tensor... inputs) {
        return of(node, OPSET, exact, inputs);
    }

    static BoundCase of(NodeProto.Builder node, long opset, double[] exact, Tensor... inputs) {
        List<String> shapes = new ArrayList<>();
        for (Tensor input : inputs) {
            shapes.add(input.toString());
        }
        return new BoundCase(node.getOpType() + " " + shapes, node.build(), opset, List.of(inputs), exact);
    }

    static NodeProto.Builder node(String operator, AttributeProto... attributes) {
        return NodeProto.newBuilder().setOpType(operator).addAllAttribute(List.of(attributes));
    }

    static AttributeProto integers(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8(value))
                .build();
    }

    /** Normally distributed, of that deviation around that mean. */
    static Tensor normal(int seed, double mean, double deviation, long... dims) {
        Random random = new Random(seed);
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return Tensor.ofFloats(Arrays.stream(dims).boxed().toList(), values);
    }

    /** Evenly distributed between two numbers. */
    static Tensor even(int seed, double from, double to, long... dims) {
        Random random = new Random(seed);
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(from, to);
        }
        return Tensor.ofFloats(Arrays.stream(dims).boxed().toList(), values);
    }

    @Override
    public String toString() {
        return label;
    }
}
