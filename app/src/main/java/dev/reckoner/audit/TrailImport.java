package dev.reckoner.audit;

import dev.reckoner.ledger.BlobStore;
import dev.reckoner.trail.TrailWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports trails, each in one commit: a trail is in the case whole or not at all. */
final class TrailImport {
    private final RecordedCase audit;
    private final BlobStore blobs;

    TrailImport(RecordedCase audit, BlobStore blobs) {
        this.audit = audit;
        this.blobs = blobs;
    }

    void run(List<Path> files, TaskProgress progress) throws IOException {
        for (var file : files) {
            if (!Files.exists(file)) {
                throw new IOException("There is no file or folder " + file + "; nothing was imported.");
            }
        }
        for (var file : files) {
            if (progress.cancelled()) {
                return;
            }
            read(file, progress);
        }
    }

    private void read(Path file, TaskProgress progress) throws IOException {
        int number = audit.projection().trailCount() + 1;
        var sink = new ImportSink(number, audit.projection(), blobs, progress);
        var walked = TrailWalk.installed().read(file, sink);
        if (progress.cancelled()) {
            return;
        }
        var entries = new ArrayList<>(sink.entries());
        entries.add(new CaseEntry.TrailImported(
                number,
                file.toString(),
                walked.format(),
                walked.bytes(),
                walked.digest(),
                sink.read(),
                sink.problems()));
        audit.record(entries);
    }
}
