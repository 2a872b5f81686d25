package dev.reckoner.cli.bench;

import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.PreparedEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Entries of about a kilobyte, each another, as the ledger's benches record and hash them. */
final class LedgerRows {
    static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");
    private static final String WORDS = "w".repeat(900);

    private LedgerRows() {}

    /** The body of an entry in canonical JSON. */
    static byte[] body(int number) {
        return ("{\"number\":" + number + ",\"words\":\"" + WORDS + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static PreparedEntry entry(int number) {
        return PreparedEntry.of(EntryKind.NOTE, TIME, body(number));
    }
}
