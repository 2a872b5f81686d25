package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes a case into one file. What is read is verified on the way: leaves, root and blobs, so that a backup that was made can be
 * restored.
 */
final class BackupWriter {
    private static final int REPORTED = 1_000;

    private final BackupSource source;
    private final BackupProgress progress;
    private final CompactRange range = new CompactRange();
    private final BlobMarks written = new BlobMarks();
    private final Deque<StoredHead> heads = new ArrayDeque<>();
    private long headsAfter = Long.MIN_VALUE;
    private long blobs;
    private long leftOut;

    BackupWriter(BackupSource source, BackupProgress progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * Writes it.
     *
     * @throws LedgerException LG-BACKUP-WRITE if the file cannot be written, LG-CONFLICT, LG-GAP, LG-BLOB-CHANGED or LG-BLOB-MISSING
     *     if the case is not what its head signs, LG-STOPPED if that was asked for
     */
    CaseBackup write(Path file, UnaryOperator<OutputStream> through) throws IOException {
        try (var to = BackupFile.begin(file, through)) {
            var out = new BackupOutput(to.out(), source.keys(), source.sealing());
            write(out);
            return new CaseBackup(
                    file,
                    source.size(),
                    blobs,
                    leftOut,
                    to.commit(),
                    source.head(),
                    source.sealing().isPresent());
        }
    }

    private void write(BackupOutput out) throws IOException {
        var opened = new EntryReader(source.rows()).entry(0).orElseThrow(() -> gap(0));
        var info = JsonNodeFactory.instance
                .objectNode()
                .put("entries", source.size())
                .put("key", opened.body().path("key").asText())
                .put("origin", opened.body().path("origin").asText());
        out.record(BackupFormat.INFO, CanonicalJson.bytes(info));
        out.text(BackupFormat.NEWEST_HEAD, source.head());
        long after = Long.MIN_VALUE;
        while (range.size() < source.size()) {
            var pages = source.rows().pagesAfter(after);
            if (pages.isEmpty()) {
                throw gap(range.size());
            }
            for (var page : pages) {
                write(page, out);
            }
            after = pages.getLast().first();
        }
        var failure = source.headCheck().inside(Optional.of(source.head()), range.size(), range.root());
        if (failure.isPresent()) {
            throw new LedgerException("LG-CONFLICT", changed(failure.get().sentence()));
        }
        leftOut = source.blobs().forEachLeft(written, source.acknowledged(), digest -> {
            write(digest, "was here", out);
            if (blobs % REPORTED == 0) {
                progress.report(blobs, 0, "blobs");
            }
        });
        out.end(range.size(), blobs);
    }

    private void write(EntryPage page, BackupOutput out) throws IOException {
        progress.requireGoingOn();
        progress.report(range.size(), source.size(), "entries");
        for (var row : page.rows()) {
            if (range.size() == source.size()) {
                return;
            }
            if (row.index() != range.size()) {
                throw gap(range.size());
            }
            out.record(BackupFormat.ENTRY, row.content());
            range.append(MerkleTree.leaf(row.content()));
            for (var digest : BlobNames.in(row.content()).keySet()) {
                if (source.blobs().markFirst(digest, written)) {
                    write(digest, "entry " + row.index() + " names", out);
                }
            }
            writeHead(out);
        }
    }

    private void write(Digest digest, String by, BackupOutput out) throws IOException {
        progress.requireGoingOn();
        var content = source.blobs().open(digest);
        if (content.isEmpty()) {
            throw new LedgerException("LG-BLOB-MISSING", changed("The blob " + digest + " that " + by + " is gone."));
        }
        try (var in = content.get()) {
            out.blob(digest, in, progress);
        }
        blobs++;
    }

    private void writeHead(BackupOutput out) throws IOException {
        while (hasHead()) {
            var head = heads.removeFirst();
            if (head.size() == range.size() && head.size() < source.size()) {
                out.text(BackupFormat.HEAD, head.note());
            }
        }
    }

    private boolean hasHead() throws IOException {
        if (heads.isEmpty() && headsAfter < source.size()) {
            heads.addAll(source.rows().headsAfter(headsAfter));
            headsAfter = heads.isEmpty() ? source.size() : heads.getLast().size();
        }
        return !heads.isEmpty() && heads.getFirst().size() <= range.size();
    }

    private static LedgerException gap(long entry) {
        return new LedgerException("LG-GAP", changed("Entry " + entry + " is missing."));
    }

    private static String changed(String what) {
        return what + " A backup of what was changed would be worth nothing, and none was made. Run 'reckoner"
                + " verify-ledger', and restore the case from an earlier copy.";
    }
}
