package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;
import java.time.Instant;

/**
 * An answer that was found wrong.
 *
 * @param party who gave it
 * @param claim the claim's id
 * @param at when it was given
 * @param input the digest of what was asked, with everything that the answer depends on
 * @param output the digest of what was answered
 * @param ground the evidence of its being wrong
 */
public record WrongAnswer(String party, String claim, Instant at, Digest input, Digest output, Digest ground) {}
