package dev.reckoner.cli;

import dev.reckoner.audit.BackupTask;
import dev.reckoner.audit.KnownServers;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.CaseDatabase;
import dev.reckoner.ledger.CaseRestore;
import dev.reckoner.ledger.CaseSetup;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.KnownFromOutside;
import dev.reckoner.ledger.RestoredCase;
import dev.reckoner.ledger.witness.HeadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}. */
@Command(
        name = "restore",
        description = {
            "Makes a case of a backup, if all of it is as its signed head says.",
            "A backup that somebody made up agrees with itself too: give a head or the key of the case that you have from"
                    + " elsewhere."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The case's folder; new or empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "A signed head of the case, of then or earlier, that was kept elsewhere.")
    private Optional<Path> head = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            converter = LogKeyWord.class,
            description = "The case's key, as 'reckoner checkpoint show' printed it.")
    private Optional<NoteKey> key = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Keep the tables on that PostgreSQL server, jdbc:postgresql:…, in a new schema.")
    private Optional<String> database = Optional.empty();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(file, "backup");
        GivenPath.named(folder, "case's folder");
        var known = new KnownFromOutside(head(), key);
        var server = database.map(CaseDatabase::at);
        if (server.isPresent()) {
            KnownServers.ofUser().accept(server.get());
        }
        say(passphrase.openBackup(
                file,
                CaseRestore.isSealed(file),
                given -> CaseRestore.restore(
                        file, folder, known, new CaseSetup(given, server), new BackupTask(TaskProgress.SILENT))));
        return ExitCode.AFFIRMING;
    }

    private Optional<SignedNote> head() throws IOException {
        if (head.isEmpty()) {
            return Optional.empty();
        }
        GivenPath.file(head.get(), "head");
        return Optional.of(HeadFiles.checkpoint(head.get()));
    }

    private static String compared(RestoredCase made) {
        if (made.kept().isPresent()) {
            return made.kept().get().sentence();
        }
        return made.comparedWithOutside()
                ? "It is a case of the key that you gave. Which of its entries there were, a key does not say: give --head too."
                : "It agrees with itself. That it is the case that you mean, nothing from elsewhere says: give --head or"
                        + " --key to have that compared.";
    }

    private void say(RestoredCase made) {
        if (output.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("folder", made.folder().toString());
            answer.put("entries", made.entries());
            answer.put("blobs", made.blobs());
            answer.put("root", made.root());
            answer.put("head", made.head());
            answer.put("comparedWithOutside", made.comparedWithOutside());
            made.kept().map(KeptHead::sentence).ifPresent(sentence -> answer.put("keptHead", sentence));
            output.json(answer);
            return;
        }
        output.line("Restored in " + made.folder() + ": " + Plural.of(made.entries(), "entry", "entries") + " and "
                + Plural.of(made.blobs(), "blob", "blobs") + ", root " + made.root());
        output.line(compared(made));
        output.line(
                "If the case that it was made of is still there, go on with one of the two only: two histories under"
                        + " one key look like a forgery.");
    }
}
