package dev.reckoner.cli;

import dev.reckoner.audit.KnownServers;
import dev.reckoner.ledger.CasePassphrase;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The {@code --passphrase-file} option. A passphrase is asked for on the terminal or read from a file or the standard input; no
 * option and no environment variable holds one, since other programs can read those.
 */
final class PassphraseOption {
    private static final String OPTION = "--passphrase-file";

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description = {
                "File that holds the passphrase of an encrypted case and that its owner alone can read; - for the standard input.",
                "Without it the passphrase is asked for on the terminal."
            })
    private Optional<Path> file = Optional.empty();

    private final Terminal terminal;

    PassphraseOption() {
        this(Terminal.ofSystem());
    }

    PassphraseOption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is done with a passphrase, which is wiped afterwards. */
    @FunctionalInterface
    interface Use<T> {
        T with(Optional<Passphrase> passphrase) throws IOException;
    }

    /** Opens a case with its passphrase if it has one, or with the one that was given. */
    <T> T open(Path folder, Use<T> use) throws IOException {
        KnownServers.ofUser().require(folder);
        boolean needed = file.isPresent() || Ledger.exists(folder) && CasePassphrase.isNeeded(folder);
        return wiped(needed ? Optional.of(old(folder)) : Optional.empty(), use);
    }

    /** The same with a backup, which has one if the case had. */
    <T> T openBackup(Path backup, boolean sealed, Use<T> use) throws IOException {
        return wiped(
                sealed || file.isPresent()
                        ? Optional.of(given("Passphrase that the case had when " + backup + " was made: "))
                        : Optional.empty(),
                use);
    }

    /** Makes a case, under a passphrase if it is to be encrypted. */
    <T> T make(boolean encrypt, Use<T> use) throws IOException {
        if (!encrypt && file.isPresent()) {
            throw new RefusedArgument(
                    "CL-ARGUMENT",
                    "A passphrase was given for a case that is not to be encrypted. Give --encrypt too, or leave out"
                            + " --passphrase-file.");
        }
        return wiped(encrypt ? Optional.of(fresh(file, OPTION)) : Optional.empty(), use);
    }

    /** Changes the passphrase of a case to one that is read from that file or asked for. */
    void change(Path folder, Optional<Path> freshFile) throws IOException {
        if (!Ledger.exists(folder)) {
            throw new RefusedArgument("LG-NO-CASE", folder + " holds no case.");
        }
        if (!CasePassphrase.isNeeded(folder)) {
            throw new RefusedArgument("LG-NOT-ENCRYPTED", "The case in " + folder + " has no passphrase to change.");
        }
        try (var old = old(folder)) {
            // Before the new one is asked for.
            CasePassphrase.check(folder, old);
            try (var fresh = fresh(freshFile, "--new-passphrase-file")) {
                CasePassphrase.change(folder, old, fresh);
            }
        }
    }

    private static <T> T wiped(Optional<Passphrase> passphrase, Use<T> use) throws IOException {
        try {
            return use.with(passphrase);
        } finally {
            passphrase.ifPresent(Passphrase::close);
        }
    }

    private Passphrase old(Path folder) throws IOException {
        return given("Passphrase of the case in " + folder + ": ");
    }

    private Passphrase given(String prompt) throws IOException {
        return file.isPresent() ? PassphraseFile.read(file.get()) : ask(prompt, OPTION);
    }

    private Passphrase fresh(Optional<Path> from, String option) throws IOException {
        if (from.isPresent()) {
            return PassphraseFile.read(from.get());
        }
        var first = ask("New passphrase, without which nobody can open the case: ", option);
        try (var second = ask("The same once more: ", option)) {
            if (first.isSameAs(second)) {
                return first;
            }
        }
        first.close();
        throw new RefusedArgument("CL-PASSPHRASE-TWICE", "The two passphrases are not the same. Nothing was changed.");
    }

    private Passphrase ask(String prompt, String option) throws IOException {
        return Passphrase.of(terminal.ask(prompt)
                .orElseThrow(() -> new RefusedArgument(
                        "LG-PASSPHRASE-NEEDED",
                        "A passphrase is needed and there is no terminal to ask for it. Name a file that holds it with "
                                + option + " FILE, or - for the standard input.")));
    }
}
