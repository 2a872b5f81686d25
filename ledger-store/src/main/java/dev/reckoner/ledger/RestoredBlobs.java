package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.Set;

/** Puts the blobs of a backup into a new case; each has its own digest and stands in the backup once. */
final class RestoredBlobs {
    private static final int REPORTED = 1_000;

    private final BackupInput input;
    private final BlobStore to;
    private final BackupProgress progress;
    private final Set<String> members;
    private long count;

    RestoredBlobs(BackupInput input, BlobStore to, BackupProgress progress) {
        this.input = input;
        this.to = to;
        this.progress = progress;
        this.members = input.isFirstVersion() ? BlobNames.OF_FIRST_BACKUPS : BlobNames.MEMBERS;
    }

    /** Reads those that follow an entry: what it names and none before it did. */
    void of(byte[] entry) throws IOException {
        for (var digest : BlobNames.in(entry, 0, entry.length, members).keySet()) {
            if (!to.has(digest)) {
                input.require(BackupFormat.BLOB);
                if (!input.blobName().equals(digest)) {
                    throw input.refused("LG-BACKUP-BLOB", "another blob stands where " + digest + " has to be");
                }
                read(digest);
            }
        }
    }

    /** Reads one that no entry names, after its tag. */
    void unnamed() throws IOException {
        if (input.isFirstVersion()) {
            throw input.order();
        }
        var digest = input.blobName();
        if (to.has(digest)) {
            throw input.refused("LG-BACKUP-BLOB", "the blob " + digest + " stands in it twice");
        }
        read(digest);
        if (count % REPORTED == 0) {
            progress.report(count, 0, "blobs");
        }
    }

    private void read(Digest digest) throws IOException {
        progress.requireGoingOn();
        if (!to.put(input.blob(progress)).equals(digest)) {
            throw input.refused("LG-BACKUP-BLOB", "the blob " + digest + " was changed");
        }
        count++;
    }

    /** How many were read. */
    long count() {
        return count;
    }
}
