package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
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
    private static final int VERSION = 1;

    static LedgerEntry of(long index, NewEntry entry) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kind", entry.kind().wireName());
        json.put("time", entry.time().toString());
        json.put("v", VERSION);
        json.set("body", entry.body());
        return new LedgerEntry(index, entry.kind(), entry.time(), entry.body(), CanonicalJson.bytes(json));
    }

    /** As it is stored. */
    EntryTable.Row row() {
        return new EntryTable.Row(index, kind.wireName(), time.toString(), MerkleTree.leaf(canonical), canonical);
    }

    /**
     * Reads the canonical bytes.
     *
     * @throws LedgerException LG-ENTRY if they are not an entry of this version
     */
    static LedgerEntry read(long index, byte[] canonical) throws LedgerException {
        try {
            var json = EntryJson.read(canonical);
            if (json.path("v").asInt() != VERSION) {
                throw new LedgerException(
                        "LG-ENTRY-VERSION",
                        "Entry " + index + " has the version " + json.path("v")
                                + ", which this program does not know.");
            }
            return new LedgerEntry(
                    index,
                    EntryKind.of(json.path("kind").asText()),
                    Instant.parse(json.path("time").asText()),
                    json.path("body"),
                    canonical);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new LedgerException("LG-ENTRY", "Entry " + index + " cannot be read: " + e.getMessage(), e);
        }
    }
}
