package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A recorded entry.
 *
 * @param index from 0, without gaps
 * @param kind what it records
 * @param time when it was learnt
 * @param body its content
 * @param canonical the bytes that the leaf hash covers: JCS of kind, version, time and body
 */
public record LedgerEntry(long index, EntryKind kind, Instant time, JsonNode body, byte[] canonical) {
    static final int VERSION = 1;

    /**
     * Reads the canonical bytes.
     *
     * @throws LedgerException LG-ENTRY if they are not an entry of this version
     */
    static LedgerEntry read(long index, byte[] canonical) throws LedgerException {
        try {
            return read(index, EntryJson.read(canonical), canonical);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new LedgerException("LG-ENTRY", "Entry " + index + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #read(long, byte[])}, of canonical bytes that were already parsed.
     *
     * @throws IllegalArgumentException if this is no entry
     */
    static LedgerEntry read(long index, JsonNode json, byte[] canonical) throws LedgerException {
        if (json.path("v").asInt() != VERSION) {
            throw new LedgerException(
                    "LG-ENTRY-VERSION",
                    "Entry " + index + " has the version " + json.path("v") + ", which this program does not know.");
        }
        try {
            return new LedgerEntry(
                    index,
                    EntryKind.of(json.path("kind").asText()),
                    Instant.parse(json.path("time").asText()),
                    json.path("body"),
                    canonical);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
