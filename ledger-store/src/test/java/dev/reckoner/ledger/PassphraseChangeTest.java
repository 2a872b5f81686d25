package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dreckoner.crash.rounds=200} for more kills. */
class PassphraseChangeTest {
    private static final int ROUNDS = Integer.getInteger("reckoner.crash.rounds", 10);

    @TempDir
    Path folder;

    @Test
    void theNewOneOpensTheCaseAndTheOldOneDoesNot() throws IOException {
        EncryptedCaseTest.make(folder);
        var before = Cases.files(folder);
        CasePassphrase.change(folder, Cases.passphrase(), Cases.passphrase("new"));
        for (var file : before.entrySet()) {
            boolean same = Arrays.equals(file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())));
            assertThat(same).as(file.getKey().toString()).isEqualTo(!isKeys(file));
        }
        LedgerTest.assertCode(() -> Cases.openEncrypted(folder), "LG-PASSPHRASE");
        assertOpens("new");
    }

    private static boolean isKeys(Map.Entry<Path, byte[]> file) {
        return file.getKey().toString().equals("keys");
    }

    @Test
    void aWrongOldOneChangesNothing() throws IOException {
        EncryptedCaseTest.make(folder);
        byte[] keys = Files.readAllBytes(folder.resolve("keys"));
        LedgerTest.assertCode(
                () -> CasePassphrase.change(folder, Cases.passphrase("wrong"), Cases.passphrase("new")),
                "LG-PASSPHRASE");
        assertThat(folder.resolve("keys")).hasBinaryContent(keys);
        assertThat(folder.resolve("keys.next")).doesNotExist();
    }

    @Test
    void aCaseThatIsOpenElsewhereIsNotTouchedAndOneThatIsOpenHereIs() throws IOException {
        EncryptedCaseTest.make(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            LedgerTest.assertCode(
                    () -> CasePassphrase.change(folder, Cases.passphrase(), Cases.passphrase("new")), "LG-LOCKED");
            ledger.changePassphrase(Cases.passphrase(), Cases.passphrase("new"));
            ledger.append(Cases.notes(1));
        }
        assertOpens("new");
    }

    @Test
    void aCaseWithoutOneGetsNone() throws IOException {
        Cases.make(folder);
        LedgerTest.assertCode(
                () -> CasePassphrase.change(folder, Cases.passphrase(), Cases.passphrase("new")), "LG-NOT-ENCRYPTED");
        assertThat(folder.resolve("keys")).doesNotExist();
        LedgerTest.assertCode(
                () -> CasePassphrase.change(folder.resolve("none"), Cases.passphrase(), Cases.passphrase("new")),
                "LG-NO-CASE");
    }

    /** Every state that the disk goes through: the new file is there in part, whole, and has the old one's name. */
    @Test
    void whereverItIsInterruptedOneOfTheTwoOpens() throws IOException {
        EncryptedCaseTest.make(folder);
        byte[] old = Files.readAllBytes(folder.resolve("keys"));
        CasePassphrase.change(folder, Cases.passphrase(), Cases.passphrase("new"));
        byte[] fresh = Files.readAllBytes(folder.resolve("keys"));
        Files.write(folder.resolve("keys"), old);
        for (int written : new int[] {0, 1, fresh.length / 2, fresh.length}) {
            Files.write(folder.resolve("keys.next"), Arrays.copyOf(fresh, written));
            assertOpens("Zürich battery staple");
        }
        Files.write(folder.resolve("keys"), fresh);
        assertOpens("new");
        CasePassphrase.change(folder, Cases.passphrase("new"), Cases.passphrase("newer"));
        assertOpens("newer");
        assertThat(folder.resolve("keys.next")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void whatACrashLeftReadableToAllIsNotWrittenInto() throws IOException {
        EncryptedCaseTest.make(folder);
        var next = Files.writeString(folder.resolve("keys.next"), "");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-rw-rw-"));
        CasePassphrase.change(folder, Cases.passphrase(), Cases.passphrase("new"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aProgramKilledWhileItChangesThePassphraseLeavesACaseThatOneOfThemOpens() throws Exception {
        EncryptedCaseTest.make(folder);
        LockedKeys.open(folder, Cases.passphrase()).lock(folder, Cases.passphrase("a"));
        var random = new Random(5);
        int changed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] before = Files.readAllBytes(folder.resolve("keys"));
            ChildProgram.killed(random.nextInt(900), ChangingPassphrase.class, folder.toString());
            assertThat(opensWith("a") || opensWith("b")).as("round %d", round).isTrue();
            changed += Arrays.equals(before, Files.readAllBytes(folder.resolve("keys"))) ? 0 : 1;
        }
        System.out.println("killed " + ROUNDS + " times while changing the passphrase, " + changed
                + " times after at least one change; one of the two opened the case each time");
        assertThat(changed).isPositive();
    }

    private boolean opensWith(String words) throws IOException {
        try {
            return LockedKeys.open(folder, Cases.passphrase(words)).dataKey().length == 32;
        } catch (LedgerException refused) {
            assertThat(refused.code()).isEqualTo("LG-PASSPHRASE");
            return false;
        }
    }

    private void assertOpens(String words) throws IOException {
        try (var ledger = Ledger.open(folder, Optional.of(Cases.passphrase(words)))) {
            assertThat(ledger.verify((done, total, what) -> {}).failures()).isEmpty();
            assertThat(ledger.blobs().has(Digest.sha256(new byte[0]))).isFalse();
        }
    }
}
