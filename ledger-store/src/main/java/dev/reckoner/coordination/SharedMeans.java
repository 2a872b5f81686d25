package dev.reckoner.coordination;

import dev.reckoner.grade.Grade;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A means that two parties or more use.
 *
 * @param uses one per party, in the order of their ids, at least two
 * @param population how many parties there are in all
 * @param standing whether it joins its parties
 */
public record SharedMeans(Means means, List<Use> uses, int population, Standing standing) {
    public SharedMeans {
        uses = List.copyOf(uses);
    }

    /** Who shares it, in order. */
    public List<String> parties() {
        return uses.stream().map(Use::party).toList();
    }

    /** The share of all parties that use it, above 0 and at most 1. */
    public double commonness() {
        return (double) uses.size() / population;
    }

    /**
     * Those that evidence shows to use it, in order; all where fewer than two are shown. What is only said of a party ties it to
     * nobody, also where others are shown to share the means.
     */
    public List<String> shown() {
        List<String> shown = uses.stream()
                .filter(use -> use.grade() == Grade.PROVEN || use.grade() == Grade.SUPPORTED)
                .map(Use::party)
                .toList();
        return shown.size() < 2 ? parties() : shown;
    }

    /** From when on two of them use it. */
    public Instant since() {
        return uses.stream().map(Use::first).sorted().skip(1).findFirst().orElseThrow();
    }

    /** How sure the sharing is: the best grade that two parties reach. */
    public Grade grade() {
        return gradeOf(uses);
    }

    /**
     * True if two parties were seen using it within the same span. False is a weaker tie: a host or a name may have passed from
     * one to the other.
     */
    public boolean isAtTheSameTime() {
        List<Use> inTime = uses.stream()
                .sorted(Comparator.comparing(Use::first).thenComparing(Use::last))
                .toList();
        // The one that lasts longest so far is the one that the next may overlap.
        Use longest = inTime.getFirst();
        for (Use use : inTime.subList(1, inTime.size())) {
            if (use.overlaps(longest)) {
                return true;
            }
            longest = use.last().isAfter(longest.last()) ? use : longest;
        }
        return false;
    }

    static Grade gradeOf(List<Use> uses) {
        return uses.stream().map(Use::grade).sorted().skip(1).findFirst().orElse(Grade.ASSERTED);
    }
}
