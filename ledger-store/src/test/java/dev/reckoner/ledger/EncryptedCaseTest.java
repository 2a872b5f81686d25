package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case whose maker chose a passphrase. */
class EncryptedCaseTest {
    private static final byte[] SMALL = "a small blob: the patient's name is Ada".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = "weights of the model ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final String CLAIM = "the answer of provider Krypton was forty-two";

    @TempDir
    Path folder;

    @Test
    void whatWasRecordedIsThereForWhoeverHasThePassphrase() throws IOException {
        make(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            assertThat(ledger.size()).isEqualTo(4);
            assertThat(ledger.entry(1).orElseThrow().body().path("text").asText())
                    .isEqualTo(CLAIM);
            assertThat(ledger.blobs().read(Digest.sha256(SMALL))).contains(SMALL);
            try (var in = ledger.blobs().open(Digest.sha256(LARGE)).orElseThrow()) {
                assertThat(in.readAllBytes()).isEqualTo(LARGE);
            }
            assertThat(ledger.blobs().put(SMALL)).isEqualTo(Digest.sha256(SMALL));
            assertThat(ledger.blobs().size()).isEqualTo(2);
            assertThat(ledger.verify((done, total, what) -> {}).failures()).isEmpty();
            ledger.append(Cases.notes(3));
        }
        assertThat(Cases.verifyEncrypted(folder).entries()).isEqualTo(7);
    }

    @Test
    void noFileOfALargeBlobIsHandedOut() throws IOException {
        make(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            assertThat(ledger.blobs().has(Digest.sha256(LARGE))).isTrue();
            assertThat(ledger.blobs().path(Digest.sha256(LARGE))).isEmpty();
        }
    }

    @Test
    void withoutThePassphraseItIsAskedFor() throws IOException {
        make(folder);
        LedgerTest.assertCode(() -> Ledger.open(folder), "LG-PASSPHRASE-NEEDED");
        assertThat(CasePassphrase.isNeeded(folder)).isTrue();
    }

    @Test
    void aWrongPassphraseIsSaidAndNothingIsChanged() throws IOException {
        make(folder);
        var before = state();
        LedgerTest.assertCode(() -> Ledger.open(folder, Optional.of(Cases.passphrase("wrong"))), "LG-PASSPHRASE");
        LedgerTest.assertCode(() -> Ledger.open(folder), "LG-PASSPHRASE-NEEDED");
        assertThat(state()).isEqualTo(before);
        Cases.openEncrypted(folder).close();
    }

    /** Names, bytes and times of all files. */
    private List<String> state() throws IOException {
        var state = new ArrayList<String>();
        for (var file : Cases.files(folder).entrySet()) {
            state.add(file.getKey() + " " + Digest.sha256(file.getValue()) + " "
                    + Files.getLastModifiedTime(folder.resolve(file.getKey())));
        }
        return state;
    }

    @Test
    void thatTheCaseIsOpenElsewhereIsSaidBeforeThePassphraseIsAskedFor() throws IOException {
        make(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            LedgerTest.assertCode(() -> Ledger.open(folder), "LG-LOCKED");
            assertThat(ledger.size()).isEqualTo(4);
        }
    }

    /** Whoever was told a passphrase notices that another case was put in place of the encrypted one. */
    @Test
    void aPassphraseForACaseThatHasNoneIsRefused() throws IOException {
        Cases.make(folder);
        LedgerTest.assertCode(() -> Cases.openEncrypted(folder), "LG-NOT-ENCRYPTED");
        assertThat(Cases.verify(folder).failures()).isEmpty();
        assertThat(CasePassphrase.isNeeded(folder)).isFalse();
    }

    @Test
    void aFolderWithKeysAndNoCaseIsNotUsed() throws IOException {
        make(folder);
        Files.delete(folder.resolve("ledger.mv.db"));
        byte[] keys = Files.readAllBytes(folder.resolve("keys"));
        LedgerTest.assertCode(
                () -> Ledger.create(folder, "case", Cases.NOW, Optional.of(Cases.passphrase())), "LG-EXISTS");
        LedgerTest.assertCode(() -> Ledger.create(folder, "case", Cases.NOW), "LG-EXISTS");
        assertThat(folder.resolve("keys")).hasBinaryContent(keys);
    }

    @Test
    void noFileHoldsAnythingThatIsInTheCase() throws IOException {
        make(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            LedgerTest.assertCode(
                    () -> ledger.tables().write(connection -> {
                        try (var statement = connection.createStatement()) {
                            return statement.execute("SELECT '" + CLAIM + "' FROM nowhere");
                        }
                    }),
                    "LG-DATABASE");
        }
        var secrets = new ArrayList<byte[]>();
        for (var text : List.of(
                CLAIM, "Krypton", "forty-two", "name is Ada", "Zürich battery staple", "case_opened", "{\"body\":{")) {
            secrets.add(text.getBytes(StandardCharsets.UTF_8));
        }
        secrets.add("weights of the model weights".getBytes(StandardCharsets.UTF_8));
        for (var blob : List.of(SMALL, LARGE)) {
            var digest = Digest.sha256(blob);
            secrets.add(digest.bytes());
            secrets.add(digest.hex().getBytes(StandardCharsets.US_ASCII));
            secrets.add(java.util.Arrays.copyOf(digest.bytes(), 8));
            secrets.add(reversed(digest.bytes(), 8));
        }
        for (var file : Cases.files(folder).entrySet()) {
            for (var secret : secrets) {
                assertThat(contains(file.getValue(), secret))
                        .as("%s in %s", new String(secret, StandardCharsets.UTF_8), file.getKey())
                        .isFalse();
                assertThat(file.getKey().toString().replace("/", ""))
                        .doesNotContain(HexFormat.of().formatHex(secret));
            }
        }
        assertThat(folder.resolve("blobs/incoming")).isEmptyDirectory();
        assertThat(folder.resolve("ledger.trace.db")).doesNotExist();
    }

    /** What the test above looks for is found where the case is not encrypted, so it can fail. */
    @Test
    void aCaseThatIsNotEncryptedHoldsAllOfIt() throws IOException {
        try (var ledger = Ledger.create(folder, "case", Cases.NOW)) {
            fill(ledger);
        }
        var files = Cases.files(folder).values();
        for (var secret : List.of(
                CLAIM.getBytes(StandardCharsets.UTF_8),
                SMALL,
                LARGE,
                Digest.sha256(SMALL).bytes())) {
            assertThat(files).anyMatch(file -> contains(file, secret));
        }
    }

    // The index keeps the first eight bytes of a name with the lowest first.
    private static byte[] reversed(byte[] bytes, int length) {
        byte[] reversed = new byte[length];
        for (int i = 0; i < length; i++) {
            reversed[i] = bytes[length - 1 - i];
        }
        return reversed;
    }

    private static boolean contains(byte[] file, byte[] part) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void twoCasesOfTheSameContentAndPassphraseHaveNoBlockInCommon() throws IOException {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        make(one);
        make(other);
        for (var file : List.of("ledger.mv.db", "blobs/packs/000001.pack")) {
            // In a set: to compare each with each would take minutes.
            var common = new HashSet<>(blocks(one.resolve(file), 40));
            common.retainAll(Set.copyOf(blocks(other.resolve(file), 40)));
            assertThat(common).as(file).isEmpty();
        }
        assertThat(Cases.files(one).keySet().stream().filter(EncryptedCaseTest::isLargeBlob))
                .hasSize(1)
                .doesNotContainAnyElementsOf(Cases.files(other).keySet());
        assertThat(KeyFile.read(one).salt()).isNotEqualTo(KeyFile.read(other).salt());
    }

    private static boolean isLargeBlob(Path file) {
        return file.toString().matches("blobs/[0-9a-f]{2}/[0-9a-f]{62}");
    }

    /** Pieces of 16 bytes at every place, but for those of a file's beginning. */
    private static Set<String> blocks(Path file, int from) throws IOException {
        var blocks = new HashSet<String>();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = from; at + 16 <= bytes.length; at++) {
            var block = HexFormat.of().formatHex(bytes, at, at + 16);
            if (!block.equals("0".repeat(32))) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    @Test
    void theSigningKeyLiesInPkcs12UnderWhatThePassphraseGives() throws Exception {
        make(folder);
        byte[] store = KeyFile.read(folder).signingKey();
        assertThat(new String(store, StandardCharsets.ISO_8859_1)).doesNotContain("Reckoner case");
        var keys = LockedKeys.open(folder, Cases.passphrase());
        byte[] secret = keys.signing().getFirst().key().getEncoded();
        byte[] raw = java.util.Arrays.copyOfRange(secret, secret.length - 32, secret.length);
        for (var file : Cases.files(folder).entrySet()) {
            assertThat(contains(file.getValue(), raw))
                    .as(file.getKey().toString())
                    .isFalse();
            assertThat(contains(file.getValue(), Base64.getEncoder().encode(secret)))
                    .isFalse();
        }
        assertThat(folder.resolve("case-key")).doesNotExist();
        var certificate = keys.signing().getFirst().certificate();
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void thePassphraseIsInNoMessageAndNoText() throws IOException {
        make(folder);
        var said = new StringWriter();
        var words = "Tr0ub4dor secret words";
        for (Attempt attempt : List.<Attempt>of(
                () -> Ledger.open(folder, Optional.of(Cases.passphrase(words))),
                () -> CasePassphrase.change(folder, Cases.passphrase(words), Cases.passphrase()),
                () -> CasePassphrase.change(folder.resolve("none"), Cases.passphrase(words), Cases.passphrase(words)),
                () -> Ledger.create(folder, "case", Cases.NOW, Optional.of(Cases.passphrase(words))),
                () -> Cases.passphrase(words + "\n"))) {
            try {
                attempt.run();
            } catch (IOException refused) {
                refused.printStackTrace(new PrintWriter(said));
            }
        }
        said.append(String.valueOf(Cases.passphrase(words)));
        assertThat(said.toString())
                .contains("LG-PASSPHRASE")
                .doesNotContain("Tr0ub4dor")
                .doesNotContain("words");
        assertThat(LockedKeys.open(folder, Cases.passphrase())).hasToString("the keys of a case");
        assertThat(CaseKeys.open(folder, Optional.of(Cases.passphrase()))).hasToString("the keys of a case");
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** The address of a database may end up in a message. */
    @Test
    void theDatabasesKeyIsNotInItsAddress() throws IOException {
        make(folder);
        var cipher = CaseKeys.open(folder, Optional.of(Cases.passphrase())).database();
        assertThat(cipher.options()).isEqualTo(";CIPHER=AES;TRACE_LEVEL_FILE=0");
        assertThat(cipher).hasToString("AES");
        assertThat(cipher.secrets().get("password")).isInstanceOf(char[].class);
    }

    static void make(Path folder) throws IOException {
        try (var ledger = Ledger.create(folder, "reckoner.example/test", Cases.NOW, Optional.of(Cases.passphrase()))) {
            fill(ledger);
        }
    }

    private static void fill(Ledger ledger) throws IOException {
        var small = ledger.blobs().put(SMALL);
        var large = ledger.blobs().put(new ByteArrayInputStream(LARGE));
        var body = JsonNodeFactory.instance.objectNode().put("text", CLAIM);
        ledger.append(
                List.of(new NewEntry(EntryKind.NOTE, Cases.NOW, body), Cases.evidence(small), Cases.evidence(large)));
    }
}
