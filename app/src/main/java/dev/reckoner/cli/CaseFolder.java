package dev.reckoner.cli;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.ExposedKey;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code --case} option. */
final class CaseFolder {
    @Option(
            names = {"-c", "--case"},
            paramLabel = "FOLDER",
            description = "The case's folder; the current folder by default.")
    private Path folder = Path.of(".");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec(Spec.Target.MIXEE)
    @org.jspecify.annotations.Nullable
    private CommandSpec command;

    Path path() {
        return folder;
    }

    /** Once a command: no command opens its case twice. */
    private void look() throws RefusedArgument {
        GivenPath.named(folder, "case's folder");
        CommandSpec spec = command;
        if (spec != null) {
            ExposedKey.in(folder).ifPresent(warning -> {
                var err = spec.commandLine().getErr();
                err.println(PlainLine.of(ExposedKey.CODE + ": " + warning));
                err.flush();
            });
        }
    }

    /**
     * Opens the case to work with it.
     *
     * @throws RefusedArgument LG-CONFLICT if its entries are not those that its head signs: nothing it says can be relied on
     */
    RecordedCase open() throws IOException {
        look();
        var audit = passphrase.open(folder, given -> RecordedCase.open(folder, Clock.systemUTC(), given));
        var conflicts = audit.ledger().failures();
        if (conflicts.isEmpty()) {
            return audit;
        }
        audit.close();
        throw changed(conflicts.getFirst());
    }

    /**
     * Opens the ledger alone, for commands that need nothing of what its entries add up to.
     *
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    Ledger ledger() throws IOException {
        look();
        return passphrase.open(folder, this::ledger);
    }

    private Ledger ledger(Optional<Passphrase> given) throws IOException {
        var ledger = Ledger.open(folder, given);
        var conflicts = ledger.conflicts();
        if (conflicts.isEmpty()) {
            return ledger;
        }
        ledger.close();
        throw changed(conflicts.getFirst());
    }

    /**
     * Makes anew what is made of the entries: indexes, the tree's nodes, tables. A ledger of which the nodes alone do not agree with
     * the heads agrees once they are made.
     *
     * @return how many entries there are
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    long rebuild() throws IOException {
        look();
        return passphrase.open(folder, given -> {
            rebuildNodes(given);
            try (var ledger = ledger(given)) {
                return RecordedCase.rebuild(ledger, TaskProgress.SILENT);
            }
        });
    }

    private void rebuildNodes(Optional<Passphrase> given) throws IOException {
        try (var ledger = Ledger.open(folder, given)) {
            if (!ledger.conflicts().isEmpty()) {
                rebuildNodes(ledger);
            }
        }
    }

    private void rebuildNodes(Ledger ledger) throws IOException {
        try {
            ledger.rebuildNodes();
        } catch (LedgerException notTheNodesAlone) {
            throw notTheNodesAlone.code().equals("LG-CONFLICT")
                    ? changed(ledger.conflicts().getFirst())
                    : notTheNodesAlone;
        }
    }

    /**
     * Puts new keys in the place of those that sign the heads.
     *
     * @return the new ones
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    List<NoteKey> rotateKey(Instant now) throws IOException {
        look();
        return passphrase.open(folder, given -> {
            try (var ledger = ledger(given)) {
                ledger.rotateKey(now, given);
                return ledger.keys();
            }
        });
    }

    /**
     * Puts an ML-DSA-44 key beside the one that signs the heads.
     *
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    NoteKey createMlDsaKey(Instant now) throws IOException {
        look();
        return passphrase.open(folder, given -> {
            try (var ledger = ledger(given)) {
                return ledger.createMlDsaKey(now, given);
            }
        });
    }

    private RefusedArgument changed(String conflict) {
        return new RefusedArgument(
                "LG-CONFLICT",
                "The ledger of " + folder + " was changed from outside (" + conflict
                        + ") Nothing it says can be relied on. Run 'reckoner verify-ledger', and restore the case from a copy.");
    }

    /**
     * Makes an empty case.
     *
     * @param encrypt true to encrypt it under a passphrase that is asked for or read
     */
    RecordedCase create(CaseData data, boolean encrypt) throws IOException {
        return passphrase.make(encrypt, given -> RecordedCase.create(folder, data, Clock.systemUTC(), given));
    }

    /** Opens the case to verify it, or where it was changed so that it does not open, its ledger alone. */
    Examined examine() throws IOException {
        look();
        return passphrase.open(folder, given -> {
            try {
                return new Examined.Whole(RecordedCase.openAsItIs(folder, Clock.systemUTC(), given));
            } catch (LedgerException refused) {
                if (!Damage.CHANGED.contains(refused.code())) {
                    throw refused;
                }
                return new Examined.LedgerAlone(Ledger.open(folder, given), folder);
            }
        });
    }
}
