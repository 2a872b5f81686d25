package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs that no entry names are listed, and stay. */
class UnreferencedBlobsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thoseThatNoEntryNamesAreListedWithTheirSizes(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        try (var ledger = Ledger.create(folder, "case", Cases.NOW, passphrase)) {
            BackupCases.fill(ledger);
            var large = ledger.blobs().put(new ByteArrayInputStream(Cases.bytes(100_000, 4)));
            var small = Digest.sha256(Cases.bytes(100, 3));
            var found = unreferenced(ledger);
            assertThat(found)
                    .extracting(UnreferencedBlob::name)
                    .containsExactlyInAnyOrder(name(ledger, small), name(ledger, large));
            assertThat(found).allMatch(blob -> blob.isDigest() == !encrypted);
            if (!encrypted) {
                assertThat(found).extracting(UnreferencedBlob::bytes).containsExactlyInAnyOrder(100L, 100_000L);
            }
            assertThat(ledger.blobs().has(small)).isTrue();
            ledger.append(List.of(Cases.evidence(small), Cases.evidence(large)));
            assertThat(unreferenced(ledger)).isEmpty();
        }
    }

    private static String name(Ledger ledger, Digest digest) {
        return ledger.blobs().nameHex(digest);
    }

    private static List<UnreferencedBlob> unreferenced(Ledger ledger) throws IOException {
        var found = new ArrayList<UnreferencedBlob>();
        ledger.unreferencedBlobs(found::add, BackupCases.SILENT);
        return found;
    }

    @Test
    void manyArePassedOverAndOneIsFound() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            var entries = new ArrayList<NewEntry>();
            for (int i = 0; i < 5_000; i++) {
                entries.add(Cases.evidence(ledger.blobs().put(Cases.bytes(20 + i % 90, i))));
            }
            ledger.append(entries.subList(1, entries.size()));
            assertThat(unreferenced(ledger))
                    .extracting(UnreferencedBlob::name)
                    .containsExactly(HexFormat.of()
                            .formatHex(Digest.sha256(Cases.bytes(20, 0)).bytes()));
        }
    }

    @Test
    void thoseOfAnOpenBatchAreNotCalledSo() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW);
                var batch = ledger.begin()) {
            batch.add(Cases.evidence(ledger.blobs().put(Cases.bytes(9, 9))));
            LedgerTest.assertCode(() -> unreferenced(ledger), "LG-BUSY");
        }
    }
}
