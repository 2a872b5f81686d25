package dev.reckoner.cli;

import dev.reckoner.audit.BackupTask;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.UnreferencedBlob;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code blobs}. */
@Command(
        name = "blobs",
        description = {
            "Lists blobs of a case that no entry names: what an import left that was stopped, and in cases of earlier"
                    + " versions the recomputed values.",
            "Nothing is deleted."
        })
final class BlobsCommand implements Callable<Integer> {
    @Option(names = "--unreferenced", required = true, description = "List those that no entry names.")
    private boolean unreferenced;

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    private long count;
    private long bytes;

    @Override
    public Integer call() throws IOException {
        var progress = new BackupTask(TaskProgress.SILENT);
        try (var ledger = folder.ledger()) {
            if (output.json()) {
                output.json(to -> {
                    to.writeStartArray();
                    ledger.unreferencedBlobs(to::writePOJO, progress);
                    to.writeEndArray();
                });
            } else {
                ledger.unreferencedBlobs(this::print, progress);
                output.line(
                        count == 0
                                ? "Every blob is named by an entry."
                                : Plural.of(count, "blob that no entry names", "blobs that no entry names") + ", "
                                        + bytes + " bytes. Nothing was deleted.");
            }
        }
        return ExitCode.AFFIRMING;
    }

    private void print(UnreferencedBlob blob) {
        count++;
        bytes += blob.bytes();
        output.line((blob.isDigest() ? "sha256:" : "stored as ") + blob.name() + "  " + blob.bytes() + " bytes");
    }
}
