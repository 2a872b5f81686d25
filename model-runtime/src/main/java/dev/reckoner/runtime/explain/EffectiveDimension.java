package dev.reckoner.runtime.explain;

/**
 * In how many independent numbers a difference of two tensors moves, at the least. The numbers of a hidden state are not
 * independent: the same shift in every row, or all of it in one element, is one number and not thousands.
 *
 * <p>Half the participation ratio, over the elements or over the columns, whichever is smaller: for sizes p the number (sum
 * p)^2 / sum p^2, which is n where n of them are equal and one where one has all (Bell and Dean, Discuss. Faraday Soc. 50,
 * 1970). Rows count as saying the same. Measured on 700 pairs of unrelated changes of all-MiniLM-L6-v2 (retrained weights, other
 * precisions, fused kernels; 8 to 128 rows): the cosine times the root of this number has a root mean square of 0.8 to 1.3,
 * where 1 is right; the elements alone make it 4 to 10 times too certain.
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
        return Math.min(participation(elements), participation(energies)) / 2;
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
