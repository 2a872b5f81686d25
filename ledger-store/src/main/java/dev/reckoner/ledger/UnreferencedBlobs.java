package dev.reckoner.ledger;

import java.io.IOException;

/** Finds blobs that no entry names: marks those that entries name, then goes through all. */
public final class UnreferencedBlobs {
    private final EntryTable.View rows;
    private final BlobStore blobs;
    private final BackupProgress progress;

    UnreferencedBlobs(EntryTable.View rows, BlobStore blobs, BackupProgress progress) {
        this.rows = rows;
        this.blobs = blobs;
        this.progress = progress;
    }

    /** Is told of each. */
    @FunctionalInterface
    public interface Each {
        void blob(UnreferencedBlob blob) throws IOException;
    }

    void forEach(Each each) throws IOException {
        blobs.forEachUnmarked(named(), each);
    }

    private BlobMarks named() throws IOException {
        var marks = new BlobMarks();
        for (var pages = rows.pagesAfter(Long.MIN_VALUE);
                !pages.isEmpty();
                pages = rows.pagesAfter(pages.getLast().first())) {
            progress.requireGoingOn();
            progress.report(pages.getFirst().first(), 0, "entries");
            for (var page : pages) {
                for (var row : page.rows()) {
                    for (var digest : BlobNames.in(row.content()).keySet()) {
                        blobs.markFirst(digest, marks);
                    }
                }
            }
        }
        return marks;
    }
}
