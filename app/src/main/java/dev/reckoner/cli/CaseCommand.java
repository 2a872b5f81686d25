package dev.reckoner.cli;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.KnownServers;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ledger.CaseDatabase;
import dev.reckoner.ledger.CaseSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code case create}, {@code case passphrase} and {@code case trust}. */
@Command(
        name = "case",
        description = "Makes cases, changes the passphrase of encrypted ones, and trusts the server of shared ones.",
        subcommands = {CaseCommand.Create.class, CaseCommand.ChangePassphrase.class, CaseCommand.Trust.class})
final class CaseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do with a case: reckoner case create FOLDER, reckoner case passphrase FOLDER, or"
                        + " reckoner case trust FOLDER");
    }

    /** Makes an empty case. */
    @Command(name = "create", description = "Makes an empty case in a new folder.")
    static final class Create implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FOLDER", description = "The case's folder; made if absent.")
        private Path folder = Path.of("");

        @Option(names = "--title", description = "Title of the case.", defaultValue = "Untitled case")
        private String title = "";

        @Option(names = "--question", description = "What the audit should answer.", defaultValue = "")
        private String question = "";

        @Option(names = "--examiner", description = "Who audits.", defaultValue = "${sys:user.name}")
        private String examiner = "";

        @Option(
                names = "--encrypt",
                description = {
                    "Encrypt the case under a passphrase, which is asked for.",
                    "Nobody can open the case without it, and nothing can restore it."
                })
        private boolean encrypt;

        @Option(
                names = "--database",
                paramLabel = "URL",
                description = {
                    "Keep the tables on a PostgreSQL server, 15 or later, that a team shares: jdbc:postgresql://HOST/DATABASE.",
                    "Passwords come from where the driver looks for them, such as .pgpass."
                })
        private Optional<String> database = Optional.empty();

        @Mixin
        private PassphraseOption passphrase = new PassphraseOption();

        @Mixin
        private Output output = new Output();

        /** Where its tables will be. */
        private Optional<CaseDatabase> server() throws RefusedArgument {
            try {
                return database.map(CaseDatabase::at);
            } catch (IllegalArgumentException e) {
                throw new RefusedArgument(
                        "CL-ARGUMENT", "No case can be kept at " + database.orElse("") + ": " + e.getMessage());
            }
        }

        @Override
        public Integer call() throws IOException {
            GivenPath.named(folder, "case's folder");
            var server = server();
            if (server.isPresent()) {
                KnownServers.ofUser().accept(server.get());
            }
            var clock = Clock.systemUTC();
            var data = new CaseData(title, question, examiner, false, clock.instant());
            try (var made = passphrase.make(
                    encrypt, given -> RecordedCase.create(folder, data, clock, new CaseSetup(given, server)))) {
                if (output.json()) {
                    output.json(Map.of(
                            "folder",
                            made.folder().toString(),
                            "entries",
                            made.ledger().entries()));
                } else {
                    output.line("Case \"" + title + "\" made in " + made.folder());
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    /** Trusts a server. */
    @Command(
            name = "trust",
            description = {
                "Lets cases use the server that the case in this folder names, from now on.",
                "A case that you did not make yourself could name any server; until you trust it, none is called."
            })
    static final class Trust implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FOLDER", description = "The case's folder.")
        private Path folder = Path.of("");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            GivenPath.named(folder, "case's folder");
            var server = CaseDatabase.read(folder)
                    .orElseThrow(() -> new RefusedArgument(
                            "CL-ARGUMENT",
                            "The case in " + folder + " has its tables in its folder and needs no server."));
            var known = KnownServers.ofUser();
            known.accept(server);
            var user = System.getProperty("user.name", "");
            if (output.json()) {
                output.json(Map.of(
                        "server",
                        server.url(),
                        "user",
                        user,
                        "file",
                        known.file().toString()));
            } else {
                output.line("Every case that you, the user " + user + " of this computer, open may use the server "
                        + server.url() + " from now on; for others nothing changes.");
                output.line("To undo it, delete the line of that address from " + known.file() + ".");
            }
            return ExitCode.AFFIRMING;
        }
    }

    /** Changes the passphrase of an encrypted case. */
    @Command(
            name = "passphrase",
            description = {
                "Changes the passphrase of an encrypted case.",
                "Whoever kept a copy of the case from before can open that copy with the old one."
            })
    static final class ChangePassphrase implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FOLDER", description = "The case's folder.")
        private Path folder = Path.of("");

        @Mixin
        private PassphraseOption passphrase = new PassphraseOption();

        @Option(
                names = "--new-passphrase-file",
                paramLabel = "FILE",
                description = "Likewise the new one; with - for both, it is the second line.")
        private Optional<Path> fresh = Optional.empty();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            GivenPath.named(folder, "case's folder");
            passphrase.change(folder, fresh);
            if (output.json()) {
                output.json(Map.of("folder", folder.toString()));
            } else {
                output.line("The case in " + folder + " is opened with the new passphrase from now on.");
            }
            return ExitCode.AFFIRMING;
        }
    }
}
