package dev.reckoner.audit;

import java.util.Locale;

/**
 * By what somebody says something of a claim. Each speaks of something of its own: where two of different kinds are of two minds,
 * both may be right of what they saw.
 */
public enum WitnessKind {
    /**
     * An operator. It confirms its own claims by having signed exactly the values that the trail carries, with a key that is known to
     * be its own, and contradicts a claim by having signed other values. It confirms the claims of others by having given the same
     * answer, to the byte, to the same question of the same model, or copied it; that it answered differently says nothing, since honest machines
     * differ in the last bits.
     */
    OPERATOR,
    /**
     * The platform of enclaves behind an accepted root. It confirms a claim by a genuine attestation that commits to the key under it,
     * and contradicts it where the attestation that the claim names commits to another key or shows debug mode. It tells which build
     * ran, and never which model.
     */
    PLATFORM,
    /**
     * What whoever handed over a trail brings of settlements: batches and blobs, and logs and calls of the settlement contract that
     * nothing proves. They confirm that exactly this response was settled, if they are genuine, and not that it is right.
     */
    SETTLEMENT,
    /**
     * A chain. It confirms what logs that are proven to be on it name as settled or as given; it contradicts a claim where such a log
     * names the same response with other values.
     */
    CHAIN,
    /** The audit trail of whoever asked. It confirms what it tells the same of; it signs nothing. */
    APPLICATION,
    /**
     * Whoever ran the claim again for this case. It confirms an answer that is bit-exact or within the bound, and contradicts one that
     * is outside; what could not be decided says nothing.
     */
    EXAMINER;

    /** True if it tells what the answer is, and not only that there is one, or where it was given. */
    public boolean tellsOfTheAnswer() {
        return switch (this) {
            case OPERATOR, CHAIN, APPLICATION, EXAMINER -> true;
            case PLATFORM, SETTLEMENT -> false;
        };
    }

    /** The name in files. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
