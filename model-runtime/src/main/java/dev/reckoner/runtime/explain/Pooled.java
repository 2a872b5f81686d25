package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A value [batch, positions, n] made one of [batch, n], as sentence encoders do it. */
final class Pooled {
    private final float[] values;
    private final int positions;
    private final int width;

    private Pooled(Tensor tensor) {
        values = Rows.floats(tensor);
        positions = Math.toIntExact(tensor.dims().get(1));
        width = Math.toIntExact(tensor.dims().get(2));
    }

    static Optional<Tensor> of(Tensor tensor, Form.Pooling pooling, SequencedMap<String, OnnxValue> inputs) {
        if (pooling == Form.Pooling.NONE) {
            return Optional.of(tensor);
        }
        if (tensor.dims().size() != 3) {
            return Optional.empty();
        }
        List<Long> outer = List.of(tensor.dims().get(0), tensor.dims().get(1));
        Optional<Tensor> mask =
                Sequences.mask(inputs).filter(given -> given.dims().equals(outer));
        if (pooling == Form.Pooling.MASKED_MEAN && mask.isEmpty()) {
            return Optional.empty();
        }
        var pooled = new Pooled(tensor);
        int rows = Math.toIntExact(outer.getFirst());
        float[] result = new float[rows * pooled.width];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < pooled.width; column++) {
                result[row * pooled.width + column] = pooled.pool(row, column, pooling, mask);
            }
        }
        return Optional.of(Tensor.ofFloats(List.of((long) rows, (long) pooled.width), result));
    }

    private float pool(int row, int column, Form.Pooling pooling, Optional<Tensor> mask) {
        return switch (pooling) {
            case FIRST, NONE -> at(row, 0, column);
            case LAST -> at(row, positions - 1, column);
            case LARGEST -> largest(row, column);
            case MEAN -> mean(row, column, Optional.empty());
            case MASKED_MEAN -> mean(row, column, mask);
        };
    }

    private float mean(int row, int column, Optional<Tensor> mask) {
        double sum = 0;
        double weight = 0;
        for (int position = 0; position < positions; position++) {
            long place = (long) row * positions + position;
            double factor = mask.map(given -> given.doubleAt(place)).orElse(1.0);
            sum += factor * at(row, position, column);
            weight += factor;
        }
        return (float) (sum / weight);
    }

    private float largest(int row, int column) {
        float largest = at(row, 0, column);
        for (int position = 1; position < positions; position++) {
            largest = Math.max(largest, at(row, position, column));
        }
        return largest;
    }

    private float at(int row, int position, int column) {
        return values[(row * positions + position) * width + column];
    }
}
