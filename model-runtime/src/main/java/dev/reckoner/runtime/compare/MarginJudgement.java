package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The verdict on an output that chooses: the place of the largest element, the k largest, whether one number is above another.
 * No error bound holds for a choice. A choice other than one's own is accepted only as far as honest rounding of the numbers
 * that it was made by can turn it: where each may be off by t, a lead of more than 2 t cannot be lost.
 */
public final class MarginJudgement {
    private final MarginTally tally;

    /**
     * Along which dimension it was chosen, and how.
     *
     * @param axis from 0
     * @param largest false where the smallest is chosen
     * @param ordered false where the chosen ones may come in any order
     */
    public record Along(int axis, boolean largest, boolean ordered) {}

    private MarginJudgement(MarginAllowance allowance) {
        this.tally = new MarginTally(allowance);
    }

    /**
     * The places of the k largest or smallest along a dimension: ArgMax and ArgMin, with k = 1, and the indices of TopK.
     *
     * @param claimed indices, in the order outer dimensions, k, inner dimensions, whatever the shape is called
     * @param recomputed likewise
     * @param deciding the numbers among which was chosen, recomputed
     */
    public static Comparison ofIndices(
            String output, Tensor claimed, Tensor recomputed, Tensor deciding, Along along, MarginAllowance allowance) {
        Comparison plain = TensorComparator.compare(output, claimed, recomputed, ToleranceProfile.EXACT);
        if (plain.verdict() == Verdict.BIT_EXACT || !isAlike(claimed, recomputed)) {
            return plain;
        }
        MarginJudgement judgement = new MarginJudgement(allowance);
        int length = Math.toIntExact(deciding.dims().get(along.axis()));
        long inner = deciding.dims().subList(along.axis() + 1, deciding.dims().size()).stream()
                .reduce(1L, (a, b) -> a * b);
        long lines = length == 0 ? 0 : deciding.elementCount() / length;
        int k = lines == 0 ? 0 : Math.toIntExact(recomputed.elementCount() / lines);
        double scale = MarginAllowance.scale(deciding);
        for (long line = 0; line < lines; line++) {
            long start = line / inner * length * inner + line % inner;
            long from = line / inner * k * inner + line % inner;
            ChoiceLine numbers = new ChoiceLine(deciding, start, inner, length, along.largest());
            judgement.line(
                    numbers,
                    places(claimed, from, inner, k, numbers),
                    places(recomputed, from, inner, k, numbers),
                    new Place(from, inner, scale, along.ordered(), allowance));
        }
        return judgement.tally.verdict(plain);
    }

    /** Where the choices of a line stand in the output, and what they are held to. */
    private record Place(long from, long stride, double scale, boolean ordered, MarginAllowance allowance) {}

    private void line(ChoiceLine line, int[] theirs, int[] own, Place place) {
        if (isNone(theirs)) {
            tally.impossible();
            return;
        }
        long differing = differing(theirs, own, place.ordered());
        if (differing == 0) {
            return;
        }
        ChoiceLine.Contest contest = line.contest(theirs, place.ordered());
        // Numbers that do not bear out the choice that was made here are not those that it was made by.
        if (isNone(own)
                || Double.isNaN(contest.margin())
                || !(line.contest(own, place.ordered()).margin()
                        <= 2 * place.allowance().most())) {
            tally.unknown();
            return;
        }
        tally.add(
                differing,
                place.from() + contest.position() * place.stride(),
                contest.margin(),
                line.part(contest.size(), place.scale()));
    }

    private static boolean isNone(int[] places) {
        return Arrays.stream(places).anyMatch(place -> place < 0)
                || Arrays.stream(places).distinct().count() < places.length;
    }

    private static long differing(int[] theirs, int[] own, boolean ordered) {
        if (ordered) {
            return IntStream.range(0, own.length)
                    .filter(at -> own[at] != theirs[at])
                    .count();
        }
        Set<Integer> chosen = Arrays.stream(own).boxed().collect(Collectors.toSet());
        return Arrays.stream(theirs).filter(place -> !chosen.contains(place)).count();
    }

    private static int[] places(Tensor indices, long from, long stride, int k, ChoiceLine line) {
        return IntStream.range(0, k)
                .map(j -> place(indices.doubleAt(from + j * stride), line.length()))
                .toArray();
    }

    /** Indices from the end count backwards; -1 for one that is none. */
    private static int place(double index, int length) {
        double counted = index < 0 ? index + length : index;
        return counted >= 0 && counted < length && counted == Math.rint(counted) ? (int) counted : -1;
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
            String output, Tensor claimed, Tensor recomputed, Tensor left, Tensor right, MarginAllowance allowance) {
        Comparison plain = TensorComparator.compare(output, claimed, recomputed, ToleranceProfile.EXACT);
        if (plain.verdict() == Verdict.BIT_EXACT || !isAlike(claimed, recomputed)) {
            return plain;
        }
        if (!isFor(left, recomputed) || !isFor(right, recomputed)) {
            throw new IllegalArgumentException("Numbers that are compared one by one are as many as the results");
        }
        MarginJudgement judgement = new MarginJudgement(allowance);
        for (long i = 0; i < recomputed.elementCount(); i++) {
            if (claimed.doubleAt(i) != recomputed.doubleAt(i)) {
                double l = left.doubleAt(left.elementCount() == 1 ? 0 : i);
                double r = right.doubleAt(right.elementCount() == 1 ? 0 : i);
                judgement.pair(i, l, r);
            }
        }
        return judgement.tally.verdict(plain);
    }

    private static boolean isAlike(Tensor claimed, Tensor recomputed) {
        return claimed.type() == recomputed.type() && claimed.dims().equals(recomputed.dims());
    }

    private static boolean isFor(Tensor side, Tensor result) {
        return side.elementCount() == 1 || side.elementCount() == result.elementCount();
    }

    private void pair(long at, double left, double right) {
        double margin = left == right ? 0 : Math.abs(left - right);
        if (margin <= Double.MAX_VALUE) {
            tally.add(1, at, margin, 1);
        } else {
            tally.unknown();
        }
    }
}
