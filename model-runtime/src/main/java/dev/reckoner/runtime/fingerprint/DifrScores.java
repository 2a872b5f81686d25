package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.compare.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far claimed tokens are from those of the reference.
 *
 * @param tokens how many there are, at least one: of none every sentence would be true
 * @param margins of each, at least 0, in units of logits over temperature (times the temperature they are what the authors' own
 *     program reports); empty if the noise could not be reproduced
 * @param missing what the claim leaves out that the margins need; empty if nothing
 */
public record DifrScores(int tokens, List<Double> margins, Optional<String> missing) {
    public DifrScores {
        margins = List.copyOf(margins);
        if (tokens < 1 || margins.size() != (missing.isPresent() ? 0 : tokens)) {
            throw new IllegalArgumentException(
                    "Scores are of at least one token, each with its margin or none with any");
        }
    }

    /** Those of at least one claim as one: more tokens tell smaller differences. What one lacks, all lack. */
    public static DifrScores together(List<DifrScores> claims) {
        int tokens = claims.stream().mapToInt(DifrScores::tokens).sum();
        Optional<String> missing =
                claims.stream().flatMap(claim -> claim.missing.stream()).findFirst();
        return new DifrScores(
                tokens,
                missing.isPresent()
                        ? List.of()
                        : claims.stream()
                                .flatMap(claim -> claim.margins.stream())
                                .toList(),
                missing);
    }

    /** How many tokens are what the reference chooses. */
    public int exactMatches() {
        return (int) margins.stream().filter(margin -> margin == 0).count();
    }

    /** Share of the tokens that are what the reference chooses; NaN without margins. */
    public double exactMatchRate() {
        return margins.isEmpty() ? Double.NaN : (double) exactMatches() / tokens;
    }

    /** How many tokens the reference's top-k or top-p leaves out. */
    public int leftOut() {
        return (int) margins.stream().filter(margin -> margin.isInfinite()).count();
    }

    /** What can be said without a calibration: BIT_EXACT if every token is the reference's own, otherwise INCONCLUSIVE. */
    public Judgement judge() {
        if (missing.isPresent()) {
            return new Judgement(Verdict.INCONCLUSIVE, missing.get());
        }
        if (exactMatches() == tokens) {
            return new Judgement(
                    Verdict.BIT_EXACT,
                    String.format(Locale.ROOT, "All %,d tokens are those that the reference chooses.", tokens));
        }
        return new Judgement(
                Verdict.INCONCLUSIVE,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d tokens are those that the reference chooses; how many honest runs of this model reach is"
                                + " not known without a calibration.",
                        exactMatches(),
                        tokens));
    }
}
