package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.Tensor;

/** The rows of a FLOAT tensor, by its last axis. */
final class Rows {
    private Rows() {}

    static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.elementCount())];
        tensor.data().asFloatBuffer().get(values);
        return values;
    }

    static int width(Tensor tensor) {
        return tensor.dims().isEmpty() ? 1 : Math.toIntExact(tensor.dims().getLast());
    }

    static Tensor scaled(Tensor tensor, Form.Scaling scaling) {
        if (scaling == Form.Scaling.NONE) {
            return tensor;
        }
        float[] values = floats(tensor);
        int width = width(tensor);
        for (int from = 0; from < values.length; from += width) {
            scale(values, from, width, scaling);
        }
        return Tensor.ofFloats(tensor.dims(), values);
    }

    private static void scale(float[] values, int from, int width, Form.Scaling scaling) {
        double largest = Double.NEGATIVE_INFINITY;
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            largest = Math.max(largest, values[i]);
            squares += (double) values[i] * values[i];
        }
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.exp(values[i] - largest);
        }
        for (int i = from; i < from + width; i++) {
            double value = values[i];
            values[i] = (float)
                    switch (scaling) {
                        case NONE -> value;
                        case UNIT -> squares == 0 ? 0 : value / Math.sqrt(squares);
                        case SOFTMAX -> Math.exp(value - largest) / sum;
                        case LOG_SOFTMAX -> value - largest - Math.log(sum);
                        case SIGMOID -> 1 / (1 + Math.exp(-value));
                    };
        }
    }
}
