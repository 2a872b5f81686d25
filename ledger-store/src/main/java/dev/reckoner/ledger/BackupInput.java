package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;

/** Reads the records of a backup, which may come from anybody; see {@link BackupFormat}. No length is believed before its limit. */
final class BackupInput {
    private static final Set<String> LINES =
            Set.of(BackupFormat.PLAIN, BackupFormat.SEALED, BackupFormat.FIRST_PLAIN, BackupFormat.FIRST_SEALED);

    private final Path file;
    private final MessageDigest digest = Digest.sha256Function();
    private final String line;
    private final byte[] keys;
    private InputStream records;
    private long entry = -1;

    /**
     * Reads the line and the keys.
     *
     * @throws LedgerException LG-BACKUP-FORMAT if it is no backup, LG-NEWER-VERSION if a newer version made it
     */
    BackupInput(Path file, InputStream in) throws IOException {
        this.file = file;
        this.records = in;
        this.line = readLine();
        this.keys = record(BackupFormat.MOST_KEY_BYTES, "key file");
    }

    private String readLine() throws IOException {
        var text = firstLine();
        digest.update(text.getBytes(StandardCharsets.ISO_8859_1));
        if (LINES.contains(text)) {
            return text;
        }
        if (text.matches("\\Q" + BackupFormat.ANY_VERSION + "\\E([3-9]|[1-9][0-9]+) (?s).*")) {
            throw new LedgerException(
                    "LG-NEWER-VERSION", file + " was made by a newer version of Reckoner; restore it with that one.");
        }
        throw new LedgerException(
                "LG-BACKUP-FORMAT", file + " is no backup of a case. Name the file that 'reckoner backup' made.");
    }

    private String firstLine() throws IOException {
        var line = new StringBuilder();
        for (int one = records.read(); one >= 0 && line.length() < BackupFormat.MOST_LINE_BYTES; one = records.read()) {
            line.append((char) one);
            if (one == '\n') {
                break;
            }
        }
        return line.toString();
    }

    /** True if what follows is sealed. */
    boolean isSealed() {
        return line.equals(BackupFormat.SEALED) || line.equals(BackupFormat.FIRST_SEALED);
    }

    /** True if it is of version 1, which has no blobs but those that entries name. */
    boolean isFirstVersion() {
        return line.equals(BackupFormat.FIRST_PLAIN) || line.equals(BackupFormat.FIRST_SEALED);
    }

    /** Content of the case's key file. */
    byte[] keys() {
        return keys;
    }

    /** Opens what follows. */
    void unseal(byte[] key) throws IOException {
        try {
            records = new OpeningStream(records, key);
        } catch (UnsoundException changed) {
            throw damaged(changed);
        }
    }

    /** The tag of the next record. */
    int tag() throws IOException {
        byte[] tag = bytes(1);
        if (tag[0] == BackupFormat.ENTRY) {
            entry++;
        }
        return tag[0];
    }

    void require(int tag) throws IOException {
        if (tag() != tag) {
            throw order();
        }
    }

    /** What a record of any tag but a blob's holds. */
    byte[] record(int limit, String what) throws IOException {
        int length = ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
        if (length < 0 || length > limit) {
            throw refused("LG-BACKUP-FORMAT", "its " + what + " claims a length beyond " + limit + " bytes");
        }
        return bytes(length);
    }

    String text(int limit, String what) throws IOException {
        return new String(record(limit, what), StandardCharsets.UTF_8);
    }

    /** The digest of the blob that follows. */
    Digest blobName() throws IOException {
        return Digest.ofSha256(bytes(PackRecord.NAME_BYTES));
    }

    /** The bytes of the blob, to its end. */
    InputStream blob(BackupProgress progress) {
        return new Pieces(progress);
    }

    /** Reads the end, after which nothing may follow. */
    void end(long entries, long blobs) throws IOException {
        var counts = ByteBuffer.wrap(bytes(2 * Long.BYTES));
        if (counts.getLong() != entries || counts.getLong() != blobs) {
            throw order();
        }
        byte[] met = digest.digest();
        if (!Arrays.equals(met, bytes(met.length))) {
            throw refused("LG-BACKUP-DAMAGED", "it was changed after it was made: it does not have its own digest");
        }
        if (read(new byte[1], 1) > 0) {
            throw refused("LG-BACKUP-FORMAT", "something follows its end");
        }
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes;
        try {
            // Grows as bytes come in: a claim of length alone takes no memory.
            bytes = records.readNBytes(length);
        } catch (UnsoundException changed) {
            throw damaged(changed);
        }
        if (bytes.length < length) {
            throw refused("LG-BACKUP-CUT", "it ends too early, so it was not copied whole");
        }
        digest.update(bytes);
        return bytes;
    }

    private int read(byte[] buffer, int length) throws IOException {
        try {
            return records.read(buffer, 0, length);
        } catch (UnsoundException changed) {
            throw damaged(changed);
        }
    }

    private LedgerException damaged(UnsoundException changed) {
        return new LedgerException(
                "LG-BACKUP-DAMAGED",
                sentence("it was changed or cut after it was made: a part of it does not have its seal"),
                changed);
    }

    LedgerException order() {
        return refused("LG-BACKUP-FORMAT", "its parts do not follow each other as they were written");
    }

    /** Refused, with the place that was reached. */
    LedgerException refused(String code, String why) {
        return new LedgerException(code, sentence(why));
    }

    /** Refused, because it is not of the case that is known from elsewhere; nothing is wrong with the file. */
    LedgerException notTheCase(String code, String why) {
        return new LedgerException(
                code, "The backup " + file + " was not restored: " + why + ". Nothing was made of it.");
    }

    private String sentence(String why) {
        return "The backup " + file + " cannot be restored: " + why
                + (entry < 0 ? " (before its first entry)" : " (at entry " + entry + ")")
                + ". Nothing was made of it; take another copy of the backup, or an earlier one.";
    }

    /** A blob's pieces as one stream. */
    private final class Pieces extends InputStream {
        private final BackupProgress progress;
        private byte[] piece = {};
        private int read;
        private boolean ended;

        private Pieces(BackupProgress progress) {
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (read == piece.length && !next()) {
                return -1;
            }
            int part = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, buffer, offset, part);
            read += part;
            return part;
        }

        // Every piece but the last is a full one: a blob is written in one way only.
        private boolean next() throws IOException {
            boolean mayFollow = piece.length == 0 || piece.length == BackupFormat.MOST_PIECE_BYTES;
            if (!ended) {
                progress.requireGoingOn();
                piece = record(BackupFormat.MOST_PIECE_BYTES, "blob");
                read = 0;
                ended = piece.length == 0;
                if (!ended && !mayFollow) {
                    throw order();
                }
            }
            return !ended;
        }
    }
}
