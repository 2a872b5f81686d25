package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A recorded entry.
 *
 * @param index from 0, without gaps
 * @param kind what it records
 * @param version of that kind's record, from 1 up to {@link EntryKind#version}
 * @param time when it was learnt
 * @param body its content
 * @param canonical the bytes that the leaf hash covers: JCS of kind, version, time and body
 */
public record LedgerEntry(long index, EntryKind kind, int version, Instant time, JsonNode body, byte[] canonical) {
    private static final Pattern KIND_NAME = Pattern.compile("[a-z]{1,32}(-[a-z]{1,32}){0,3}");

    /**
     * Reads the canonical bytes.
     *
     * @throws LedgerException LG-ENTRY if they are no entry, LG-ENTRY-VERSION if they are one of a later version
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
        var kind = kind(index, json.path("kind").asText());
        int version = json.path("v").asInt();
        if (version < 1 || version > kind.version()) {
            throw new LedgerException(
                    "LG-ENTRY-VERSION",
                    "Entry " + index + ", " + kind.wireName() + ", has the version " + json.path("v")
                            + ", which this program does not know.");
        }
        try {
            return new LedgerEntry(
                    index, kind, version, Instant.parse(json.path("time").asText()), json.path("body"), canonical);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Kinds are added by later versions: an entry of none that is known is no damage, and so is not said to be any. */
    private static EntryKind kind(long index, String wireName) throws LedgerException {
        if (!KIND_NAME.matcher(wireName).matches()) {
            throw new IllegalArgumentException("It has no kind.");
        }
        return EntryKind.of(wireName)
                .orElseThrow(() -> new LedgerException(
                        "LG-ENTRY-VERSION",
                        "Entry " + index + " is of the kind " + wireName + ", which this program does not know."));
    }
}
