package dev.reckoner.market;

import dev.reckoner.crypto.Digest;
import java.time.Instant;

/**
 * That something about a provider became known.
 *
 * @param provider whom it is about
 * @param known from when on users could know; not when the mistake was made
 * @param ground the finding or the entry
 */
public record Intervention(String provider, Instant known, Digest ground) {}
