package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.BackupTask;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.CaseRestore;
import dev.reckoner.ledger.CaseSetup;
import dev.reckoner.ledger.KnownFromOutside;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ledger.witness.HeadFiles;
import dev.reckoner.ui.welcome.Restoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How the window gets a case. Called off the FX thread. */
public interface Cases {
    /**
     * Opens the case in a folder.
     *
     * @param passphrase of an encrypted case, once it is known
     * @throws dev.reckoner.ledger.LedgerException LG-PASSPHRASE-NEEDED without it, LG-PASSPHRASE with another
     */
    AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException;

    /** Starts a case in an empty or absent folder, encrypted where there is a passphrase. */
    AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException;

    /**
     * Makes a case of a backup, and opens it.
     *
     * @throws dev.reckoner.ledger.LedgerException as {@link CaseRestore#restore}
     */
    default AuditCase restore(Restoring asked, TaskProgress progress) throws IOException {
        Optional<SignedNote> head = asked.head().isPresent()
                ? Optional.of(HeadFiles.checkpoint(asked.head().get()))
                : Optional.empty();
        CaseRestore.restore(
                asked.backup(),
                asked.folder(),
                new KnownFromOutside(head, asked.key()),
                new CaseSetup(asked.passphrase(), Optional.empty()),
                new BackupTask(progress));
        return open(asked.folder(), asked.passphrase(), progress);
    }

    /** Opens the sample case, which is made if it does not exist yet. */
    AuditCase sample(TaskProgress progress) throws IOException;
}
