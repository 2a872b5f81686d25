package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is closed for a while each time that its file is read below it. */
class DatabaseReopeningTest {
    @TempDir
    Path folder;

    private Path at;
    private Path file;

    @BeforeEach
    void makeCase() throws Exception {
        at = folder.resolve("case");
        file = at.resolve("ledger.mv.db");
        Ledger.create(at, "case", Cases.NOW).close();
    }

    private Database open() throws Exception {
        return Database.open(H2Engine.of(at, new DatabaseCipher.None()));
    }

    @Test
    void aFileThatWasPutThereMeanwhileIsNotOpenedUnseen() throws Exception {
        var other = folder.resolve("other");
        Ledger.create(other, "other", Cases.NOW).close();
        Cases.sql(other, "CREATE TABLE stranger (number INT)");
        try (var database = open()) {
            LedgerTest.assertCode(
                    () -> database.reopen(() -> {
                        Files.copy(other.resolve("ledger.mv.db"), file, StandardCopyOption.REPLACE_EXISTING);
                        return FileDifferences.NONE;
                    }),
                    "LG-SCHEMA");
        }
    }

    @Test
    void whatNobodyTouchedIsNotWrittenAnew() throws Exception {
        try (var database = open()) {
            var before = Files.getAttribute(file, "unix:ino");
            database.reopenComparing();
            assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
            database.renewIndexes();
            var renewed = Files.getAttribute(file, "unix:ino");
            database.reopen();
            assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(renewed);
        }
        assertThat(at.resolve("ledger.found")).doesNotExist();
    }

    /** Without a place for the key of seals opening takes longer, and nothing else. */
    @Test
    void whoeverCanSealNothingWorksAllTheSame() throws Exception {
        var before = System.getProperty("reckoner.user.folder");
        var nowhere = Files.writeString(folder.resolve("file"), "no folder").resolve("sub");
        System.setProperty("reckoner.user.folder", nowhere.toString());
        try {
            for (int opened = 0; opened < 3; opened++) {
                try (var ledger = Ledger.open(at)) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
                    }
                    ledger.renewIndexes();
                    ledger.append(Cases.notes(1));
                }
            }
            try (var files = Files.list(at)) {
                assertThat(files.map(each -> String.valueOf(each.getFileName())))
                        .noneMatch(name -> name.startsWith("ledger.found"));
            }
        } finally {
            System.setProperty("reckoner.user.folder", before);
        }
    }

    @Test
    void whatWasClosedIsWrittenNoMore() throws Exception {
        var ledger = Ledger.open(at);
        var batch = ledger.begin();
        batch.add(Cases.notes(1).getFirst());
        ledger.close();
        LedgerTest.assertCode(
                () -> {
                    for (int i = 0; i < 1_000; i++) {
                        batch.add(Cases.notes(1).getFirst());
                    }
                    batch.commit();
                },
                "LG-DATABASE");
        batch.close();
        LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-DATABASE");
        assertThat(Cases.verify(at).failures()).isEmpty();
        assertThat(Cases.verify(at).entries()).isEqualTo(1);
    }
}
