package dev.reckoner.coordination;

import dev.reckoner.chance.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Which parties fail at the same time beyond chance. A party's beginnings of failures are re-assigned among its own claims of
 * the same stretch of time, which keeps its load, the number of its failures and its bad days; see {@link Reassignment}. Of the
 * two p-values of a pair, each party re-assigned against the other as it is, the larger counts. Holm's correction is over
 * the pairs that could have come out as beyond chance at all (Tarone, Biometrics 46, 1990).
 *
 * @param compared how many pairs the correction is for
 * @param pairs all, by their ids
 */
public record JointFailures(int compared, List<FailurePair> pairs) {
    /** Pairs grow with the square, and a list of more is read by nobody. */
    public static final int MOST_PARTIES = 1_000;

    public JointFailures {
        pairs = List.copyOf(pairs);
    }

    /** A pair before the correction, with its smallest p-value that was possible. */
    private record Raw(FailurePair.Side first, FailurePair.Side second, double p, double smallest) {}

    /** Compares all pairs, with the default terms. */
    public static JointFailures of(List<ClaimHistory> histories) {
        return of(histories, FailureTerms.DEFAULT);
    }

    /**
     * Compares all pairs.
     *
     * @param histories one per party
     * @throws IllegalArgumentException if a party comes twice, or there are more than {@link #MOST_PARTIES}
     */
    public static JointFailures of(List<ClaimHistory> histories, FailureTerms terms) {
        List<ClaimHistory> inOrder = histories.stream()
                .sorted(Comparator.comparing(ClaimHistory::party))
                .toList();
        if (inOrder.size() > MOST_PARTIES
                || inOrder.stream().map(ClaimHistory::party).distinct().count() < inOrder.size()) {
            throw new IllegalArgumentException(
                    "Failures are compared between at most " + MOST_PARTIES + " parties, each with one history.");
        }
        return corrected(raw(inOrder, terms), terms);
    }

    private static List<Raw> raw(List<ClaimHistory> histories, FailureTerms terms) {
        List<Onsets> onsets = histories.stream()
                .map(history -> Onsets.of(history, terms.window().getSeconds()))
                .toList();
        List<long[]> times = onsets.stream().map(Onsets::times).toList();
        var raw = new ArrayList<Raw>();
        for (int i = 0; i < onsets.size(); i++) {
            for (int j = i + 1; j < onsets.size(); j++) {
                Reassignment first = against(onsets.get(i), times.get(j), terms);
                Reassignment second = against(onsets.get(j), times.get(i), terms);
                boolean enough = Math.min(times.get(i).length, times.get(j).length) >= terms.fewest();
                raw.add(new Raw(
                        side(histories.get(i), onsets.get(i), first),
                        side(histories.get(j), onsets.get(j), second),
                        Math.max(first.p(), second.p()),
                        enough ? Math.max(first.smallestP(), second.smallestP()) : 1));
            }
        }
        return raw;
    }

    private static Reassignment against(Onsets own, long[] others, FailureTerms terms) {
        return own.against(others, terms.window().getSeconds(), terms.stretch().getSeconds());
    }

    private static FailurePair.Side side(ClaimHistory history, Onsets onsets, Reassignment chance) {
        return new FailurePair.Side(
                history.party(), onsets.failures(), onsets.count(), chance.observed(), chance.expected());
    }

    private static JointFailures corrected(List<Raw> raw, FailureTerms terms) {
        Predicate<Raw> telling = pair -> pair.smallest() <= terms.significance();
        List<Double> adjusted =
                Holm.adjusted(raw.stream().filter(telling).map(Raw::p).toList());
        var pairs = new ArrayList<FailurePair>();
        int next = 0;
        for (Raw pair : raw) {
            pairs.add(telling.test(pair) ? told(pair, adjusted.get(next++), adjusted.size(), terms) : untold(pair));
        }
        return new JointFailures(adjusted.size(), pairs);
    }

    private static FailurePair told(Raw pair, double adjusted, int compared, FailureTerms terms) {
        FailurePair.Verdict verdict = FailurePair.Verdict.NOT_BEYOND_CHANCE;
        if (adjusted <= terms.significance()) {
            verdict = FailurePair.Verdict.BEYOND_CHANCE;
        } else if (pair.smallest() * compared > terms.significance()) {
            verdict = FailurePair.Verdict.CANNOT_TELL;
        }
        return new FailurePair(
                pair.first(), pair.second(), OptionalDouble.of(pair.p()), OptionalDouble.of(adjusted), verdict);
    }

    private static FailurePair untold(Raw pair) {
        return new FailurePair(
                pair.first(),
                pair.second(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                FailurePair.Verdict.CANNOT_TELL);
    }
}
