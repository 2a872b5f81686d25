package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backing up and restoring as it is typed. */
class BackupCommandTest {
    @TempDir
    Path folder;

    /** Types it; {@code @} stands for the folder. */
    private Typed type(String... words) {
        return Typed.run(Arrays.stream(words)
                .map(word ->
                        word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
                .toArray(String[]::new));
    }

    private String ok(String... words) {
        var typed = type(words);
        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
        return typed.out();
    }

    @Test
    void aCaseComesBackAndIsIntact() {
        ok("case", "create", "@case");
        ok("checkpoint", "export", "-c", "@case", "-o", "@head");
        assertThat(ok("backup", "-c", "@case", "@file")).contains("4 entries", "signing key in the clear");
        assertThat(ok("restore", "@file", "@again", "--head", "@head"))
                .contains("The case begins with the 2 entries of that head; 2 more follow, of which it says nothing.")
                .doesNotContain("nothing from elsewhere");
        assertThat(ok("restore", "@file", "@third")).contains("nothing from elsewhere");
        assertThat(ok("verify-ledger", "-c", "@again")).contains("Intact: 4 entries");
        // That it was backed up is recorded in the case, after what the backup is of.
        assertThat(ok("verify-ledger", "-c", "@case")).contains("Intact: 5 entries");
    }

    @Test
    void aHeadOfAnotherCaseIsNamedAndNotCalledAForgery() {
        ok("case", "create", "@case");
        ok("case", "create", "@other");
        ok("checkpoint", "export", "-c", "@other", "-o", "@foreign");
        ok("backup", "-c", "@case", "@file");
        var typed = type("restore", "@file", "@again", "--head", "@foreign");
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err())
                .startsWith("LG-BACKUP-OTHER: ")
                .contains(
                        "belongs to the log reckoner.dev/case/other/",
                        "and the backup is of the log reckoner.dev/case/case/")
                .doesNotContain("genuine");
    }

    @Test
    void anEncryptedOneWithItsPassphrase() throws IOException {
        Files.writeString(folder.resolve("words"), "correct horse");
        folder.resolve("words").toFile().setReadable(false, false);
        folder.resolve("words").toFile().setReadable(true, true);
        ok("case", "create", "@case", "--encrypt", "--passphrase-file", "@words");
        assertThat(ok("backup", "-c", "@case", "@file", "--passphrase-file", "@words"))
                .contains("It is encrypted");
        ok("restore", "@file", "@again", "--passphrase-file", "@words");
        assertThat(ok("verify-ledger", "-c", "@again", "--passphrase-file", "@words"))
                .contains("Intact");
    }

    @Test
    void aDamagedFileIsRefusedAndLeavesNoCase() throws IOException {
        ok("case", "create", "@case");
        ok("backup", "-c", "@case", "@file");
        byte[] bytes = Files.readAllBytes(folder.resolve("file"));
        Files.write(folder.resolve("file"), Arrays.copyOf(bytes, bytes.length / 2));
        var typed = type("restore", "@file", "@again");
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err()).startsWith("LG-BACKUP-CUT");
        assertThat(folder.resolve("again")).doesNotExist();
    }
}
