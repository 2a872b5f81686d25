package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Small cases for tests, and ways to get at their database behind the ledger's back. */
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private Cases() {}

    static NewEntry note(int number) {
        var body = JsonNodeFactory.instance.objectNode().put("text", "note " + number);
        return new NewEntry(EntryKind.NOTE, NOW.plusSeconds(number), body);
    }

    static List<NewEntry> notes(int count) {
        return IntStream.range(0, count).mapToObj(Cases::note).toList();
    }

    static NewEntry evidence(Digest blob) {
        var body = JsonNodeFactory.instance.objectNode().put("blob", blob.toString());
        return new NewEntry(EntryKind.EVIDENCE, NOW, body);
    }

    /** A closed case of ten notes, so eleven entries. */
    static void make(Path folder) throws IOException {
        try (var ledger = Ledger.create(folder, "reckoner.example/test", NOW)) {
            ledger.append(notes(10));
        }
    }

    static void sql(Path folder, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static LedgerVerification verify(Path folder) throws IOException {
        try (var ledger = Ledger.open(folder)) {
            return ledger.verify((done, total, what) -> {});
        }
    }
}
