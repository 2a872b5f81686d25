package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.bundle.SampleTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of version 1, made by the program of then, of a case with a signed trace and a transaction: it is restored, and what it
 * left out is missed.
 */
class FirstBackupTest {
    private static final int ENTRIES = 15;
    private static final int TRACE = 4;
    private static final int TRANSACTION = 10;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        try (InputStream backup = Objects.requireNonNull(getClass().getResourceAsStream("first-version.backup"))) {
            Files.copy(backup, at("backup"));
        }
    }

    @Test
    void itIsRestoredAndWhatItLeftOutIsMissed() throws IOException {
        var restored = BackupCases.restore(at("backup"), at("restored"));
        assertThat(restored.entries()).isEqualTo(ENTRIES);
        assertThat(restored.blobs()).isEqualTo(8);
        var found = Cases.verify(at("restored")).found();
        assertThat(found).allMatch(failure -> failure.code().equals("LG-BLOB-MISSING"));
        // The last value is the output, which the claim names.
        assertThat(found.stream().filter(failure -> failure.entry().orElseThrow() == TRACE))
                .hasSize(SampleTrace.VALUES - 1);
        assertThat(found.stream().filter(failure -> failure.entry().orElseThrow() == TRANSACTION))
                .hasSize(1);
        assertThat(found).hasSize(SampleTrace.VALUES);
    }

    @Test
    void whatItLeftOutComesBackWithTheTrail() throws IOException {
        BackupCases.restore(at("backup"), at("restored"));
        try (var ledger = Ledger.open(at("restored"))) {
            for (int i = 0; i < SampleTrace.VALUES; i++) {
                ledger.blobs().put(SampleTrace.value(i));
            }
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).found())
                    .extracting(failure -> failure.entry().orElseThrow())
                    .containsExactly((long) TRANSACTION);
        }
    }

    /** Version 2 has the calldata that the entry of the transaction names, so that this cannot pass for one. */
    @Test
    void itIsNotTakenForOneOfVersionTwo() throws IOException {
        byte[] good = Files.readAllBytes(at("backup"));
        byte[] next = "reckoner-backup/2".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(next, 0, good, 0, next.length);
        Files.write(at("backup"), good);
        LedgerTest.assertCode(() -> BackupCases.restore(at("backup"), at("restored")), "LG-BACKUP-FORMAT");
    }

    private Path at(String name) {
        return folder.resolve(name);
    }
}
