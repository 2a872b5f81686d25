package dev.reckoner.policy;

import java.util.List;

/**
 * How many witnesses must have confirmed the claim.
 *
 * @param least how many, from 1
 * @param of whose word counts; empty if that of every witness that the case knows
 * @param whenMissing what becomes of a claim that fewer confirmed, {@link WhenAbsent#REFUSE} or {@link WhenAbsent#UNDECIDED}
 */
public record WitnessRule(Place place, int least, List<String> of, WhenAbsent whenMissing) implements Rule {
    public WitnessRule {
        of = List.copyOf(of);
        if (least < 1 || !of.isEmpty() && least > of.size()) {
            throw new IllegalArgumentException("There are no " + least + " witnesses among " + of);
        }
        if (whenMissing == WhenAbsent.ACCEPT) {
            throw new IllegalArgumentException("A rule that is waived where it is not met asks for nothing");
        }
    }

    @Override
    public List<String> checks() {
        return List.of();
    }

    /** How many of those whose word counts are among these. */
    long among(Iterable<String> confirming) {
        long count = 0;
        for (var witness : confirming) {
            count += of.isEmpty() || of.contains(witness) ? 1 : 0;
        }
        return count;
    }
}
