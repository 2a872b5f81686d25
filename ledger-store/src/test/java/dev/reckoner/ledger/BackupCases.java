package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cases with blobs of both kinds, their backups, and what was made of these. */
final class BackupCases {
    static final BackupProgress SILENT = (done, total, what) -> {};
    static final byte[] SMALL = Cases.bytes(300, 1);
    static final byte[] LARGE = Cases.bytes(200_000, 2);

    private BackupCases() {}

    /** Notes, a small blob that two entries name, a large one, and one that no entry names. */
    static void fill(Ledger ledger) throws IOException {
        ledger.blobs().put(Cases.bytes(100, 3));
        var small = ledger.blobs().put(SMALL);
        var large = ledger.blobs().put(new ByteArrayInputStream(LARGE));
        var entries = new ArrayList<>(Cases.notes(3));
        entries.add(Cases.evidence(small));
        ledger.append(entries);
        ledger.append(List.of(Cases.evidence(small), Cases.evidence(large)));
        ledger.append(Cases.notes(400));
    }

    /** What {@link #fill} adds, with the first entry. */
    static final int ENTRIES = 1 + 4 + 2 + 400;

    static CaseBackup backUp(Path folder, Path file) throws IOException {
        try (var ledger = open(folder)) {
            return ledger.backUp(file, SILENT);
        }
    }

    static Ledger open(Path folder) throws IOException {
        return CasePassphrase.isNeeded(folder) ? Cases.openEncrypted(folder) : Ledger.open(folder);
    }

    static RestoredCase restore(Path file, Path folder) throws IOException {
        return restore(file, folder, KnownFromOutside.NOTHING);
    }

    static RestoredCase restore(Path file, Path folder, KnownFromOutside known) throws IOException {
        Optional<Passphrase> passphrase =
                CaseRestore.isSealed(file) ? Optional.of(Cases.passphrase()) : Optional.empty();
        return CaseRestore.restore(file, folder, known, new CaseSetup(passphrase, Optional.empty()), SILENT);
    }

    static Digest small() {
        return Digest.sha256(SMALL);
    }

    static Digest large() {
        return Digest.sha256(LARGE);
    }
}
