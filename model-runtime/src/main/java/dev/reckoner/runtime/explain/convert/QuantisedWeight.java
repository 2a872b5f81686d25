package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.Arrays;
import java.util.List;

/**
 * A weight as whole numbers of 8 bits: weight = scale (number - zero). Formulas as in ONNX Runtime's quantisation tools: scale
 * = (largest - smallest) / (highest - lowest), numbers rounded to even.
 *
 * @param numbers in the weight's shape; for a matrix with channels first turned around, so that channels are columns
 * @param scale one number, or one for each channel
 * @param zero as many whole numbers
 */
record QuantisedWeight(TensorProto numbers, TensorProto scale, TensorProto zero) {
    private static final int HIGHEST_UNSIGNED = 255;
    private static final int MIDDLE = 128;
    private static final int HIGHEST = 127;
    private static final int HIGHEST_OF_7_BITS = 64;

    /** The names of the three parts of a weight. */
    static String numbersName(String weight) {
        return weight + "_quantized";
    }

    static String scaleName(String weight) {
        return weight + "_scale";
    }

    static String zeroName(String weight) {
        return weight + "_zero_point";
    }

    static QuantisedWeight of(Matrix matrix, DynamicInt8Conversion.Scheme scheme) {
        return switch (scheme) {
            case TENSOR_SIGNED -> perTensor(matrix);
            case TENSOR_UNSIGNED -> unsigned(matrix);
            case CHANNELS -> perChannel(matrix, HIGHEST);
            case CHANNELS_OF_7_BITS -> perChannel(matrix, HIGHEST_OF_7_BITS);
        };
    }

    /** A table that Gather reads: unsigned, symmetric about 128. */
    static QuantisedWeight table(TensorProto weight) throws ModelException {
        Matrix flat = new Matrix(weight, Weights.of(weight), 1, true);
        double scale = scale(2.0 * Math.abs(flat.largest(0, flat.values().length, 1)) / HIGHEST_UNSIGNED);
        byte[] numbers = new byte[flat.values().length];
        for (int i = 0; i < numbers.length; i++) {
            double whole = Math.rint(flat.values()[i] / (float) scale) + MIDDLE;
            numbers[i] = (byte) (int) Math.clamp(whole, 0, HIGHEST_UNSIGNED);
        }
        return of(weight, weight.getDimsList(), false, numbers, List.of(), new float[] {(float) scale}, (byte) MIDDLE);
    }

    private static QuantisedWeight perTensor(Matrix matrix) {
        float largest = Math.abs(matrix.largest(0, matrix.values().length, 1));
        float[] scales = {(float) scale((double) largest / HIGHEST)};
        return of(matrix, true, List.of(), scales, 0, HIGHEST);
    }

    private static QuantisedWeight perChannel(Matrix matrix, int highest) {
        float[] scales = new float[matrix.channels()];
        int step = matrix.channelsFirst() ? 1 : matrix.channels();
        for (int channel = 0; channel < scales.length; channel++) {
            float largest = matrix.largest(matrix.place(channel, 0), matrix.depth(), step);
            scales[channel] = (float) scale((double) Math.abs(largest) / highest);
        }
        return of(matrix, true, List.of((long) scales.length), scales, 0, highest);
    }

    private static QuantisedWeight unsigned(Matrix matrix) {
        float smallest = 0;
        float largest = 0;
        for (float value : matrix.values()) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        double scale = scale(((double) largest - smallest) / HIGHEST_UNSIGNED);
        int zero = (int) Math.rint(-smallest / scale);
        return of(matrix, false, List.of(), new float[] {(float) scale}, zero, HIGHEST_UNSIGNED);
    }

    /** A weight of zeros has a scale all the same. */
    private static double scale(double scale) {
        return scale == 0 || !Double.isFinite(scale) ? 1 : scale;
    }

    private static QuantisedWeight of(
            Matrix matrix, boolean signed, List<Long> scaleDims, float[] scales, int zero, int highest) {
        byte[] numbers = new byte[matrix.values().length];
        int lowest = signed ? -highest : 0;
        for (int channel = 0; channel < matrix.channels(); channel++) {
            float scale = scales[scales.length == 1 ? 0 : channel];
            for (int row = 0; row < matrix.depth(); row++) {
                double whole = Math.rint(matrix.at(channel, row) / scale) + zero;
                numbers[row * matrix.channels() + channel] = (byte) (int) Math.clamp(whole, lowest, highest);
            }
        }
        List<Long> dims = List.of((long) matrix.depth(), (long) matrix.channels());
        return of(matrix.weight(), dims, signed, numbers, scaleDims, scales, (byte) zero);
    }

    private static QuantisedWeight of(
            TensorProto weight,
            List<Long> dims,
            boolean signed,
            byte[] numbers,
            List<Long> scaleDims,
            float[] scales,
            byte zero) {
        byte[] zeros = new byte[scales.length];
        Arrays.fill(zeros, zero);
        String name = weight.getName();
        return new QuantisedWeight(
                Weights.bytes(numbersName(name), signed, dims, numbers),
                TensorProtos.toProto(Tensor.ofFloats(scaleDims, scales), scaleName(name)),
                Weights.bytes(zeroName(name), signed, scaleDims, zeros));
    }
}
