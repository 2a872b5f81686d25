package dev.reckoner.coordination;

import dev.reckoner.grade.Grade;
import java.util.Set;

/**
 * When sharing a means says something of the parties that share it.
 *
 * @param fewest a means that at most so many parties use is never called common for their number
 * @param share nor is one that at most this share of all parties uses, from 0 to 1
 * @param weakest the least sure grade that joins parties
 * @param open means that are known to be open to anyone, such as approved builds: they join nobody, however few use them
 */
public record SharingTerms(int fewest, double share, Grade weakest, Set<Means> open) {
    /** At most three parties or a third of all, at least supported by evidence, nothing known to be open. */
    public static final SharingTerms DEFAULT = new SharingTerms(3, 1.0 / 3, Grade.SUPPORTED, Set.of());

    public SharingTerms {
        if (fewest < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share of parties is from 0 to 1, a number of them not negative.");
        }
        open = Set.copyOf(open);
    }

    /** The same, with other means known to be open. */
    public SharingTerms withOpen(Set<Means> means) {
        return new SharingTerms(fewest, share, weakest, means);
    }

    /** The largest number of parties that a means may have and still join them. */
    public int limit(int population) {
        return Math.max(fewest, (int) Math.floor(share * population + 1e-9));
    }
}
