package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something to be recorded.
 *
 * @param kind what it records
 * @param time when it was learnt
 * @param body its content, JSON within the limits of RFC 8785
 */
public record NewEntry(EntryKind kind, Instant time, JsonNode body) {
    /** As it stands in the ledger. */
    LedgerEntry at(long index, PreparedEntry prepared) {
        return new LedgerEntry(index, kind, kind.version(), time, body, prepared.canonical());
    }
}
