package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.Passphrase;
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

    /** Opens the sample case, which is made if it does not exist yet. */
    AuditCase sample(TaskProgress progress) throws IOException;
}
