package dev.reckoner.ledger;

import java.io.IOException;

/**
 * Finds blobs that no entry names: marks those that entries name, then goes through all. The values of a trace count as named by
 * the entry that names its list.
 */
public final class UnreferencedBlobs {
    private final EntryRows rows;
    private final BlobStore blobs;
    private final BackupProgress progress;

    UnreferencedBlobs(EntryRows rows, BlobStore blobs, BackupProgress progress) {
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
                    mark(row.content(), marks);
                }
            }
        }
        return marks;
    }

    private void mark(byte[] entry, BlobMarks marks) throws IOException {
        for (var digest : BlobNames.in(entry).keySet()) {
            blobs.markFirst(digest, marks);
        }
        var trace = TraceList.in(entry, 0, entry.length);
        if (trace.isPresent()) {
            for (var digest : trace.get().values(blobs)) {
                blobs.markFirst(digest, marks);
            }
        }
    }
}
