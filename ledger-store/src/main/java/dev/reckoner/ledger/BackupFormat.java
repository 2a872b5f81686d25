package dev.reckoner.ledger;

import dev.reckoner.crypto.SignedNote;
import java.nio.charset.StandardCharsets;

/**
 * A backup: one line that says what it is, the case's key file, and records, one after the other, each a tag and its content;
 * numbers have the highest byte first. It can be read from its beginning to its end and in no other way, so that no two readers see
 * two different cases in it. In the backup of an encrypted case all records are one stream of {@link ChunkKeys} under a key
 * that comes from the case's data key.
 *
 * <pre>
 * line    reckoner-backup/2 plain | reckoner-backup/2 sealed, and a newline
 * keys    length (4), the bytes of the file case-key or keys
 * 'I'     length (4), canonical JSON: origin, key (of the first entry), entries (how many)
 * 'T'     length (4), the signed head that it was made under
 * then for each entry
 *   'E'   length (4), its canonical bytes
 *   'B'   for each blob that it names and no entry before it did: SHA-256 (32), pieces of length (4) and bytes, a length 0
 *   'H'   if the case keeps a signed head of so many entries, but for the newest: length (4), the head
 * 'B'     for each other blob of the case, which no entry names, in any order: as above
 * 'Z'     entries (8), blobs (8), SHA-256 (32) of everything before the digest
 * </pre>
 *
 * Version 1, which is read too, ends after the last entry's blobs, and of what an entry names it counts only
 * {@link BlobNames#OF_FIRST_BACKUPS}.
 */
final class BackupFormat {
    static final String ANY_VERSION = "reckoner-backup/";
    static final String PLAIN = ANY_VERSION + "2 plain\n";
    static final String SEALED = ANY_VERSION + "2 sealed\n";
    static final String FIRST_PLAIN = ANY_VERSION + "1 plain\n";
    static final String FIRST_SEALED = ANY_VERSION + "1 sealed\n";

    static final int INFO = 'I';
    static final int NEWEST_HEAD = 'T';
    static final int ENTRY = 'E';
    static final int BLOB = 'B';
    static final int HEAD = 'H';
    static final int END = 'Z';

    // What a reader accepts at most, bytes.
    static final int MOST_LINE_BYTES = 64;
    static final int MOST_KEY_BYTES = 64 << 10;
    static final int MOST_INFO_BYTES = 16 << 10;
    static final int MOST_ENTRY_BYTES = 64 << 20;
    static final int MOST_PIECE_BYTES = 64 << 10;
    static final int MOST_HEAD_BYTES = 3 * SignedNote.LIMIT_CHARACTERS;

    private BackupFormat() {}

    /** The first line of a backup. */
    static byte[] line(boolean sealed) {
        return (sealed ? SEALED : PLAIN).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key that seals the backups of a case with that data key. */
    static byte[] key(byte[] dataKey) {
        return Keys.expand(dataKey, "reckoner backup 1");
    }
}
