package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.market.Intervention;
import java.util.List;

/**
 * Something that became known of an operator or a provider on one day.
 *
 * @param intervention whom it is about, and when the first of it was recorded
 * @param entry index of the ledger's entry that recorded that first
 * @param claims the claims that it is about, as far as they are the party's; the first {@link #MOST_CLAIMS} of them
 * @param count how many there are
 */
public record BecameKnown(Intervention intervention, long entry, List<Digest> claims, long count) {
    /** More are not listed one by one. */
    public static final int MOST_CLAIMS = 1_000;

    public BecameKnown {
        claims = List.copyOf(claims);
    }

    /** Whom it is about. */
    public String party() {
        return intervention.provider();
    }
}
