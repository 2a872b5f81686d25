package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place is one that everybody on the machine can write to. */
class OwnedFolderTest {
    private static final String ENTRY = "reckoner-run-other";

    @TempDir
    Path place;

    @BeforeEach
    void onUnix() {
        assumeFalse(TestWorkers.isWindows(), "On Windows each user has a place of his own");
    }

    @Test
    void aPipeInPlaceOfALockHoldsNobodyUp() throws Exception {
        Path lock = folder("rwx------").resolve("owner");
        assertThat(new ProcessBuilder("mkfifo", lock.toString()).start().waitFor())
                .isZero();
        // Java opens what it sets the time of, which would wait for somebody who writes.
        assertThat(new ProcessBuilder("touch", "-d", "2000-01-01", lock.toString())
                        .start()
                        .waitFor())
                .isZero();
        CompletableFuture.runAsync(this::createAndClose).get(1, TimeUnit.MINUTES);
        assertThat(lock).exists();
    }

    @Test
    void aFolderIntoWhichOthersCanWriteIsNotSwept() throws Exception {
        Path open = folder("rwxrwxrwx");
        age(Files.writeString(open.resolve("owner"), ""));
        createAndClose();
        assertThat(open.resolve("owner")).exists();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        createAndClose();
        assertThat(open).doesNotExist();
    }

    @Test
    void aLinkIsLeftWithWhatItLeadsTo() throws Exception {
        Path elsewhere = Files.createDirectory(
                place.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        age(Files.writeString(elsewhere.resolve("owner"), ""));
        Path link = Files.createSymbolicLink(place.resolve(ENTRY), elsewhere);
        createAndClose();
        assertThat(elsewhere.resolve("owner")).exists();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void linksInAFolderAreDeletedAndNotFollowed() throws Exception {
        Path victim = Files.createDirectory(place.resolve("victim"));
        Files.writeString(victim.resolve("file"), "precious");
        var owned = OwnedFolder.create(place);
        Path nested = Files.createDirectories(owned.folder().path().resolve("a/b/c"));
        Files.createSymbolicLink(nested.resolve("link"), victim);
        Files.writeString(nested.resolve("file"), "");
        owned.close();
        assertThat(TestWorkers.left(place)).containsExactly(victim);
        assertThat(victim.resolve("file")).hasContent("precious");
    }

    private Path folder(String permissions) throws Exception {
        Path folder = Files.createDirectory(place.resolve(ENTRY));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private static void age(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private void createAndClose() {
        try {
            OwnedFolder.create(place).close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
