package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A weight that is multiplied: for each output channel a column of numbers that are summed over.
 *
 * @param weight the message
 * @param values its numbers, row-major
 * @param channels number of output channels
 * @param channelsFirst true if a channel's numbers lie side by side
 */
record Matrix(TensorProto weight, float[] values, int channels, boolean channelsFirst) {
    /** The FLOAT weights that MatMul, Gemm and Conv use, by name, and whether with channels first. */
    static Map<String, Boolean> uses(GraphProto graph) {
        Map<String, TensorProto> weights = new HashMap<>();
        for (TensorProto weight : graph.getInitializerList()) {
            if (Weights.isFloat(weight)) {
                weights.put(weight.getName(), weight);
            }
        }
        Map<String, Boolean> uses = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            if (node.getDomain().isEmpty() && node.getInputCount() > 1) {
                Optional.ofNullable(weights.get(node.getInput(1)))
                        .flatMap(weight -> channelsFirst(node, weight))
                        .ifPresent(first -> uses.merge(node.getInput(1), first, (one, other) -> one && other));
            }
        }
        return uses;
    }

    private static Optional<Boolean> channelsFirst(NodeProto node, TensorProto weight) {
        return switch (node.getOpType()) {
            case "MatMul", "Gemm" ->
                weight.getDimsCount() == 2
                        ? Optional.of(attribute(node, "transB").isPresent())
                        : Optional.empty();
            case "Conv" -> weight.getDimsCount() > 2 ? Optional.of(true) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** An attribute that is set to something other than zero. */
    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute ->
                        attribute.getName().equals(name) && (attribute.getI() != 0 || attribute.getF() != 0))
                .findFirst();
    }

    static Matrix of(TensorProto weight, boolean channelsFirst) throws ModelException {
        long channels = channelsFirst ? weight.getDims(0) : weight.getDims(weight.getDimsCount() - 1);
        return new Matrix(weight, Weights.of(weight), Math.toIntExact(channels), channelsFirst);
    }

    /** Numbers of one channel. */
    int depth() {
        return channels == 0 ? 0 : values.length / channels;
    }

    int place(int channel, int row) {
        return channelsFirst ? channel * depth() + row : row * channels + channel;
    }

    float at(int channel, int row) {
        return values[place(channel, row)];
    }

    /** The weight rounded to whole numbers times a scale, and back. */
    TensorProto rounded(WeightFormat format) {
        if (format == WeightFormat.INT8_TENSOR) {
            round(0, values.length, 1, largest(0, values.length, 1), format);
            return Weights.with(weight, values);
        }
        int block = format.block() == 0 ? Math.max(1, depth()) : format.block();
        int step = channelsFirst ? 1 : channels;
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < depth(); row += block) {
                int count = Math.min(block, depth() - row);
                int from = place(channel, row);
                round(from, count, step, largest(from, count, step), format);
            }
        }
        return Weights.with(weight, values);
    }

    /** The number of largest magnitude, with its sign. */
    float largest(int from, int count, int step) {
        float largest = 0;
        for (int i = 0; i < count; i++) {
            float value = values[from + i * step];
            if (Math.abs(value) > Math.abs(largest)) {
                largest = value;
            }
        }
        return largest;
    }

    /** The formats of eight levels map the largest number to -8 exactly; the others are symmetric. */
    private void round(int from, int count, int step, float largest, WeightFormat format) {
        boolean lopsided = format.block() > 0;
        int levels = format.levels();
        float scale = lopsided ? largest / -levels : Math.abs(largest) / levels;
        if (scale == 0 || !Float.isFinite(scale)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int place = from + i * step;
            double whole = Math.rint(values[place] / scale);
            values[place] = (float) Math.clamp(whole, -levels, lopsided ? levels - 1.0 : levels) * scale;
        }
    }
}
