package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Locale;

/** The class that a row of scores puts first, and by how much. */
record TopAnswer(long row, long claimed, long recomputed, double margin, double shift) {
    static ReaderTerms terms(String output, Tensor claimed, Tensor recomputed) {
        long columns = recomputed.dims().getLast();
        long rows = recomputed.elementCount() / columns;
        TopAnswer telling = of(claimed, recomputed, 0, columns);
        long changed = telling.isChanged() ? 1 : 0;
        for (long row = 1; row < rows; row++) {
            TopAnswer next = of(claimed, recomputed, row, columns);
            changed += next.isChanged() ? 1 : 0;
            telling = next.tellsMoreThan(telling) ? next : telling;
        }
        return new ReaderTerms.Classification(
                output,
                telling.claimed,
                telling.recomputed,
                telling.margin,
                telling.shift,
                changed == 0 ? telling.same(rows) : telling.different(rows, changed));
    }

    private static TopAnswer of(Tensor claimed, Tensor recomputed, long row, long columns) {
        Largest theirs = new Largest(1);
        Largest own = new Largest(2);
        double shift = 0;
        for (long i = 0; i < columns; i++) {
            double c = claimed.doubleAt(row * columns + i);
            double y = recomputed.doubleAt(row * columns + i);
            theirs.offer(i, c);
            own.offer(i, y);
            shift = Math.max(shift, Double.isNaN(c - y) ? 0 : Math.abs(c - y));
        }
        return new TopAnswer(row, first(theirs), first(own), margin(own, recomputed, row * columns), shift);
    }

    /** -1 where every number is NaN. */
    private static long first(Largest largest) {
        return largest.indices().length == 0 ? -1 : largest.indices()[0];
    }

    private static double margin(Largest own, Tensor recomputed, long start) {
        long[] two = own.indices();
        return two.length < 2 ? 0 : recomputed.doubleAt(start + two[0]) - recomputed.doubleAt(start + two[1]);
    }

    private boolean isChanged() {
        return claimed != recomputed;
    }

    /** A changed answer more than a kept one; of kept ones the closest. */
    private boolean tellsMoreThan(TopAnswer other) {
        return isChanged() ? !other.isChanged() : !other.isChanged() && margin < other.margin;
    }

    private String same(long rows) {
        return String.format(
                Locale.ROOT,
                "The top answer%s: class %,d leads by %.3g%s, and no score differs by more than %.3g there.",
                rows == 1 ? " is the same" : String.format(Locale.ROOT, "s of all %,d rows are the same", rows),
                recomputed,
                margin,
                rows == 1 ? "" : " where it is closest",
                shift);
    }

    private String different(long rows, long changed) {
        return String.format(
                Locale.ROOT,
                "The top answer%s: the claim puts class %,d first, the recomputed output class %,d, by %.3g%s.",
                rows == 1 ? " is another" : String.format(Locale.ROOT, " is another in %,d of %,d rows", changed, rows),
                claimed,
                recomputed,
                margin,
                rows == 1 ? "" : String.format(Locale.ROOT, " in row %,d", row));
    }
}
