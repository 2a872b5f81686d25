package dev.reckoner.cli;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The {@code --case} option. */
final class CaseFolder {
    @Option(
            names = {"-c", "--case"},
            paramLabel = "FOLDER",
            description = "The case's folder; the current folder by default.")
    private Path folder = Path.of(".");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    Path path() {
        return folder;
    }

    /**
     * Opens the case to work with it.
     *
     * @throws RefusedArgument LG-CONFLICT if its entries are not those that its head signs: nothing it says can be relied on
     */
    RecordedCase open() throws IOException {
        GivenPath.named(folder, "case's folder");
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
        GivenPath.named(folder, "case's folder");
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
     * Puts a new key in the place of the one that signs the heads.
     *
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    NoteKey rotateKey(Instant now) throws IOException {
        GivenPath.named(folder, "case's folder");
        return passphrase.open(folder, given -> {
            try (var ledger = ledger(given)) {
                return ledger.rotateKey(now, given);
            }
        });
    }

    /**
     * Puts an ML-DSA-44 key beside the one that signs the heads.
     *
     * @throws RefusedArgument LG-CONFLICT as {@link #open}
     */
    NoteKey createMlDsaKey(Instant now) throws IOException {
        GivenPath.named(folder, "case's folder");
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

    /** Opens the case to examine it. */
    RecordedCase openAsItIs() throws IOException {
        GivenPath.named(folder, "case's folder");
        return passphrase.open(folder, given -> RecordedCase.openAsItIs(folder, Clock.systemUTC(), given));
    }
}
