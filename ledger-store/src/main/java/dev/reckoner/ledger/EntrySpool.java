package dev.reckoner.ledger;

import dev.reckoner.crypto.MerkleTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Entries on their way into the ledger, in a temporary file: as many as the disk holds, in constant heap. */
final class EntrySpool implements AutoCloseable {
    private final Path file;
    private final DataOutputStream out;
    private long size;

    EntrySpool(Path folder) throws IOException {
        file = Files.createTempFile(folder, "batch", ".spool");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void add(LedgerEntry entry) throws IOException {
        out.writeUTF(entry.kind().wireName());
        out.writeUTF(entry.time().toString());
        out.writeInt(entry.canonical().length);
        out.write(entry.canonical());
        size++;
    }

    long size() {
        return size;
    }

    /** The entries as rows that begin at that index; the spool takes no more. */
    Rows rows(long first) throws IOException {
        out.close();
        return new Rows(first);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    /** Reads the spool back. */
    final class Rows implements Iterator<EntryTable.Row>, AutoCloseable {
        private final DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        private final long first;
        private long taken;

        private Rows(long first) throws IOException {
            this.first = first;
        }

        @Override
        public boolean hasNext() {
            return taken < size;
        }

        @Override
        public EntryTable.Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                var kind = in.readUTF();
                var time = in.readUTF();
                byte[] content = in.readNBytes(in.readInt());
                return new EntryTable.Row(first + taken++, kind, time, MerkleTree.leaf(content), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
