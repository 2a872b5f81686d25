package dev.reckoner.market;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statistics of order. */
final class Ranks {
    private Ranks() {}

    /** The values in their order. */
    static List<Double> upwards(Stream<Double> values) {
        return values.sorted().toList();
    }

    /** The one in the middle, or the mean of the two. */
    static double median(List<Double> values) {
        List<Double> sorted = upwards(values.stream());
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    /**
     * The median of all but one of them.
     *
     * @param one one of the values
     * @param upwards the values in their order, two at least
     */
    static double medianWithout(double one, List<Double> upwards) {
        int out = Collections.binarySearch(upwards, one);
        int n = upwards.size() - 1;
        return (without(out, upwards, (n - 1) / 2) + without(out, upwards, n / 2)) / 2;
    }

    private static double without(int out, List<Double> upwards, int at) {
        return upwards.get(at < out ? at : at + 1);
    }

    /** The ranks from 1; equal values share the mean of theirs. */
    static double[] of(List<Double> values) {
        List<Integer> upwards = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .toList();
        double[] ranks = new double[values.size()];
        int from = 0;
        while (from < ranks.length) {
            int to = from + 1;
            while (to < ranks.length && values.get(upwards.get(to)).equals(values.get(upwards.get(from)))) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[upwards.get(i)] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Pearson's correlation; NaN where one side is all the same. */
    static double correlation(double[] one, double[] other) {
        double meanOne = mean(one);
        double meanOther = mean(other);
        double product = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.length; i++) {
            product += (one[i] - meanOne) * (other[i] - meanOther);
            squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
            squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return product / Math.sqrt(squaresOne * squaresOther);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
