package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.runtime.compare.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
        ErrorGrid heat = grid(List.of((long) errors.length), Math.min(1, errors.length), errors.length, errors);
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

    /** A grid of these errors, one an element; claimed is the error, recomputed 0. */
    private static ErrorGrid grid(List<Long> shape, int rows, int columns, double... errors) {
        return new ErrorGrid(
                shape,
                rows,
                columns,
                IntStream.range(0, errors.length)
                        .mapToObj(i -> new ErrorGrid.Cell(i, errors[i], 0, errors[i]))
                        .toList());
    }

    /** The same as a tensor of that shape with a cell for each element. */
    public static Comparison shaped(Comparison c, List<Long> shape) {
        int columns = Math.toIntExact(shape.getLast());
        return with(
                c,
                new ErrorGrid(
                        shape,
                        Math.toIntExact(c.elements() / columns),
                        columns,
                        c.heat().cells()));
    }

    /** The same with its heat in that many evenly spaced cells of a vector, the largest error of each. */
    public static Comparison withHeat(Comparison c, int blocks) {
        List<ErrorGrid.Cell> cells = IntStream.range(0, blocks)
                .mapToObj(k -> c
                        .heat()
                        .cells()
                        .subList((int) (c.elements() * k / blocks), (int) (c.elements() * (k + 1) / blocks))
                        .stream()
                        .max(Comparator.comparingDouble(ErrorGrid.Cell::error))
                        .orElseThrow())
                .toList();
        return with(c, new ErrorGrid(c.heat().shape(), 1, blocks, cells));
    }

    private static Comparison with(Comparison c, ErrorGrid heat) {
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
