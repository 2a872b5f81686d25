package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Comparisons made by hand, whose figures agree with each other. */
public final class Comparisons {
    private Comparisons() {}

    /** A comparison of these absolute errors, with the histogram of the contract: quarter decades from 1e-12. */
    public static Comparison of(double empirical, double theoretical, double... errors) {
        var buckets = new ArrayList<>(Collections.nCopies(64, 0L));
        int at = -1;
        long differing = 0;
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] > 0) {
                differing++;
                int bucket = Math.clamp((int) Math.floor((Math.log10(errors[i]) + 12) * 4), 0, 63);
                buckets.set(bucket, buckets.get(bucket) + 1);
                at = at < 0 || errors[i] > errors[at] ? i : at;
            }
        }
        double max = at < 0 ? 0 : errors[at];
        Verdict verdict = max == 0
                ? Verdict.BIT_EXACT
                : max <= empirical
                        ? Verdict.WITHIN_EMPIRICAL
                        : max <= theoretical ? Verdict.WITHIN_THEORETICAL : Verdict.OUTSIDE;
        List<Double> heat =
                IntStream.range(0, errors.length).mapToObj(i -> errors[i]).toList();
        return new Comparison(
                "sentence_embedding",
                verdict,
                errors.length,
                differing,
                max,
                at,
                max,
                max,
                0.99993,
                0,
                List.of((long) errors.length - differing, differing),
                buckets,
                heat,
                empirical,
                theoretical,
                new Comparison.TopK(1, 1, true, List.of(new Comparison.TopK.Row(Math.max(0, at), 0.5, 0.5, 1, 1))),
                "made by hand");
    }

    /** The same with its heat in that many evenly spaced blocks, the largest error of each. */
    public static Comparison withHeat(Comparison c, int blocks) {
        List<Double> heat = IntStream.range(0, blocks)
                .mapToObj(k ->
                        c
                                .heat()
                                .subList((int) (c.elements() * k / blocks), (int) (c.elements() * (k + 1) / blocks))
                                .stream()
                                .max(Double::compare)
                                .orElse(0.0))
                .toList();
        return new Comparison(
                c.output(),
                c.verdict(),
                c.elements(),
                c.differing(),
                c.maxAbsolute(),
                c.maxAbsoluteIndex(),
                c.maxRelative(),
                c.relativeL2(),
                c.cosine(),
                c.nonFiniteMismatches(),
                c.ulps(),
                c.errors(),
                heat,
                c.empirical(),
                c.theoretical(),
                c.topK(),
                c.reason());
    }

    /** Errors that grow evenly on a logarithmic axis, shuffled by a fixed step so that the heat map has a pattern. */
    public static double[] spread(int values, double low, double high) {
        return IntStream.range(0, values)
                .mapToDouble(i -> low * Math.pow(high / low, (i * 37 % values) / (double) Math.max(1, values - 1)))
                .toArray();
    }
}
