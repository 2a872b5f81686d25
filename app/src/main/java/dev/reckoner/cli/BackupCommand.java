package dev.reckoner.cli;

import dev.reckoner.audit.BackupTask;
import dev.reckoner.audit.CaseCustody;
import dev.reckoner.audit.Handling;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.CaseBackup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}. */
@Command(
        name = "backup",
        description = {
            "Writes all of a case into one file: entries, signed heads, all blobs, and the case's keys.",
            "It takes the place of an older backup of that name only when it is whole. Files that were put into the folder"
                    + " 'models' are not in it."
        })
final class BackupCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write, outside of the case's folder.")
    private Path file = Path.of("");

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.writable(file, "backup");
        try (var ledger = folder.ledger()) {
            var made = ledger.backUp(file, new BackupTask(TaskProgress.SILENT));
            CaseCustody.record(
                    ledger, Handling.BACKED_UP, file, Clock.systemUTC().instant());
            say(made);
        }
        return ExitCode.AFFIRMING;
    }

    private void say(CaseBackup made) {
        if (output.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("file", made.file().toString());
            answer.put("entries", made.entries());
            answer.put("blobs", made.blobs());
            answer.put("leftOut", made.leftOut());
            answer.put("bytes", made.bytes());
            answer.put("sealed", made.sealed());
            answer.put("head", made.head());
            output.json(answer);
            return;
        }
        output.line(Plural.of(made.entries(), "entry", "entries") + " and " + Plural.of(made.blobs(), "blob", "blobs")
                + " in " + made.file() + ", " + made.bytes() + " bytes.");
        if (made.leftOut() > 0) {
            output.line(Plural.of(made.leftOut(), "damaged blob", "damaged blobs")
                    + " that no entry names, and nothing recorded rests on, left out.");
        }
        output.line(
                made.sealed()
                        ? "It is encrypted: it can be restored with the passphrase that the case has now, and not without."
                        : "It holds the case's signing key in the clear: whoever reads it can sign in the case's name. Keep it"
                                + " where nobody else reads.");
        output.line("Made under this head, with which it can be compared when it is restored:");
        KeyLines.head(made.head(), "'reckoner checkpoint export' writes a whole one", output);
    }
}
