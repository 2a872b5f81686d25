package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Locale;

/** Vectors compared by the angle between them. */
final class Directions {
    private Directions() {}

    /** Each row of a matrix; of a batch of token vectors each row's mean, or each token's where some are padding. */
    static ReaderTerms terms(String output, Tensor claimed, Tensor recomputed, boolean isMasked) {
        int columns = Math.toIntExact(recomputed.dims().getLast());
        int pooled = recomputed.dims().size() == 3 && !isMasked
                ? Math.toIntExact(recomputed.dims().get(1))
                : 1;
        int rows = Math.toIntExact(recomputed.elementCount() / columns / pooled);
        double farthest = 0;
        int where = 0;
        for (int row = 0; row < rows; row++) {
            double apart = apart(mean(claimed, row, pooled, columns), mean(recomputed, row, pooled, columns));
            if (apart > farthest) {
                farthest = apart;
                where = row;
            }
        }
        return new ReaderTerms.Embedding(
                output, 1 - farthest * farthest / 2, farthest, sentence(farthest, where, rows, pooled > 1));
    }

    private static double[] mean(Tensor value, int row, int pooled, int columns) {
        double[] sum = new double[columns];
        for (int at = 0; at < pooled * columns; at++) {
            sum[at % columns] += value.doubleAt((long) row * pooled * columns + at);
        }
        return sum;
    }

    /**
     * The distance of the two vectors on the unit sphere, twice the sine of half the angle between them: exact for tiny angles,
     * where one minus the cosine is nothing but rounding. 2, as for opposite vectors, where one is zero or has no direction.
     */
    private static double apart(double[] one, double[] other) {
        double ofOne = norm(one);
        double ofOther = norm(other);
        if (ofOne == 0 && ofOther == 0) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = one[i] / ofOne - other[i] / ofOther;
            squares += difference * difference;
        }
        double apart = Math.sqrt(squares);
        return Double.isFinite(apart) ? Math.min(apart, 2) : 2;
    }

    private static double norm(double... vector) {
        double squares = 0;
        for (double number : vector) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    private static String sentence(double apart, int where, int rows, boolean pooled) {
        String whose = (pooled ? "The mean of the token vectors" : "The vector")
                + (rows == 1 ? "" : String.format(Locale.ROOT, " of row %,d, the farthest of %,d,", where, rows));
        return apart == 0
                ? "Every vector points where the recomputed one does."
                : String.format(
                        Locale.ROOT,
                        "%s has a cosine of %.5f with the recomputed one; its similarity to any other moved by at most %.2g.",
                        whose,
                        1 - apart * apart / 2,
                        apart);
    }
}
