package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases whose files lead elsewhere: whoever opens one must lose nothing and wait for nothing. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "making links and pipes takes rights that a user there does not have")
class LinksTest {
    private static final Digest LARGE = Digest.sha256(Cases.bytes(100_000, 1));

    @TempDir
    Path folder;

    private Path at;
    private Path elsewhere;

    @BeforeEach
    void makeCase() throws IOException {
        at = folder.resolve("case");
        elsewhere = folder.resolve("elsewhere");
        try (var ledger = Ledger.create(at, "reckoner.example/links", Cases.NOW)) {
            ledger.append(List.of(
                    Cases.evidence(ledger.blobs().put(Cases.bytes(100_000, 1))),
                    Cases.evidence(ledger.blobs().put(Cases.bytes(1_000, 2)))));
        }
    }

    /** Puts a link in the place of a file or folder of the case, to what it was. */
    private void link(String name) throws IOException {
        var own = at.resolve(name);
        if (Files.exists(own)) {
            Files.move(own, elsewhere);
        } else {
            Files.createDirectory(elsewhere);
        }
        Files.createSymbolicLink(own, elsewhere);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ledger.mv.db", "ledger.seal", "ledger.copy", "head", "case-key", "lock", "database", "keys"})
    void aFileThatIsALinkIsRefused(String name) throws IOException {
        link(name);
        LedgerTest.assertCode(() -> Ledger.open(at, passphrase(name)), "LG-LINK");
    }

    private static Optional<Passphrase> passphrase(String name) throws LedgerException {
        return name.equals("keys") ? Optional.of(Cases.passphrase()) : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "blobs/packs", "blobs/packs/000001.pack"})
    void aFolderOrPackOfBlobsThatIsALinkIsRefused(String name) throws IOException {
        link(name);
        var before = Cases.files(folder);
        try (var ledger = Ledger.open(at)) {
            LedgerTest.assertCode(() -> ledger.blobs().read(LARGE), "LG-LINK");
            LedgerTest.assertCode(() -> ledger.verify(BackupCases.SILENT), "LG-LINK");
        }
        assertThat(Cases.files(folder).keySet()).containsAll(before.keySet());
    }

    @Test
    void whatAHalfWrittenBlobsFolderLeadsToIsNotDeleted() throws IOException {
        link("blobs/incoming");
        var kept = Files.writeString(elsewhere.resolve("0a0a0a0a-0b0b-0c0c-0d0d-0e0e0e0e0e0e"), "mine");
        try (var ledger = Ledger.open(at)) {
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
            LedgerTest.assertCode(() -> ledger.blobs().put(Cases.bytes(100_000, 3)), "LG-LINK");
        }
        assertThat(kept).hasContent("mine");
    }

    /** Only what this program left half-written, and only by whoever writes. */
    @Test
    void onlyItsOwnHalfWrittenBlobsAreDeleted() throws IOException {
        var incoming = at.resolve("blobs/incoming");
        var left = Files.writeString(incoming.resolve("0a0a0a0a-0b0b-0c0c-0d0d-0e0e0e0e0e0e"), "left");
        var other = Files.writeString(incoming.resolve("thesis.txt"), "mine");
        try (var ledger = Ledger.open(at)) {
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
            assertThat(left).exists();
            ledger.blobs().put(Cases.bytes(100_000, 3));
        }
        assertThat(left).doesNotExist();
        assertThat(other).hasContent("mine");
    }

    @Test
    void aLargeBlobThatIsALinkIsNotThere() throws IOException {
        link("blobs/" + LARGE.hex().substring(0, 2) + "/" + LARGE.hex().substring(2));
        assertThat(Cases.verify(at).failures()).singleElement().asString().startsWith("LG-BLOB-MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "case-key", "keys", "database", "lock", "ledger.mv.db"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobodyWaitsForAPipe(String name) throws Exception {
        Files.deleteIfExists(at.resolve(name));
        assertThat(new ProcessBuilder("mkfifo", at.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();
        LedgerTest.assertCode(() -> Ledger.open(at, passphrase(name)), "LG-LINK");
    }

    @Test
    void aPipeInTheFolderOfALargeBlobIsNoBlob() throws Exception {
        var prefix = at.resolve("blobs/" + LARGE.hex().substring(0, 2));
        var pipe = prefix.resolve(LARGE.hex().substring(2));
        Files.delete(pipe);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(Cases.verify(at).failures()).singleElement().asString().startsWith("LG-BLOB-MISSING");
    }
}
