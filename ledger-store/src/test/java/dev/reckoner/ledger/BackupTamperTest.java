package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup comes from anybody: what is not as it was written is refused, with a reason, and leaves nothing behind.
 * {@code -Dreckoner.flip.step=1} for every bit and every length; otherwise some all over the file.
 */
class BackupTamperTest {
    private static final int STEP = Integer.getInteger("reckoner.flip.step", 11);

    @TempDir
    Path folder;

    /** A case of three entries and a small blob. */
    private byte[] small(Optional<Passphrase> passphrase) throws IOException {
        try (var ledger = Ledger.create(at("case"), "c", Cases.NOW, passphrase)) {
            ledger.append(List.of(Cases.evidence(ledger.blobs().put(Cases.bytes(20, 5))), Cases.note(1)));
            ledger.backUp(at("backup"), BackupCases.SILENT);
        }
        return Files.readAllBytes(at("backup"));
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() throws IOException {
        byte[] good = small(Optional.empty());
        for (int bit = 0; bit < good.length * Byte.SIZE; bit += STEP) {
            byte[] bad = good.clone();
            bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(bad, "bit " + bit);
        }
        System.out.println(
                "flipped every bit of " + good.length * Byte.SIZE + ", in steps of " + STEP + ": all refused");
        assertNothingElse();
    }

    @Test
    void aCutIsNoticedWhereverItIs() throws IOException {
        byte[] good = small(Optional.empty());
        for (int length = 0; length < good.length; length += (STEP + 1) / 2) {
            assertRefused(Arrays.copyOf(good, length), "length " + length);
        }
        assertNothingElse();
    }

    @Test
    void whatFollowsTheEndIsNoticed() throws IOException {
        byte[] good = small(Optional.empty());
        assertThat(refused(Arrays.copyOf(good, good.length + 1), "one more")).isEqualTo("LG-BACKUP-FORMAT");
    }

    /** Argon2id is not done for every one of them: those that do not fit their checksum fail before it. */
    @Test
    void flippedBitsAndCutsOfASealedOneAreNoticed() throws IOException {
        byte[] good = small(Optional.of(Cases.passphrase()));
        int keys = BackupFormat.SEALED.length();
        int records = keys + Integer.BYTES + ByteBuffer.wrap(good).getInt(keys);
        for (int at = 0; at < records; at += 7) {
            assertRefused(flipped(good, at), "byte " + at);
        }
        for (int at = records; at < good.length; at += (good.length - records) / 6) {
            assertThat(refused(flipped(good, at), "byte " + at)).isEqualTo("LG-BACKUP-DAMAGED");
            assertThat(refused(Arrays.copyOf(good, at), "length " + at)).isIn("LG-BACKUP-DAMAGED", "LG-BACKUP-CUT");
        }
        assertThat(refused(Arrays.copyOf(good, good.length + 1), "one more")).isEqualTo("LG-BACKUP-DAMAGED");
        assertNothingElse();
    }

    private static byte[] flipped(byte[] good, int at) {
        byte[] bad = good.clone();
        bad[at] ^= 4;
        return bad;
    }

    @Test
    void entriesInAnotherOrderAreNoticed() throws IOException {
        var made = new Made();
        made.entry(Cases.note(1)).entry(Cases.note(2));
        assertThat(refused(made.exchanged(), "exchanged")).isEqualTo("LG-BACKUP-HEAD");
    }

    @Test
    void anEntryThatIsThereTwiceIsNoticed() throws IOException {
        var made = new Made();
        made.entry(Cases.note(1)).entry(Cases.note(2));
        assertThat(refused(made.doubled(), "doubled")).isEqualTo("LG-BACKUP-HEAD");
    }

    /** What somebody makes who has all but the key, with a digest that fits. */
    @Test
    void aChangedEntryUnderADigestThatFitsIsNoticedByTheHead() throws IOException {
        var made = new Made();
        made.entry(Cases.note(1)).entry(Cases.note(2));
        assertThat(refused(made.replaced(Cases.note(3)), "replaced")).isEqualTo("LG-BACKUP-HEAD");
    }

    @Test
    void theSameRecordsUnchangedAreRestored() throws IOException {
        var made = new Made();
        made.entry(Cases.note(1)).entry(Cases.note(2));
        Files.write(at("made"), made.asIs());
        assertThat(BackupCases.restore(at("made"), at("restored")).entries()).isEqualTo(3);
    }

    @Test
    void aBlobUnderAnotherName() throws IOException {
        var made = new Made();
        byte[] blob = Cases.bytes(40, 9);
        made.entry(Cases.evidence(Digest.sha256(blob)));
        assertThat(refused(made.withBlob(Digest.sha256(blob), Cases.bytes(40, 10)), "changed blob"))
                .isEqualTo("LG-BACKUP-BLOB");
        assertThat(refused(made.withBlob(Digest.sha256(Cases.bytes(1, 1)), blob), "renamed blob"))
                .isEqualTo("LG-BACKUP-BLOB");
        assertThat(refused(made.asIs(), "no blob")).isEqualTo("LG-BACKUP-FORMAT");
    }

    @Test
    void aBlobThatNoEntryNamesIsTakenOnceAfterTheLastEntryAndUnderItsOwnName() throws IOException {
        var made = new Made();
        made.entry(Cases.note(1));
        var blob = new Held(Digest.sha256(Cases.bytes(40, 9)), Cases.bytes(40, 9));
        Files.write(at("made"), made.withBlobs(1, blob));
        assertThat(BackupCases.restore(at("made"), at("good")).blobs()).isEqualTo(1);
        assertThat(refused(made.withBlobs(1, blob, blob), "twice")).isEqualTo("LG-BACKUP-BLOB");
        assertThat(refused(made.withBlobs(1, new Held(blob.name(), Cases.bytes(40, 10))), "changed"))
                .isEqualTo("LG-BACKUP-BLOB");
        assertThat(refused(made.withBlobs(0, blob), "before the last entry")).isEqualTo("LG-BACKUP-FORMAT");
    }

    @Test
    void aClaimOfGigabytesTakesNoMemory() throws IOException {
        try (var file = new RandomAccessFile(at("claims").toFile(), "rw")) {
            file.write(BackupFormat.line(false));
            file.writeInt(3);
            file.write("key".getBytes(StandardCharsets.US_ASCII));
            file.setLength(5L << 30);
        }
        LedgerTest.assertCode(() -> BackupCases.restore(at("claims"), at("restored")), "LG-BACKUP-KEY");
        for (int length : new int[] {Integer.MAX_VALUE, -1, BackupFormat.MOST_KEY_BYTES + 1}) {
            Files.write(
                    at("claims"),
                    ByteBuffer.allocate(28)
                            .put(BackupFormat.line(false))
                            .putInt(length)
                            .array());
            LedgerTest.assertCode(() -> BackupCases.restore(at("claims"), at("restored")), "LG-BACKUP-FORMAT");
        }
    }

    @Test
    void aNewerVersionIsSaidToBeOne() throws IOException {
        Files.writeString(at("newer"), "reckoner-backup/3 plain\nand what that has");
        LedgerTest.assertCode(() -> BackupCases.restore(at("newer"), at("restored")), "LG-NEWER-VERSION");
        Files.writeString(at("newer"), "PK and anything else that is a file");
        LedgerTest.assertCode(() -> BackupCases.restore(at("newer"), at("restored")), "LG-BACKUP-FORMAT");
    }

    @Test
    void theSentenceSaysWhereAndWhatToDo() throws IOException {
        byte[] good = small(Optional.empty());
        Files.write(at("bad"), Arrays.copyOf(good, good.length - 100));
        assertThatThrownBy(() -> BackupCases.restore(at("bad"), at("restored")))
                .hasMessageContaining(at("bad").toString())
                .hasMessageContaining("at entry 2")
                .hasMessageContaining("take another copy");
    }

    private String refused(byte[] bad, String what) throws IOException {
        Files.write(at("bad"), bad);
        try {
            BackupCases.restore(at("bad"), at("restored"));
        } catch (LedgerException refused) {
            return refused.code();
        }
        throw new AssertionError(what + " was restored");
    }

    private void assertRefused(byte[] bad, String what) throws IOException {
        assertThat(refused(bad, what)).as(what).startsWith("LG-");
    }

    private void assertNothingElse() {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("case", "backup", "bad");
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    /** A blob under a name that need not be its own. */
    private record Held(Digest name, byte[] bytes) {}

    /** Backups put together record by record, with a digest that fits. */
    private final class Made {
        private final ArrayList<byte[]> entries = new ArrayList<>();
        private final ArrayList<NewEntry> wanted = new ArrayList<>();

        Made entry(NewEntry entry) {
            wanted.add(entry);
            return this;
        }

        private byte[] write(UnaryOperator<List<byte[]>> change, int after, Held... blobs) throws IOException {
            var source = at("source" + System.nanoTime());
            String head;
            entries.clear();
            try (var ledger = Ledger.create(source, "c", Cases.NOW)) {
                ledger.append(wanted);
                head = ledger.head();
                try (var all = ledger.entries()) {
                    all.forEach(entry -> entries.add(entry.canonical()));
                }
            }
            var changed = change.apply(List.copyOf(entries));
            var bytes = new ByteArrayOutputStream();
            var out = new BackupOutput(bytes, CaseKeys.file(source), Optional.empty());
            out.record(BackupFormat.INFO, info(changed.size()));
            out.text(BackupFormat.NEWEST_HEAD, head);
            for (int i = 0; i < changed.size(); i++) {
                out.record(BackupFormat.ENTRY, changed.get(i));
                for (var blob : i == after ? blobs : new Held[0]) {
                    out.blob(blob.name(), new ByteArrayInputStream(blob.bytes()), BackupCases.SILENT);
                }
            }
            out.end(changed.size(), blobs.length);
            ScratchTables.delete(source);
            return bytes.toByteArray();
        }

        private byte[] info(int size) throws IOException {
            var opened = LedgerEntry.read(0, entries.getFirst()).body();
            return ("{\"entries\":" + size + ",\"key\":" + opened.path("key") + ",\"origin\":" + opened.path("origin")
                            + "}")
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] asIs() throws IOException {
            return write(all -> all, 0);
        }

        byte[] withBlob(Digest name, byte[] blob) throws IOException {
            return withBlobs(1, new Held(name, blob));
        }

        byte[] withBlobs(int after, Held... blobs) throws IOException {
            return write(all -> all, after, blobs);
        }

        byte[] exchanged() throws IOException {
            return write(all -> List.of(all.get(0), all.get(2), all.get(1)), 0);
        }

        byte[] doubled() throws IOException {
            return write(all -> List.of(all.get(0), all.get(1), all.get(2), all.get(2)), 0);
        }

        byte[] replaced(NewEntry other) throws IOException {
            return write(
                    all -> List.of(
                            all.get(0), all.get(1), PreparedEntry.of(other).canonical()),
                    0);
        }
    }
}
