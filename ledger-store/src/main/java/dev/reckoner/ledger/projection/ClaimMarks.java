package dev.reckoner.ledger.projection;

import java.util.Collection;
import java.util.Set;

/**
 * The claims that isolations in force touch.
 *
 * @param isolated those of what was isolated
 * @param derived those that are derived from them, without those that are isolated themselves
 */
public record ClaimMarks(ClaimNumbers isolated, ClaimNumbers derived) {
    /** No isolation is in force. */
    public static final ClaimMarks NONE = new ClaimMarks(ClaimNumbers.NONE, ClaimNumbers.NONE);

    /** The mark of the claim of that number. */
    public ClaimMark of(long number) {
        if (isolated.has(number)) {
            return ClaimMark.ISOLATED;
        }
        return derived.has(number) ? ClaimMark.DERIVED : ClaimMark.NONE;
    }

    /** True if the claim of that number has one of these marks. */
    boolean isOneOf(long number, Collection<ClaimMark> marks) {
        return marks.contains(of(number));
    }

    /** The claims with these marks, none of which is {@link ClaimMark#NONE}. */
    ClaimNumbers with(Set<ClaimMark> marks) {
        var found = marks.contains(ClaimMark.ISOLATED) ? isolated : ClaimNumbers.NONE;
        return marks.contains(ClaimMark.DERIVED) ? found.and(derived) : found;
    }
}
