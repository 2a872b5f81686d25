package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ErrorGrid;
import dev.reckoner.runtime.compare.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A comparison of 384 values for each verdict. */
final class InventedComparison {
    private InventedComparison() {}

    static Comparison of(Verdict verdict) {
        double worst = switch (verdict) {
            case BIT_EXACT -> 0;
            case WITHIN_EMPIRICAL -> 2.1e-6;
            case WITHIN_THEORETICAL -> 2.2e-5;
            case OUTSIDE, INCONCLUSIVE -> 0.0312;
        };
        int centre = worst == 0 ? 0 : Math.clamp(Math.round((Math.log10(worst) + 12) * 4) - 2, 2, 61);
        List<Long> errors = LongStream.range(0, 64)
                .map(bucket -> worst == 0 ? 0 : Math.round(70 * Math.exp(-Math.pow((double) bucket - centre, 2) / 4.0)))
                .boxed()
                .toList();
        List<ErrorGrid.Cell> cells = IntStream.range(0, 384)
                .mapToObj(i -> {
                    double error = worst * Math.pow(((i * 7919) % 384) / 384.0, 3);
                    return new ErrorGrid.Cell(i, 0.5 + error, 0.5, error);
                })
                .toList();
        var rows = IntStream.range(0, 5)
                .mapToObj(i -> new Comparison.TopK.Row(
                        17L * i + 3, 0.84 - 0.05 * i + worst, 0.84 - 0.05 * i, i == 2 ? 4 : i == 3 ? 3 : i + 1, i + 1))
                .toList();
        return new Comparison(
                "embedding",
                verdict,
                384,
                worst == 0 ? 0 : 371,
                worst,
                181,
                worst * 4,
                worst / 3,
                worst > 1e-3 ? 0.99993 : 1,
                0,
                List.of(384L),
                errors,
                new ErrorGrid(List.of(12L, 32L), 12, 32, cells),
                3.2e-6,
                4.7e-5,
                new Comparison.TopK(5, 5, worst <= 1e-3, rows),
                "largest difference at [181]");
    }
}
