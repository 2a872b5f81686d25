package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The agreement matrix of witnesses: for each two of them, on how many claims that both spoke about they agree, and on which
 * they do not. It does not say who is right, and witnesses that always agree may be one.
 *
 * @param witnesses in order
 * @param pairs those that spoke about a claim in common, by their ids
 * @param ofTwoMinds claims that one and the same witness both confirmed and contradicted; they count for no pair
 */
public record WitnessAgreement(List<String> witnesses, List<WitnessPair> pairs, List<SelfContradiction> ofTwoMinds) {
    /** Pairs grow with the square. */
    public static final int MOST_WITNESSES = 1_000;

    public WitnessAgreement {
        witnesses = List.copyOf(witnesses);
        pairs = List.copyOf(pairs);
        ofTwoMinds = List.copyOf(ofTwoMinds);
    }

    /** A witness that said both of a claim. */
    public record SelfContradiction(String witness, String claim) {}

    /** What one witness said of one claim; the same said twice is said once. */
    private record Opinion(boolean confirms, boolean contradicts, SortedSet<Digest> grounds) {
        static Opinion of(Statement statement) {
            boolean confirms = statement.stance() == Statement.Stance.CONFIRMS;
            return new Opinion(confirms, !confirms, new TreeSet<>(List.of(statement.ground())));
        }

        Opinion and(Opinion other) {
            var all = new TreeSet<>(grounds);
            all.addAll(other.grounds);
            return new Opinion(confirms || other.confirms, contradicts || other.contradicts, all);
        }

        boolean isOfTwoMinds() {
            return confirms && contradicts;
        }
    }

    /**
     * Draws up the matrix.
     *
     * @param statements in any order
     * @throws IllegalArgumentException if there are more than {@link #MOST_WITNESSES} witnesses
     */
    public static WitnessAgreement of(List<Statement> statements) {
        var opinions = new TreeMap<String, SortedMap<String, Opinion>>();
        for (Statement statement : statements) {
            opinions.computeIfAbsent(statement.witness(), any -> new TreeMap<>())
                    .merge(statement.claim(), Opinion.of(statement), Opinion::and);
        }
        if (opinions.size() > MOST_WITNESSES) {
            throw new IllegalArgumentException("At most " + MOST_WITNESSES + " witnesses are compared.");
        }
        List<String> witnesses = List.copyOf(opinions.keySet());
        var ofTwoMinds = takenOut(opinions);
        return new WitnessAgreement(witnesses, pairs(witnesses, opinions), ofTwoMinds);
    }

    private static List<SelfContradiction> takenOut(SortedMap<String, SortedMap<String, Opinion>> opinions) {
        var ofTwoMinds = new ArrayList<SelfContradiction>();
        opinions.forEach((witness, own) -> own.entrySet().removeIf(said -> {
            if (said.getValue().isOfTwoMinds()) {
                ofTwoMinds.add(new SelfContradiction(witness, said.getKey()));
            }
            return said.getValue().isOfTwoMinds();
        }));
        return ofTwoMinds;
    }

    private static List<WitnessPair> pairs(
            List<String> witnesses, SortedMap<String, SortedMap<String, Opinion>> opinions) {
        var pairs = new ArrayList<WitnessPair>();
        for (int i = 0; i < witnesses.size(); i++) {
            for (String second : witnesses.subList(i + 1, witnesses.size())) {
                String first = witnesses.get(i);
                pair(first, said(opinions, first), second, said(opinions, second))
                        .ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private static SortedMap<String, Opinion> said(
            SortedMap<String, SortedMap<String, Opinion>> opinions, String witness) {
        return opinions.getOrDefault(witness, new TreeMap<>());
    }

    private static Optional<WitnessPair> pair(
            String first, SortedMap<String, Opinion> one, String second, SortedMap<String, Opinion> other) {
        var tally = new Tally(first, second);
        one.forEach((claim, mine) ->
                Optional.ofNullable(other.get(claim)).ifPresent(theirs -> tally.add(claim, mine, theirs)));
        return tally.pair();
    }

    /** The claims of two witnesses, counted. */
    private static final class Tally {
        private final String first;
        private final String second;
        private final List<WitnessPair.Disagreement> disagreed = new ArrayList<>();
        private int bothConfirm;
        private int bothContradict;
        private int onlyFirst;

        Tally(String first, String second) {
            this.first = first;
            this.second = second;
        }

        void add(String claim, Opinion mine, Opinion theirs) {
            if (mine.confirms() && theirs.confirms()) {
                bothConfirm++;
            } else if (mine.contradicts() && theirs.contradicts()) {
                bothContradict++;
            } else if (mine.confirms()) {
                onlyFirst++;
                disagreed.add(new WitnessPair.Disagreement(claim, first, second, grounds(mine, theirs)));
            } else {
                disagreed.add(new WitnessPair.Disagreement(claim, second, first, grounds(theirs, mine)));
            }
        }

        private static List<Digest> grounds(Opinion confirming, Opinion contradicting) {
            return Stream.concat(confirming.grounds().stream(), contradicting.grounds().stream())
                    .toList();
        }

        Optional<WitnessPair> pair() {
            if (bothConfirm + bothContradict + disagreed.size() == 0) {
                return Optional.empty();
            }
            Kappa kappa = Kappa.of(bothConfirm, onlyFirst, disagreed.size() - onlyFirst, bothContradict);
            return Optional.of(new WitnessPair(first, second, bothConfirm, bothContradict, disagreed, kappa));
        }
    }
}
