package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.sampling.Assurance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What evidence covers the claims of a case, over time and by its kind, and what running claims again has cost for what it tells.
 *
 * @param claims how many there are
 * @param days how many days make a period
 * @param periods without a gap, from that of the earliest claim to that of the latest; at most {@link #MOST_PERIODS}
 * @param kinds every kind of evidence, in the order of the chain
 * @param unsigned what of signed responses no signature covers
 * @param spent seconds of the runs
 * @param assurance what the runs tell
 */
public record CaseCoverage(
        long claims,
        long days,
        List<Period> periods,
        List<Kind> kinds,
        Unsigned unsigned,
        Spent spent,
        Assurance assurance) {
    /** So many bars can be told apart, and a claim that is dated in another century makes no more of them. */
    public static final int MOST_PERIODS = 104;

    public CaseCoverage {
        periods = List.copyOf(periods);
        kinds = List.copyOf(kinds);
    }

    /**
     * Some days.
     *
     * @param first its first day, UTC
     * @param last its last day
     * @param tiers how many claims that were made then are of each tier; every tier is there
     */
    public record Period(LocalDate first, LocalDate last, Map<Tier, Long> tiers) {
        public Period {
            tiers = Map.copyOf(tiers);
        }

        /** How many claims were made then. */
        public long claims() {
            return tiers.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Claims that carry a kind of evidence.
     *
     * @param kind which
     * @param claims how many: its check came to an answer
     */
    public record Kind(EvidenceKind kind, long claims) {}

    /**
     * Parts of responses that no signature covers.
     *
     * @param claims how many claims have such parts listed
     * @param read of how many of these the lists were read: all, or where there are many some spread over all
     * @param parts by how many have them, most first
     */
    public record Unsigned(long claims, long read, List<Part> parts) {
        public Unsigned {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part that no signature covers.
     *
     * @param id stable, for example {@code request.seed}
     * @param sentence what that means
     * @param claims how many of those read have it
     */
    public record Part(String id, String sentence, long claims) {}

    /**
     * What running claims again took, those included that ended without a verdict.
     *
     * @param runs how many runs there were
     * @param timed of how many of these the seconds were read: all, or where there are many every so-manieth
     * @param seconds of all; where not all were read, the mean of those read for each
     */
    public record Spent(long runs, long timed, double seconds) {
        /** True if the seconds are worked out from some of the runs. */
        public boolean isEstimate() {
            return timed < runs;
        }
    }

    /** The kinds that no claim carries; none where there is no claim. */
    public List<Kind> never() {
        return kinds.stream().filter(kind -> claims > 0 && kind.claims() == 0).toList();
    }

    /** Seconds that a percentage point of assurance took so far; empty while nothing was gained or timed. */
    public OptionalDouble secondsPerPoint() {
        return spent.timed() == 0 ? OptionalDouble.empty() : assurance.secondsPerPoint(spent.seconds());
    }

    /** Seconds for each claim that was decided, runs without a verdict included: the present rate. */
    public OptionalDouble secondsPerClaim() {
        return spent.timed() == 0 || assurance.decided() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(spent.seconds() / assurance.decided());
    }

    /** Seconds that so many more decided claims take at the present rate. */
    public OptionalDouble seconds(Assurance.Further further) {
        var each = secondsPerClaim();
        return each.isPresent() ? OptionalDouble.of(each.getAsDouble() * further.runs()) : each;
    }
}
