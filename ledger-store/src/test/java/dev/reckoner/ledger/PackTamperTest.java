package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs and the index that somebody, or a crash, damaged. The case has twenty packed blobs; entry 1 + i names blob i. */
class PackTamperTest {
    private static final int BLOBS = 20;
    private static final int SIZE = 300;
    private static final int RECORD = PackRecord.HEADER_BYTES + SIZE;

    @TempDir
    Path folder;

    private final List<Digest> digests = new ArrayList<>();

    @BeforeEach
    void makeCase() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            for (int i = 0; i < BLOBS; i++) {
                digests.add(ledger.blobs().put(Cases.bytes(SIZE, i)));
            }
            ledger.append(digests.stream().map(Cases::evidence).toList());
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aFlippedByteOfABlobIsNamed() throws IOException {
        flip(Cases.pack(folder), 5 * RECORD + PackRecord.HEADER_BYTES + 100);
        assertThat(Cases.verify(folder).failures()).containsExactly(changed(5));
    }

    @Test
    void aFlippedByteOfTheLastBlobIsNamedAlsoAfterACrash() throws IOException {
        flip(Cases.pack(folder), 19 * RECORD + PackRecord.HEADER_BYTES + 100);
        Files.delete(index());
        assertThat(Cases.verify(folder).failures()).containsExactly(changed(19));
        assertThat(Cases.pack(folder)).hasSize(BLOBS * RECORD);
    }

    /** In the magic, the length or the digest: whichever it is, one blob is lost and no other. */
    @Test
    void aFlippedBitOfAHeaderCostsOneBlob() throws IOException {
        byte[] good = Files.readAllBytes(Cases.pack(folder));
        for (int at = 0; at < PackRecord.HEADER_BYTES; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[7 * RECORD + at] ^= (byte) (1 << bit);
                Files.write(Cases.pack(folder), bad);
                assertThat(Cases.verify(folder).failures())
                        .as("byte %d bit %d", at, bit)
                        .contains(missing(7))
                        .filteredOn(failure -> failure.contains("entry"))
                        .containsExactly(missing(7));
            }
        }
        Files.write(Cases.pack(folder), good);
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aTruncatedPackIsNoticedAndNothingOfItIsCut() throws IOException {
        truncate(12 * RECORD + 50);
        assertThat(Cases.verify(folder).failures())
                .containsExactlyInAnyOrderElementsOf(
                        digests.subList(12, BLOBS).stream().map(this::missing).toList());
        assertThat(Cases.pack(folder)).hasSize(12 * RECORD + 50);
        try (var ledger = Ledger.open(folder)) {
            ledger.append(List.of(Cases.evidence(ledger.blobs().put(Cases.bytes(SIZE, 99)))));
            assertThat(ledger.blobs().read(digests.get(11))).contains(Cases.bytes(SIZE, 11));
        }
        assertThat(Cases.pack(folder)).hasSize(12 * RECORD + 50);
        assertThat(Cases.pack(folder).resolveSibling("000002.pack")).hasSize(RECORD);
    }

    @Test
    void aDeletedPackIsNoticed() throws IOException {
        Files.delete(Cases.pack(folder));
        assertThat(Cases.verify(folder).failures()).hasSize(BLOBS).contains(missing(0), missing(19));
    }

    @Test
    void aDeletedIndexIsMadeAnew() throws IOException {
        Files.delete(index());
        assertAllThere();
        assertThat(index()).exists();
    }

    @Test
    void aFlippedBitOfTheIndexIsNoticedAndItIsMadeAnew() throws IOException {
        byte[] good = Files.readAllBytes(index());
        var random = new Random(3);
        for (int round = 0; round < 60; round++) {
            byte[] bad = good.clone();
            int at = round < 30 ? random.nextInt(64) : usedSlot(good, random);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(index(), bad);
            assertAllThere();
        }
    }

    @Test
    void anIndexOfAnotherLengthOrOfNothingIsMadeAnew() throws IOException {
        byte[] good = Files.readAllBytes(index());
        for (int size : new int[] {0, 1, 63, 64, good.length - 1, good.length + 1}) {
            Files.write(index(), Arrays.copyOf(good, size));
            assertAllThere();
        }
    }

    @Test
    void anIndexOfOlderPacksIsMadeAnew() throws IOException {
        byte[] older = Files.readAllBytes(index());
        Digest more;
        try (var ledger = Ledger.open(folder)) {
            more = ledger.blobs().put(Cases.bytes(SIZE, 99));
        }
        Files.write(index(), older);
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.blobs().has(more)).isTrue();
        }
    }

    /** What a crash leaves behind the last commit: a record of which only a part was written. */
    @Test
    void aTornTailIsPassedOver() throws IOException {
        for (int torn : new int[] {1, 4, 39, 40, 41, 300}) {
            byte[] record = record(Cases.bytes(SIZE, 77));
            append(Arrays.copyOf(record, torn));
            Files.delete(index());
            assertAllThere();
            assertThat(Cases.pack(folder)).hasSize(BLOBS * RECORD + torn);
            Files.write(Cases.pack(folder), Arrays.copyOf(Files.readAllBytes(Cases.pack(folder)), BLOBS * RECORD));
        }
    }

    /** Whoever reads a case changes nothing of it. */
    @Test
    void whatACrashLeftIsCutOffByTheNextBlobAlone() throws IOException {
        append(Arrays.copyOf(record(Cases.bytes(SIZE, 77)), 41));
        Files.delete(index());
        assertAllThere();
        assertAllThere();
        byte[] next = Cases.bytes(SIZE, 78);
        try (var ledger = Ledger.open(folder)) {
            var digest = ledger.blobs().put(next);
            ledger.append(List.of(Cases.evidence(digest)));
        }
        assertThat(Cases.pack(folder)).hasSize((BLOBS + 1) * RECORD);
        assertThat(Cases.verify(folder).failures()).isEmpty();
        Files.delete(index());
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    /** As at an entry that names no blob. */
    @Test
    void whatACrashLeftIsNotAcknowledgedByAnotherCommit() throws IOException {
        byte[] record = record(Cases.bytes(SIZE, 77));
        record[100] ^= 1;
        append(record);
        Files.delete(index());
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.blobs().has(Digest.sha256(Cases.bytes(1, 1)))).isFalse();
            ledger.append(Cases.notes(1));
        }
        Files.delete(index());
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void anUnacknowledgedRecordThatIsWholeStays() throws IOException {
        byte[] bytes = Cases.bytes(SIZE, 77);
        append(record(bytes));
        Files.delete(index());
        assertAllThere();
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.blobs().read(Digest.sha256(bytes))).contains(bytes);
        }
    }

    @Test
    void anUnacknowledgedRecordWithoutItsDigestIsPassedOver() throws IOException {
        byte[] record = record(Cases.bytes(SIZE, 77));
        record[100] ^= 1;
        append(record);
        append(new byte[5_000]);
        Files.delete(index());
        assertAllThere();
    }

    /** Whoever makes a blob that looks like records must not gain blobs that hide others. */
    @Test
    void recordsInsideABlobAreNotTakenForRecords() throws IOException {
        byte[] inner = record(Cases.bytes(100, 55));
        Digest outer;
        try (var ledger = Ledger.open(folder)) {
            outer = ledger.blobs().put(inner);
            ledger.append(List.of(Cases.evidence(outer)));
        }
        Files.delete(index());
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.blobs().read(outer)).contains(inner);
            assertThat(ledger.blobs().has(Digest.sha256(Cases.bytes(100, 55)))).isFalse();
        }
    }

    @Test
    void anEditedMarkOfWhatIsAcknowledgedCutsNoWholeRecord() throws Exception {
        for (var end : List.of("0, 0", "-1, -9", "1, 10", "9, 9223372036854775807")) {
            Cases.sql(folder, "DELETE FROM pack_end", "INSERT INTO pack_end VALUES (TRUE, " + end + ")");
            Files.delete(index());
            assertAllThere();
            assertThat(Cases.pack(folder)).hasSize(BLOBS * RECORD);
        }
    }

    private void assertAllThere() throws IOException {
        try (var ledger = Ledger.open(folder)) {
            for (int i = 0; i < BLOBS; i++) {
                assertThat(ledger.blobs().read(digests.get(i))).contains(Cases.bytes(SIZE, i));
            }
            assertThat(ledger.verify((done, total, what) -> {}).failures()).isEmpty();
        }
    }

    private Path index() {
        return folder.resolve("blobs/index");
    }

    private static int usedSlot(byte[] index, Random random) {
        var slots = ByteBuffer.wrap(index);
        int slot = 64 + 16 * random.nextInt((index.length - 64) / 16);
        while (slots.getLong(slot + 8) == 0) {
            slot = slot + 32 > index.length ? 64 : slot + 16;
        }
        return slot + random.nextInt(16);
    }

    private static byte[] record(byte[] bytes) {
        var record = ByteBuffer.allocate(PackRecord.HEADER_BYTES + bytes.length);
        PackRecord.write(record, Digest.sha256(bytes).bytes(), bytes);
        return record.array();
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(Cases.pack(folder), bytes, StandardOpenOption.APPEND);
    }

    private void truncate(int size) throws IOException {
        Files.write(Cases.pack(folder), Arrays.copyOf(Files.readAllBytes(Cases.pack(folder)), size));
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private String changed(int blob) {
        return "LG-BLOB-CHANGED: the blob " + digests.get(blob) + " was changed on disk; named by entry " + (1 + blob)
                + ", field blob.";
    }

    private String missing(int blob) {
        return missing(digests.get(blob));
    }

    private String missing(Digest digest) {
        return "LG-BLOB-MISSING: the blob " + digest + " is gone; named by entry " + (1 + digests.indexOf(digest))
                + ", field blob.";
    }
}
