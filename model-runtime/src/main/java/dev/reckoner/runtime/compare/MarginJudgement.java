package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The verdict on an output that chooses: the place of the largest element, the k largest, whether one number is above another.
 * No error bound holds for a choice. A choice other than one's own is accepted only as far as honest rounding of the numbers
 * that it was made by can turn it: where each may be off by t, a lead of more than 2 t cannot be lost.
 */
public final class MarginJudgement {
    private final String output;
    private final Allowance allowance;
    private final Tally tally = new Tally();

    /**
     * What one of the deciding numbers may be off by.
     *
     * @param empirical as honest runs were measured to
     * @param theoretical as rounding can explain; at least the other
     */
    public record Allowance(double empirical, double theoretical) {
        public Allowance {
            if (!(empirical >= 0 && theoretical >= empirical)) {
                throw new IllegalArgumentException("What rounding explains is no less than what was measured");
            }
        }

        /** By the default profile of the numbers' type, on the scale of the whole value. */
        public static Allowance of(Tensor deciding) {
            ToleranceProfile profile = ToleranceProfile.defaultFor(deciding.type());
            int count = Math.toIntExact(deciding.scalarCount());
            double rms = new ErrorScan(deciding, deciding, 0, count).rms();
            return new Allowance(
                    profile.empirical().typical(rms), profile.theoretical().typical(Math.max(rms, profile.floor())));
        }

        /** By what the value was measured to differ by, where that is less than rounding can explain. */
        public static Allowance of(Tensor deciding, MeasuredErrors thresholds) {
            Allowance usual = of(deciding);
            double measured = Math.min(thresholds.mostAbsolute(deciding), usual.theoretical);
            return new Allowance(measured, usual.theoretical);
        }
    }

    /**
     * Along which dimension it was chosen, and how.
     *
     * @param axis from 0
     * @param largest false where the smallest is chosen
     * @param ordered false where the chosen ones may come in any order
     */
    public record Along(int axis, boolean largest, boolean ordered) {}

    private static final class Tally {
        private long differing;
        private long first = -1;
        private double widest;
        private long widestAt = -1;
        private boolean impossible;

        void add(long at, double margin) {
            first = differing == 0 ? at : first;
            differing++;
            if (widestAt < 0 || margin > widest) {
                widest = margin;
                widestAt = at;
            }
        }
    }

    private MarginJudgement(String output, Allowance allowance) {
        this.output = output;
        this.allowance = allowance;
    }

    /**
     * The places of the k largest or smallest along a dimension: ArgMax and ArgMin, with k = 1, and the indices of TopK.
     *
     * @param claimed indices, in the order outer dimensions, k, inner dimensions, whatever the shape is called
     * @param recomputed likewise
     * @param deciding the numbers among which was chosen, recomputed
     */
    public static Comparison ofIndices(
            String output, Tensor claimed, Tensor recomputed, Tensor deciding, Along along, Allowance allowance) {
        Comparison plain = TensorComparator.compare(output, claimed, recomputed, ToleranceProfile.EXACT);
        if (plain.verdict() == Verdict.BIT_EXACT || !isAlike(claimed, recomputed)) {
            return plain;
        }
        MarginJudgement judgement = new MarginJudgement(output, allowance);
        long length = deciding.dims().get(along.axis());
        long inner = deciding.dims().subList(along.axis() + 1, deciding.dims().size()).stream()
                .reduce(1L, (a, b) -> a * b);
        long lines = length == 0 ? 0 : deciding.elementCount() / length;
        int k = lines == 0 ? 0 : Math.toIntExact(recomputed.elementCount() / lines);
        for (long line = 0; line < lines; line++) {
            long start = line / inner * length * inner + line % inner;
            long from = line / inner * k * inner + line % inner;
            judgement.line(claimed, recomputed, from, inner, k, new Line(deciding, start, inner, length), along);
        }
        return judgement.verdict(plain);
    }

    /** The numbers along a dimension. */
    private record Line(Tensor values, long start, long stride, long length) {
        double at(long index) {
            return values.doubleAt(start + index * stride);
        }
    }

    private void line(Tensor claimed, Tensor recomputed, long from, long stride, int k, Line line, Along along) {
        long[] theirs = chosen(claimed, from, stride, k, line, along);
        long[] own = chosen(recomputed, from, stride, k, line, along);
        tally.impossible |= Arrays.stream(theirs).anyMatch(index -> index < 0)
                || Arrays.stream(theirs).distinct().count() < k;
        for (int j = 0; j < k && !tally.impossible; j++) {
            if (own[j] != theirs[j]) {
                double lead = line.at(own[j]) - line.at(theirs[j]);
                tally.add(from + j * stride, along.largest() ? lead : -lead);
            }
        }
    }

    private static long[] chosen(Tensor indices, long from, long stride, int k, Line line, Along along) {
        LongStream chosen = LongStream.range(0, k).map(j -> index(indices, from + j * stride, line.length()));
        return along.ordered()
                ? chosen.toArray()
                : chosen.boxed()
                        .sorted(Comparator.comparingDouble(index -> index < 0 ? 0 : line.at(index)))
                        .mapToLong(Long::longValue)
                        .toArray();
    }

    /** Indices from the end count backwards; -1 for one that is none. */
    private static long index(Tensor indices, long at, long length) {
        double index = indices.doubleAt(at);
        double counted = index < 0 ? index + length : index;
        return counted >= 0 && counted < length ? (long) counted : -1;
    }

    /**
     * Whether one number is above, below or equal to another, element by element: Greater, Less and their like, and NonZero's
     * condition with zeros as the other side.
     *
     * @param left the recomputed numbers; as many as the claim has, or one for all
     * @param right likewise
     * @throws IllegalArgumentException if they are neither
     */
    public static Comparison ofComparisons(
            String output, Tensor claimed, Tensor recomputed, Tensor left, Tensor right, Allowance allowance) {
        Comparison plain = TensorComparator.compare(output, claimed, recomputed, ToleranceProfile.EXACT);
        if (plain.verdict() == Verdict.BIT_EXACT || !isAlike(claimed, recomputed)) {
            return plain;
        }
        if (!isFor(left, recomputed) || !isFor(right, recomputed)) {
            throw new IllegalArgumentException("Numbers that are compared one by one are as many as the results");
        }
        MarginJudgement judgement = new MarginJudgement(output, allowance);
        for (long i = 0; i < recomputed.elementCount(); i++) {
            if (claimed.doubleAt(i) != recomputed.doubleAt(i)) {
                double l = left.doubleAt(left.elementCount() == 1 ? 0 : i);
                double r = right.doubleAt(right.elementCount() == 1 ? 0 : i);
                judgement.tally.add(i, Math.abs(l - r));
            }
        }
        return judgement.verdict(plain);
    }

    private static boolean isAlike(Tensor claimed, Tensor recomputed) {
        return claimed.type() == recomputed.type() && claimed.dims().equals(recomputed.dims());
    }

    private static boolean isFor(Tensor side, Tensor result) {
        return side.elementCount() == 1 || side.elementCount() == result.elementCount();
    }

    private Comparison verdict(Comparison plain) {
        if (tally.impossible) {
            return plain.with(
                    Verdict.OUTSIDE, "The claimed " + output + " names places that are not there, or one twice.");
        }
        if (tally.differing == 0) {
            return plain.with(Verdict.BIT_EXACT, "Every choice is the same.");
        }
        Verdict verdict = verdict(tally.widest);
        String what = String.format(
                Locale.ROOT,
                "%,d of %,d choices differ; at the widest, number %,d, what is chosen here leads by %.3g",
                tally.differing,
                plain.elements(),
                tally.widestAt,
                tally.widest);
        return plain.with(verdict, what + ", " + how(verdict) + ".");
    }

    private Verdict verdict(double margin) {
        if (margin <= 2 * allowance.empirical()) {
            return Verdict.WITHIN_EMPIRICAL;
        }
        return margin <= 2 * allowance.theoretical() ? Verdict.WITHIN_THEORETICAL : Verdict.OUTSIDE;
    }

    private String how(Verdict verdict) {
        return switch (verdict) {
            case WITHIN_EMPIRICAL -> "a near tie that honest runs decide either way";
            case WITHIN_THEORETICAL -> "which is more than honest runs were measured to turn, but rounding can";
            default -> String.format(Locale.ROOT, "and rounding turns no more than %.3g", 2 * allowance.theoretical());
        };
    }
}
