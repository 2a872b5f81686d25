package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 65_535, 65_536, 65_537, 300_000})
    void aBlobIsFoundByItsDigestAndStoredOnce(int size) throws IOException {
        byte[] bytes = Cases.bytes(size, size);
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            var blobs = ledger.blobs();
            assertThat(blobs.has(Digest.sha256(bytes))).isFalse();
            var digest = blobs.put(new ByteArrayInputStream(bytes));
            assertThat(digest).isEqualTo(Digest.sha256(bytes));
            assertThat(blobs.put(new ByteArrayInputStream(bytes))).isEqualTo(digest);
            assertThat(blobs.put(bytes)).isEqualTo(digest);
            assertThat(blobs.has(digest)).isTrue();
            assertThat(blobs.read(digest)).contains(bytes);
            try (var in = blobs.open(digest).orElseThrow()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(blobs.path(digest).isPresent()).isEqualTo(size > 65_536);
            assertThat(blobs.size()).isEqualTo(1);
            if (size > 65_536) {
                assertThat(folder.resolve("blobs/incoming")).isEmptyDirectory();
            }
        }
        assertThat(Files.size(folder.resolve("blobs/index"))).isPositive();
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.blobs().read(Digest.sha256(bytes))).contains(bytes);
        }
    }

    @Test
    void aDigestOfAnotherKindNamesNoBlob() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            var digest = ledger.blobs().put(new byte[] {1});
            var other = new Digest("keccak256", digest.hex());
            assertThat(ledger.blobs().has(other)).isFalse();
            assertThat(ledger.blobs().read(other)).isEmpty();
            assertThat(ledger.blobs().path(other)).isEmpty();
        }
    }

    @Test
    void severalThreadsPutAndReadAtOnce() throws Exception {
        int blobs = 20_000;
        try (var ledger = Ledger.create(folder, "case", Cases.NOW);
                var threads = Executors.newFixedThreadPool(4)) {
            var work = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(thread -> () -> {
                        int read = 0;
                        for (int i = 0; i < blobs; i++) {
                            // Every blob is put by two threads.
                            byte[] bytes = Cases.bytes(40, (long) (thread / 2) * blobs + i);
                            var digest = ledger.blobs().put(bytes);
                            read += ledger.blobs().read(digest).isPresent() ? 1 : 0;
                            if (i % 5_000 == 0) {
                                ledger.blobs().sync();
                            }
                        }
                        return read;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(blobs);
            }
            assertThat(ledger.blobs().size()).isEqualTo(2L * blobs);
        }
        var report = Cases.verify(folder);
        assertThat(report.blobs()).isEqualTo(2L * blobs);
        assertThat(report.failures()).isEmpty();
    }

    /** A task that is cancelled is interrupted, and others go on with the same packs. */
    @Test
    void anInterruptedThreadHarmsNobody() throws Exception {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            var digest = ledger.blobs().put(new byte[] {1});
            ledger.blobs().sync();
            Thread.currentThread().interrupt();
            try {
                ledger.blobs().put(new byte[] {2});
                ledger.blobs().sync();
                assertThat(ledger.blobs().read(digest)).isPresent();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(ledger.blobs().read(digest)).isPresent();
        }
    }

    @Test
    void aLargeBlobChangedOnDiskIsNotHandedOut() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            var digest = ledger.blobs().put(Cases.bytes(70_000, 1));
            Files.writeString(ledger.blobs().path(digest).orElseThrow(), "evil");
            assertRefused(ledger, digest);
        }
    }

    @Test
    void aPackedBlobChangedOnDiskIsNotHandedOutAndCanBePutAgain() throws IOException {
        byte[] good = Cases.bytes(500, 1);
        Digest digest;
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            digest = ledger.blobs().put(good);
            ledger.append(List.of(Cases.evidence(digest)));
        }
        byte[] pack = Files.readAllBytes(Cases.pack(folder));
        pack[PackRecord.HEADER_BYTES + 7] ^= 1;
        Files.write(Cases.pack(folder), pack);
        try (var ledger = Ledger.open(folder)) {
            assertRefused(ledger, digest);
            assertThat(ledger.blobs().put(good)).isEqualTo(digest);
            assertThat(ledger.blobs().read(digest)).contains(good);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aLargeBlobChangedOnDiskIsPutAgainToo() throws IOException {
        byte[] good = Cases.bytes(PackRecord.MOST_BYTES + 1, 1);
        Digest digest;
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            digest = ledger.blobs().put(good);
            ledger.append(List.of(Cases.evidence(digest)));
        }
        byte[] changed = good.clone();
        changed[7] ^= 1;
        var hex = digest.hex();
        Files.write(folder.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2)), changed);
        try (var ledger = Ledger.open(folder)) {
            assertRefused(ledger, digest);
            assertThat(ledger.blobs().put(good)).isEqualTo(digest);
            assertThat(ledger.blobs().read(digest)).contains(good);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    private static void assertRefused(Ledger ledger, Digest digest) throws IOException {
        LedgerTest.assertCode(() -> ledger.blobs().read(digest), "LG-BLOB-CHANGED");
        try (var in = ledger.blobs().open(digest).orElseThrow()) {
            LedgerTest.assertCode(in::readAllBytes, "LG-BLOB-CHANGED");
        }
    }
}
