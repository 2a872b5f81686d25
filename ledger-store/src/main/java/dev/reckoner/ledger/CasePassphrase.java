package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** The passphrase of a case in a folder. */
public final class CasePassphrase {
    private CasePassphrase() {}

    /** True if the case is encrypted, so that a passphrase is needed to open it. */
    public static boolean isNeeded(Path folder) {
        return KeyFile.exists(folder);
    }

    /**
     * Requires that it opens the case, of which nothing is changed.
     *
     * @throws LedgerException LG-PASSPHRASE if it does not, LG-NOT-ENCRYPTED if the case has none
     */
    public static void check(Path folder, Passphrase passphrase) throws IOException {
        requireEncrypted(folder);
        LockedKeys.open(folder, passphrase);
    }

    /**
     * Changes the passphrase of a closed case; one rename decides, so that whatever happens either the old or the new one opens
     * it. Entries and blobs stay as they are: a copy of the case made before still opens with the old one.
     *
     * @throws LedgerException LG-PASSPHRASE if the old one is wrong, LG-LOCKED while the case is open, LG-NOT-ENCRYPTED if it has
     *     none
     */
    public static void change(Path folder, Passphrase old, Passphrase fresh) throws IOException {
        if (!Ledger.exists(folder)) {
            throw LedgerOpening.noCase(folder);
        }
        var lock = FolderLock.take(folder);
        try {
            changeOpen(folder, old, fresh);
        } finally {
            lock.close();
        }
    }

    /** The same for a case that this program has open. */
    static void changeOpen(Path folder, Passphrase old, Passphrase fresh) throws IOException {
        requireEncrypted(folder);
        LockedKeys.open(folder, old).lock(folder, fresh);
    }

    private static void requireEncrypted(Path folder) throws LedgerException {
        if (!isNeeded(folder)) {
            throw notEncrypted(folder);
        }
    }

    static LedgerException notEncrypted(Path folder) {
        return new LedgerException(
                "LG-NOT-ENCRYPTED",
                "The case in " + folder + " is not encrypted, so it has no passphrase. Whether a case has one is chosen"
                        + " when it is made.");
    }
}
