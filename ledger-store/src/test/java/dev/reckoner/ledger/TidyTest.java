package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a large import leaves unused in the database's file is given back. */
class TidyTest {
    private static final int ENTRIES = 100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatIsMostlyUnusedBecomesSmallAndSaysTheSame(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        String head;
        long before;
        try (var ledger = Ledger.create(folder, "reckoner.example/tidy", Cases.NOW, passphrase)) {
            waste(ledger);
            before = Files.size(folder.resolve("ledger.mv.db"));
            head = ledger.head();
            ledger.tidy();
            assertThat(Files.size(folder.resolve("ledger.mv.db"))).isLessThan(before / 2);
            assertThat(ledger.head()).isEqualTo(head);
            assertThat(ledger.entries()).hasSize(ENTRIES + 1);
            ledger.append(Cases.notes(1));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**{tempFile,newFile,trace.db}");
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.size()).isEqualTo(ENTRIES + 2);
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** Each commit leaves the pages that the one before wrote. */
    private static void waste(Ledger ledger) throws IOException {
        var words = "w".repeat(1 << 20);
        for (int i = 0; i < ENTRIES; i++) {
            var body = JsonNodeFactory.instance.objectNode().put("number", i).put("words", words);
            ledger.append(List.of(new NewEntry(EntryKind.NOTE, Cases.NOW, body)));
        }
        ledger.tables().write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE waste AS SELECT x, RPAD('', 1000, 'w') FROM SYSTEM_RANGE(1, 100000)");
                return statement.execute("DROP TABLE waste");
            }
        });
    }

    @Test
    void aSmallFileIsLeftAsItIs() throws IOException {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            long before = Files.size(folder.resolve("ledger.mv.db"));
            ledger.tidy();
            assertThat(Files.size(folder.resolve("ledger.mv.db"))).isEqualTo(before);
        }
    }
}
