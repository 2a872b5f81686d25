package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * That a party uses a means.
 *
 * @param party its id
 * @param grade how sure it is; never contradicted, since what evidence speaks against is no use
 * @param first when the means was first seen in its use
 * @param last when last, not before the first
 * @param claims how many claims show it; 0 where only something else does, such as a registration
 * @param grounds the evidence, in order, each once
 */
public record Use(
        String party, Means means, Grade grade, Instant first, Instant last, long claims, List<Digest> grounds) {
    public Use {
        if (party.isBlank()) {
            throw new IllegalArgumentException("A use needs a party.");
        }
        if (grade == Grade.CONTRADICTED) {
            throw new IllegalArgumentException("What evidence speaks against is no use of " + means.id() + ".");
        }
        if (last.isBefore(first) || claims < 0) {
            throw new IllegalArgumentException("The use of " + means.id() + " by " + party
                    + " ends before it begins, or has a negative number of claims.");
        }
        grounds = grounds.stream().distinct().sorted().toList();
    }

    /** Both together: the surer grade, the whole span, all grounds. */
    Use and(Use other) {
        return new Use(
                party,
                means.label().compareTo(other.means.label()) <= 0 ? means : other.means,
                grade.compareTo(other.grade) <= 0 ? grade : other.grade,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                Math.addExact(claims, other.claims),
                Stream.concat(grounds.stream(), other.grounds.stream()).toList());
    }

    /** True if both were seen in use within one and the same span. */
    boolean overlaps(Use other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
}
