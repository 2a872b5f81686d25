package dev.reckoner.runtime.explain;

/**
 * The direction in which one value departs from another, as one vector over all elements.
 *
 * @param numbers row-major
 * @param columns length of a row
 * @param norm of all of it
 * @param dimension effective number of independent numbers
 */
record Direction(double[] numbers, int columns, double norm, double dimension) {
    static Direction of(double[] numbers, int columns) {
        double squares = 0;
        for (double number : numbers) {
            squares += number * number;
        }
        return new Direction(numbers, columns, Math.sqrt(squares), EffectiveDimension.of(numbers, columns));
    }

    /**
     * Without what only makes a row longer or shorter: most changes of a model do that in much the same way, so it says little
     * about which one it was.
     *
     * @param rows the value that is departed from
     */
    Direction across(double... rows) {
        double[] left = numbers.clone();
        for (int from = 0; from < left.length; from += columns) {
            double product = 0;
            double squares = 0;
            for (int i = from; i < from + columns; i++) {
                product += left[i] * rows[i];
                squares += rows[i] * rows[i];
            }
            for (int i = from; squares > 0 && i < from + columns; i++) {
                left[i] -= product / squares * rows[i];
            }
        }
        return of(left, columns);
    }

    double cosine(Direction other) {
        double product = 0;
        for (int i = 0; i < numbers.length; i++) {
            product += numbers[i] * other.numbers[i];
        }
        double norms = norm * other.norm;
        return norms == 0 ? 0 : Math.clamp(product / norms, -1, 1);
    }

    /** Sine of the angle to another, which the cosine does not tell where that is small. */
    double sine(Direction other) {
        double factor = cosine(other) * norm / other.norm;
        double squares = 0;
        for (int i = 0; i < numbers.length; i++) {
            double left = numbers[i] - factor * other.numbers[i];
            squares += left * left;
        }
        return Math.min(1, Math.sqrt(squares) / norm);
    }
}
