package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which order of its rows, by the first axis, brings a value nearest to another. */
final class RowOrder {
    /** Every row is compared with every other. */
    private static final int MOST_ROWS = 256;

    private RowOrder() {}

    /** The value with its rows in the order of the claimed one; empty unless each of these has a row of its own elsewhere. */
    static Optional<Tensor> nearest(Tensor claimed, Tensor recomputed) {
        int rows =
                claimed.dims().size() < 2 ? 0 : Math.toIntExact(claimed.dims().getFirst());
        if (rows < 2 || rows > MOST_ROWS || claimed.type() != ElementType.FLOAT) {
            return Optional.empty();
        }
        float[] wanted = Rows.floats(claimed);
        float[] given = Rows.floats(recomputed);
        int[] order = new int[rows];
        Set<Integer> taken = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            order[row] = nearest(wanted, row, given, wanted.length / rows);
            taken.add(order[row]);
        }
        boolean isOther = false;
        for (int row = 0; row < rows; row++) {
            isOther |= order[row] != row;
        }
        return isOther && taken.size() == rows
                ? Optional.of(Shapes.taken(recomputed, 0, rows, row -> order[row]))
                : Optional.empty();
    }

    private static int nearest(float[] wanted, int row, float[] given, int width) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int other = 0; other < given.length / width; other++) {
            double distance = 0;
            for (int i = 0; i < width; i++) {
                double difference = (double) wanted[row * width + i] - given[other * width + i];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return nearest;
    }
}
