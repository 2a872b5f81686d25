package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Writes the records of a backup; see {@link BackupFormat}. */
final class BackupOutput {
    private final MessageDigest digest = Digest.sha256Function();
    private final OutputStream records;

    /** Begins with the line and the keys. */
    BackupOutput(OutputStream file, byte[] keys, Optional<byte[]> sealing) throws IOException {
        byte[] line = BackupFormat.line(sealing.isPresent());
        byte[] begin = ByteBuffer.allocate(line.length + Integer.BYTES + keys.length)
                .put(line)
                .putInt(keys.length)
                .put(keys)
                .array();
        digest.update(begin);
        file.write(begin);
        records = sealing.isPresent() ? new SealingStream(file, sealing.get()) : file;
    }

    void text(int tag, String text) throws IOException {
        record(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    void record(int tag, byte[] content) throws IOException {
        write(new byte[] {(byte) tag}, 1);
        piece(content, content.length);
    }

    /** A blob, to the end of its stream. */
    void blob(Digest name, InputStream content, BackupProgress progress) throws IOException {
        write(new byte[] {BackupFormat.BLOB}, 1);
        write(name.bytes(), name.bytes().length);
        byte[] piece = new byte[BackupFormat.MOST_PIECE_BYTES];
        for (int length = content.readNBytes(piece, 0, piece.length);
                length > 0;
                length = content.readNBytes(piece, 0, piece.length)) {
            progress.requireGoingOn();
            piece(piece, length);
        }
        piece(piece, 0);
    }

    private void piece(byte[] content, int length) throws IOException {
        write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array(), Integer.BYTES);
        write(content, length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        records.write(bytes, 0, length);
    }

    /** Ends the records. */
    void end(long entries, long blobs) throws IOException {
        byte[] counts = ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) BackupFormat.END)
                .putLong(entries)
                .putLong(blobs)
                .array();
        write(counts, counts.length);
        records.write(digest.digest());
        records.flush();
        if (records instanceof SealingStream sealing) {
            sealing.finish();
        }
    }
}
