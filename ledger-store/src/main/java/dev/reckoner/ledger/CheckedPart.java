package dev.reckoner.ledger;

import java.time.Duration;

/**
 * A part of the ledger that was looked at.
 *
 * @param part which
 * @param count how many leaves, nodes, heads, blobs or rows
 * @param bytes how many bytes of content; 0 where that says nothing
 * @param took how long it took; what was read for several parts counts for the first
 */
public record CheckedPart(LedgerPart part, long count, long bytes, Duration took) {}
