package dev.reckoner.runtime.explain;

/**
 * In how many independent numbers a difference of two tensors moves. The numbers of a hidden state are not independent: the same
 * shift in every row, or all of it in one element, is one number and not thousands.
 *
 * <p>The participation ratio over the elements or over the columns, whichever is smaller: for sizes p the number (sum p)^2 / sum
 * p^2, which is n where n of them are equal and one where one has all (Bell and Dean, Discuss. Faraday Soc. 50, 1970). Rows
 * count as saying the same. {@link Target} takes only part of it, as measured.
 */
final class EffectiveDimension {
    private EffectiveDimension() {}

    /**
     * Of a difference in row-major order; 0 where nothing differs.
     *
     * @param columns length of a row
     */
    static double of(double[] difference, int columns) {
        double largest = 0;
        for (double value : difference) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 0;
        }
        double[] elements = new double[difference.length];
        double[] energies = new double[columns];
        for (int i = 0; i < elements.length; i++) {
            double scaled = difference[i] / largest;
            elements[i] = scaled * scaled;
            energies[i % columns] += elements[i];
        }
        return Math.min(participation(elements), participation(energies));
    }

    private static double participation(double... sizes) {
        double sum = 0;
        double squares = 0;
        for (double size : sizes) {
            sum += size;
            squares += size * size;
        }
        return sum * sum / squares;
    }
}
