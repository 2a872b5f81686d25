package dev.reckoner.chance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many tests at once: adjusted so that with probability 1 - alpha none of the true null hypotheses has an adjusted p-value of
 * alpha or less, whatever the tests have to do with each other (Holm, Scand. J. Statist. 6, 1979).
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given: of m, the k-th smallest times m - k + 1, at most 1, and no less than that of a
     * smaller one.
     */
    public static List<Double> adjusted(List<Double> p) {
        List<Integer> upwards = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        Double[] adjusted = new Double[p.size()];
        double largest = 0;
        for (int k = 0; k < upwards.size(); k++) {
            int which = upwards.get(k);
            largest = Math.max(largest, Math.min(1, p.get(which) * (p.size() - k)));
            adjusted[which] = largest;
        }
        return List.of(adjusted);
    }
}
