package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.WellFormedText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports trails, each in one commit: a trail is in the case whole or not at all. One that cannot be read is recorded as such,
 * since custody asks what was tried, and the others are imported.
 */
final class TrailImport {
    private static final Digest OF_NO_BYTES = Digest.sha256(new byte[0]);

    private final RecordedCase audit;
    private final RecentBlobs blobs;
    private final TrailWalk walk;

    TrailImport(RecordedCase audit, BlobStore blobs) {
        this(audit, blobs, TrailWalk.installed());
    }

    TrailImport(RecordedCase audit, BlobStore blobs, TrailWalk walk) {
        this.audit = audit;
        this.blobs = new RecentBlobs(blobs);
        this.walk = walk;
    }

    /**
     * Imports each in turn.
     *
     * @throws IOException if the case, or room for temporary files, fails; the trails before that one are in the case
     */
    void run(List<Path> files, TaskProgress progress) throws IOException {
        for (var file : files) {
            if (progress.cancelled()) {
                return;
            }
            try {
                withstand(file, progress);
            } catch (LedgerException | ClosedByInterruptException told) {
                throw told;
            } catch (IOException trouble) {
                throw new IOException(
                        "The import stopped at " + file
                                + ", of which nothing is in the case; the trails before it are. "
                                + FileFailure.sentence(trouble),
                        trouble);
            }
        }
    }

    /** A fault of the program that one trail brings to light costs that trail only. */
    private void withstand(Path file, TaskProgress progress) throws IOException {
        long recorded = audit.ledger().entries();
        try {
            read(file, progress);
        } catch (RuntimeException fault) {
            if (!audit.entries(recorded, 1).isEmpty()) {
                throw fault;
            }
            int number = audit.projection().trailCount() + 1;
            audit.record(List.of(notRead(number, file, ReaderFault.of(fault))));
        }
    }

    private void read(Path file, TaskProgress progress) throws IOException {
        int number = audit.projection().trailCount() + 1;
        var appraiser = CaseAppraisal.appraiser(audit, audit.projection().references());
        audit.recording(batch -> {
            try (var stream = new ImportStream(audit.projection(), blobs, batch, appraiser)) {
                var imported = read(number, file, stream, progress);
                batch.add(imported);
                if (!imported.format().equals(TrailRow.NOT_READ)) {
                    batch.add(
                            audit.custodian().entry(Handling.IMPORTED, Optional.of(imported.digest()), fileName(file)));
                }
            }
            return !progress.cancelled();
        });
    }

    private CaseEntry.TrailImported read(int number, Path file, ImportStream stream, TaskProgress progress)
            throws IOException {
        var sink = new ImportSink(number, audit.projection(), blobs, stream, progress);
        try {
            var walked = walk.read(file, sink);
            stream.end();
            return imported(number, file, walked, sink);
        } catch (TrailFormatException unreadable) {
            return notRead(number, file, unreadable);
        }
    }

    private static String fileName(Path file) {
        return WellFormedText.of(String.valueOf(file.getFileName()));
    }

    private static CaseEntry.TrailImported imported(int number, Path file, TrailWalk.Result walked, ImportSink sink) {
        return new CaseEntry.TrailImported(
                number,
                WellFormedText.of(file.toString()),
                walked.format(),
                walked.bytes(),
                walked.digest(),
                sink.read(),
                sink.problems());
    }

    private static CaseEntry.TrailImported notRead(int number, Path file, TrailFormatException unreadable) {
        return new CaseEntry.TrailImported(
                number,
                WellFormedText.of(file.toString()),
                TrailRow.NOT_READ,
                0,
                OF_NO_BYTES,
                Map.of(),
                List.of(problem(file, unreadable)));
    }

    private static ReadProblem problem(Path file, TrailFormatException unreadable) {
        return switch (unreadable.code()) {
            case "TR-MISSING", ReaderFault.CODE -> unreadable.problem(file.toString(), ReadProblem.Severity.LEFT_OUT);
            default -> unreadable.problem(file.toString());
        };
    }
}
