package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever edits an encrypted case without its passphrase is noticed. */
class EncryptedTamperTest {
    private static final int SIZE = 300;
    private static final int RECORD = PackRecord.HEADER_BYTES + SIZE + 16;
    private static final int LARGE = 100_000;

    @TempDir
    Path folder;

    private Digest first = Digest.sha256(Cases.bytes(SIZE, 0));
    private Digest second = Digest.sha256(Cases.bytes(SIZE, 1));
    private Digest large = Digest.sha256(Cases.bytes(LARGE, 2));

    @BeforeEach
    void makeCase() throws IOException {
        Cases.makeEncrypted(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            assertThat(ledger.blobs().put(Cases.bytes(SIZE, 0))).isEqualTo(first);
            assertThat(ledger.blobs().put(Cases.bytes(SIZE, 1))).isEqualTo(second);
            assertThat(ledger.blobs().put(new ByteArrayInputStream(Cases.bytes(LARGE, 2))))
                    .isEqualTo(large);
            ledger.append(List.of(Cases.evidence(first), Cases.evidence(second), Cases.evidence(large)));
        }
    }

    @Test
    void aFlippedBitOfASmallBlobIsNamedAndItIsNotHandedOut() throws IOException {
        flip(Cases.pack(folder), RECORD + PackRecord.HEADER_BYTES + 100);
        assertThat(failures()).containsExactly(changed(second, 12));
        assertRefused(second);
        try (var ledger = Cases.openEncrypted(folder)) {
            assertThat(ledger.blobs().put(Cases.bytes(SIZE, 1))).isEqualTo(second);
            assertThat(ledger.blobs().read(second)).contains(Cases.bytes(SIZE, 1));
        }
        assertThat(failures()).isEmpty();
    }

    @Test
    void aFlippedBitOfALargeBlobIsNamedAndItIsNotHandedOut() throws IOException {
        flip(largeFile(), 50_000);
        assertThat(failures()).containsExactly(changed(large, 13));
        assertRefused(large);
        flip(largeFile(), 50_000);
        flip(largeFile(), 3);
        assertThat(failures()).containsExactly(changed(large, 13));
        assertRefused(large);
    }

    /** At the end of a chunk, where what is left can be opened. */
    @Test
    void aLargeBlobCutOffIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(largeFile());
        Files.write(largeFile(), Arrays.copyOf(whole, 56 + 3 * (16_384 + 16)));
        assertThat(failures()).containsExactly(changed(large, 13));
        assertRefused(large);
    }

    @Test
    void contentsThatChangedPlacesAreNoticed() throws IOException {
        byte[] pack = Files.readAllBytes(Cases.pack(folder));
        byte[] swapped = pack.clone();
        int content = SIZE + 16;
        System.arraycopy(pack, PackRecord.HEADER_BYTES, swapped, RECORD + PackRecord.HEADER_BYTES, content);
        System.arraycopy(pack, RECORD + PackRecord.HEADER_BYTES, swapped, PackRecord.HEADER_BYTES, content);
        Files.write(Cases.pack(folder), swapped);
        assertThat(failures()).containsExactlyInAnyOrder(changed(first, 11), changed(second, 12));
    }

    /** A record is the whole of what is known of a blob: where in the packs it stands does not matter. */
    @Test
    void wholeRecordsThatChangedPlacesAreFoundAllTheSame() throws IOException {
        byte[] pack = Files.readAllBytes(Cases.pack(folder));
        byte[] swapped = pack.clone();
        System.arraycopy(pack, 0, swapped, RECORD, RECORD);
        System.arraycopy(pack, RECORD, swapped, 0, RECORD);
        Files.write(Cases.pack(folder), swapped);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aBlobThatIsGoneIsNamed() throws IOException {
        Files.delete(largeFile());
        assertThat(failures())
                .containsExactly("LG-BLOB-MISSING: the blob " + large + " is gone; named by entry 13, field blob.");
    }

    @Test
    void aDamagedBlobThatNoEntryNamesIsToldByWhatItIsStoredAs() throws IOException {
        Digest unnamed;
        try (var ledger = Cases.openEncrypted(folder)) {
            unnamed = ledger.blobs().put(Cases.bytes(SIZE, 9));
        }
        flip(Cases.pack(folder), 2 * RECORD + PackRecord.HEADER_BYTES);
        var verified = Cases.verifyEncrypted(folder);
        assertThat(verified.failures()).isEmpty();
        assertThat(verified.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString())
                        .startsWith("LG-BLOB-STRAY: no entry names the blob that is stored as ")
                        .doesNotContain(unnamed.hex()));
    }

    @Test
    void aLostIndexIsMadeAnew() throws IOException {
        Files.delete(folder.resolve("blobs/index"));
        try (var ledger = Cases.openEncrypted(folder)) {
            assertThat(ledger.blobs().read(first)).contains(Cases.bytes(SIZE, 0));
        }
        assertThat(failures()).isEmpty();
    }

    /** Any file of the case; H2's cipher does not authenticate, so that falls to the tree. */
    @Test
    void aFlippedBitOfAnyFileIsRefusedReportedOrHarmless() throws IOException {
        String root = Cases.verifyEncrypted(folder).root();
        var files = Cases.files(folder);
        var random = new Random(20261122);
        int noticed = 0;
        int rounds = 0;
        for (var file : files.entrySet()) {
            for (int i = 0; i < Math.min(15, file.getValue().length); i++) {
                restore(files.keySet(), files);
                byte[] bad = file.getValue().clone();
                int at = random.nextInt(bad.length);
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(folder.resolve(file.getKey()), bad);
                rounds++;
                noticed += isNoticed(root, file.getKey() + " byte " + at) ? 1 : 0;
            }
        }
        System.out.println("flipped bits of an encrypted case: " + noticed + " of " + rounds
                + " noticed, the others in what is not used");
        assertThat(noticed).isPositive();
    }

    private void restore(Iterable<Path> names, java.util.Map<Path, byte[]> files) throws IOException {
        for (var name : names) {
            Files.write(folder.resolve(name), files.get(name));
        }
    }

    private boolean isNoticed(String root, String what) throws IOException {
        try {
            var report = Cases.verifyEncrypted(folder);
            if (!report.failures().isEmpty()) {
                return true;
            }
            assertThat(report.root()).as(what).isEqualTo(root);
            try (var ledger = Cases.openEncrypted(folder)) {
                assertThat(ledger.blobs().read(first)).as(what).contains(Cases.bytes(SIZE, 0));
                assertThat(ledger.blobs().read(second)).as(what).contains(Cases.bytes(SIZE, 1));
                assertThat(ledger.blobs().read(large)).as(what).contains(Cases.bytes(LARGE, 2));
            }
            return false;
        } catch (LedgerException refused) {
            return true;
        }
    }

    private void assertRefused(Digest digest) throws IOException {
        try (var ledger = Cases.openEncrypted(folder)) {
            LedgerTest.assertCode(() -> ledger.blobs().read(digest), "LG-BLOB-CHANGED");
        }
    }

    private List<String> failures() throws IOException {
        return Cases.verifyEncrypted(folder).failures();
    }

    private static String changed(Digest digest, int entry) {
        return "LG-BLOB-CHANGED: the blob " + digest + " was changed on disk; named by entry " + entry
                + ", field blob.";
    }

    private Path largeFile() throws IOException {
        return folder.resolve(Cases.files(folder).keySet().stream()
                .filter(file -> file.toString().matches("blobs/[0-9a-f]{2}/[0-9a-f]{62}"))
                .findFirst()
                .orElseThrow());
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
