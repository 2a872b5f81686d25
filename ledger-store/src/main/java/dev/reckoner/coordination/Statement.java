package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;

/**
 * What a witness said of a claim.
 *
 * @param witness its id
 * @param claim the claim's id
 * @param ground the evidence of its having said so
 */
public record Statement(String witness, String claim, Stance stance, Digest ground) {
    /** For or against. */
    public enum Stance {
        CONFIRMS,
        CONTRADICTS
    }
}
