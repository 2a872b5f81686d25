package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** H2 opens a file in place only where it is the one that this program closed for this user. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "files are told apart here by numbers that Windows does not tell Java")
class FileSealTest {
    @TempDir
    Path folder;

    private Path at;
    private Path file;
    private FileSeal seal;

    @BeforeEach
    void makeCase() throws IOException {
        at = folder.resolve("case");
        file = at.resolve("ledger.mv.db");
        seal = new FileSeal(file);
        Cases.make(at);
    }

    @Test
    void aCaseThatWasClosedIsOpenedInPlace() throws IOException {
        var before = number();
        assertThat(seal.holds("")).isTrue();
        try (var ledger = Ledger.open(at)) {
            ledger.append(Cases.notes(3));
        }
        assertThat(seal.holds("")).isTrue();
        assertThat(number()).isEqualTo(before);
    }

    @Test
    void aCopyOfItIsWrittenAnew() throws IOException {
        var copied = folder.resolve("copied");
        Files.createDirectory(copied);
        try (var files = Files.list(at)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, copied.resolve(each.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        var before = number(copied.resolve("ledger.mv.db"));
        assertThat(new FileSeal(copied.resolve("ledger.mv.db")).holds("")).isFalse();
        Ledger.open(copied).close();
        assertThat(number(copied.resolve("ledger.mv.db"))).isNotEqualTo(before);
        assertThat(new FileSeal(copied.resolve("ledger.mv.db")).holds("")).isTrue();
    }

    /** Content, size and time of modification can be made to look the same; the time of change cannot. */
    @Test
    void aFileThatWasChangedAndChangedBackIsNotTheSame() throws Exception {
        var modified = Files.getLastModifiedTime(file);
        byte[] whole = Files.readAllBytes(file);
        Thread.sleep(20);
        Files.write(file, whole, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, modified);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(modified);
        assertThat(seal.holds("")).isFalse();
        Ledger.open(at).close();
        assertThat(seal.holds("")).isTrue();
    }

    @Test
    void noSealAndAnotherOneAreNone() throws IOException {
        var at = this.at.resolve("ledger.seal");
        var written = Files.readString(at);
        Files.delete(at);
        assertThat(seal.holds("")).isFalse();
        Files.writeString(at, written.replace(written.charAt(0), written.charAt(0) == '0' ? '1' : '0'));
        assertThat(seal.holds("")).isFalse();
        Files.writeString(at, written + "0".repeat(10_000));
        assertThat(seal.holds("")).isFalse();
        Files.writeString(at, written);
        assertThat(seal.holds("")).isTrue();
    }

    /** What a kill left of a file that was to take the other's place. */
    @Test
    void whatWasLeftBesideItIsRemoved() throws IOException {
        var left = Files.write(at.resolve("ledger.copy"), new byte[100]);
        Ledger.open(at).close();
        assertThat(left).doesNotExist();
    }

    /** Somebody may have had a stick meanwhile, and set its times as they were; what it holds cannot be made up. */
    @Test
    void onAnotherDiskAllThatItHoldsCounts() throws Exception {
        var disk = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(disk)
                        && !Files.getAttribute(disk, "unix:dev")
                                .equals(Files.getAttribute(UserFolder.path(), "unix:dev")),
                "needs a second file system at /dev/shm");
        var there = Files.createTempDirectory(disk, "reckoner-seal");
        try {
            var copied = Files.copy(file, there.resolve("ledger.mv.db"));
            var sealed = new FileSeal(copied);
            sealed.set();
            assertThat(sealed.holds("")).isTrue();
            byte[] whole = Files.readAllBytes(copied);
            Files.write(copied, whole);
            assertThat(sealed.holds("")).isTrue();
            whole[whole.length / 2] ^= 1;
            Files.write(copied, whole);
            assertThat(sealed.holds("")).isFalse();
        } finally {
            Files.delete(there.resolve("ledger.mv.db"));
            Files.delete(there.resolve("ledger.seal"));
            Files.delete(there);
        }
    }

    /** Closing twice does not vouch for what somebody did in between. */
    @Test
    void closingAgainSealsNothing() throws Exception {
        var ledger = Ledger.open(at);
        ledger.close();
        Thread.sleep(20);
        Files.write(file, new byte[4_096], StandardOpenOption.APPEND);
        ledger.close();
        assertThat(seal.holds("")).isFalse();
    }

    @Test
    void theKeyIsOfTheUserAlone() throws IOException {
        var key = UserFolder.path().resolve("seal.key");
        assertThat(Files.size(key)).isEqualTo(32);
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        assertThat(key.startsWith(at)).isFalse();
    }

    private Object number() throws IOException {
        return number(file);
    }

    private static Object number(Path of) throws IOException {
        return Files.getAttribute(of, "unix:ino");
    }
}
