package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobIndexTest {
    private static final int MANY = 50_000;

    @TempDir
    Path folder;

    @Test
    void itGrowsAndIsThereAfterReopening() throws IOException {
        var made = BlobIndex.build(folder, into -> {});
        for (int i = 0; i < MANY; i++) {
            made.put(digest(i), place(i), place -> false);
        }
        assertAllIn(made);
        made.close(42);
        var again = BlobIndex.open(folder, 42).orElseThrow();
        assertAllIn(again);
        again.close(42);
        assertThat(folder).isDirectoryContaining("glob:**index").isDirectoryNotContaining("glob:**.next");
        assertThat(BlobIndex.open(folder, 43)).isEmpty();
    }

    @Test
    void oneThatWasNotClosedAfterAChangeIsNotBelieved() throws IOException {
        BlobIndex.build(folder, into -> into.put(digest(1), place(1), place -> false))
                .close(42);
        var left = BlobIndex.open(folder, 42).orElseThrow();
        left.put(digest(2), place(2), place -> false);
        assertThat(BlobIndex.open(folder, 42)).isEmpty();
    }

    /** Digests may begin alike; the record decides. */
    @Test
    void placesUnderOneFingerprintAreToldApart() throws IOException {
        var index = BlobIndex.build(folder, into -> {});
        index.put(digest(1), place(1), place -> false);
        index.put(digest(1), place(2), place -> false);
        assertThat(index.find(digest(1), place(2)::equals)).contains(place(2));
        assertThat(index.find(digest(1), place(3)::equals)).isEmpty();
        index.put(digest(1), place(4), place(2)::equals);
        assertThat(index.find(digest(1), place(2)::equals)).isEmpty();
        assertThat(index.find(digest(1), place(4)::equals)).contains(place(4));
        assertThat(index.size()).isEqualTo(2);
        index.close(0);
    }

    /** A case may come from the party under audit, with an index that was made to keep a reader busy for ever. */
    @Test
    void aTableWithoutAnEmptySlotIsRefusedAndNotSearchedForEver() throws IOException {
        BlobIndex.build(folder, into -> into.put(digest(1), place(1), place -> false))
                .close(42);
        var file = folder.resolve("index");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 64; at < bytes.capacity(); at += 16) {
            bytes.putLong(at + 8, place(1).number());
        }
        var sum = new CRC32C();
        sum.update(bytes.array(), 16, 32);
        sum.update(bytes.array(), 64, bytes.capacity() - 64);
        bytes.putLong(48, sum.getValue());
        Files.write(file, bytes.array());
        var full = BlobIndex.open(folder, 42).orElseThrow();
        LedgerTest.assertCode(() -> full.find(digest(2), place -> false), "LG-INDEX");
        full.close(42);
    }

    @Test
    void aPlaceIsANumberAndBack() {
        var largest = new PackPlace(PackPlace.MOST_PACK, PackPlace.MOST_OFFSET, PackRecord.MOST_BYTES);
        assertThat(PackPlace.of(largest.number())).isEqualTo(largest);
        assertThat(PackPlace.of(place(7).number())).isEqualTo(place(7));
        assertThat(new PackPlace(1, 0, 0).number()).isNotZero();
    }

    private static void assertAllIn(BlobIndex index) throws IOException {
        assertThat(index.size()).isEqualTo(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(index.find(digest(i), place(i)::equals)).isEqualTo(Optional.of(place(i)));
        }
        assertThat(index.find(digest(MANY), place -> true)).isEmpty();
    }

    private static byte[] digest(int i) {
        return dev.reckoner.crypto.Digest.sha256(Cases.bytes(8, i)).bytes();
    }

    private static PackPlace place(int i) {
        return new PackPlace(1 + i % 3, i, i % 100);
    }
}
