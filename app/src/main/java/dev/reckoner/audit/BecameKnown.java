package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.market.Intervention;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became known of an operator or a provider on one day. What follows within hours cannot be told from it, so that all of one day
 * is one.
 *
 * @param intervention whom it is about, and when the first of it was recorded
 * @param entry index of the ledger's entry that recorded that first
 * @param counts what it was, each with the number of claims that it is about, as far as they are the party's
 * @param claims these claims, each once; the first {@link #MOST_CLAIMS} of them
 */
public record BecameKnown(Intervention intervention, long entry, SortedMap<Kind, Long> counts, List<Digest> claims) {
    /** More are not listed one by one. */
    public static final int MOST_CLAIMS = 1_000;

    /** What became known. */
    public enum Kind {
        /** Answers are not what their records say. */
        FINDING,
        /** Somebody isolated it. */
        ISOLATION
    }

    public BecameKnown {
        counts = new TreeMap<>(counts);
        claims = List.copyOf(claims);
    }

    /** Whom it is about. */
    public String party() {
        return intervention.provider();
    }
}
