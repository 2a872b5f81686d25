package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file {@code keys} in the hands of others. */
class KeyFileTest {
    @TempDir
    Path folder;

    @BeforeEach
    void lock() throws IOException {
        LockedKeys.create(CaseKeys.newPair(), Cases.NOW).lock(folder, Cases.passphrase());
    }

    @Test
    void thePassphraseOpensItAndNoOtherDoes() throws IOException {
        assertThat(LockedKeys.open(folder, Cases.passphrase()).dataKey()).hasSize(32);
        assertRefused("LG-PASSPHRASE", "zürich battery staple");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void itsOwnerAloneCanReadIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void noBitOfItCanBeChangedUnnoticed() throws IOException {
        byte[] good = Files.readAllBytes(file());
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                Files.write(file(), bad);
                LedgerTest.assertCode(
                        () -> KeyFile.read(folder), at == formatVersion(good) ? codeOfVersion(bad[at]) : "LG-KEYS");
            }
        }
    }

    private static int formatVersion(byte[] file) {
        return new String(file, StandardCharsets.US_ASCII).indexOf("reckoner-keys/1") + "reckoner-keys/".length();
    }

    // Another version of the format, unless it is not even JSON any more.
    private static String codeOfVersion(byte version) {
        return version > ' ' && version != '"' ? "LG-NEWER-VERSION" : "LG-KEYS";
    }

    @ParameterizedTest
    @CsvSource({
        "memoryKiB, 100000000",
        "memoryKiB, 262145",
        "memoryKiB, 65535",
        "memoryKiB, -1",
        "passes, 13",
        "passes, 2",
        "passes, 2147483647",
        "lanes, 0",
        "lanes, 17"
    })
    void aCostThatNoCaseHasIsNotPaid(String member, int value) throws IOException {
        edit(tree -> ((ObjectNode) tree.path("argon2id")).put(member, value));
        LedgerTest.assertCode(() -> KeyFile.read(folder), "LG-KEYS");
    }

    @ParameterizedTest
    @CsvSource({"salt", "dataKey", "signingKey"})
    void aPartThatSomebodyReplacedDoesNotOpen(String member) throws IOException {
        edit(tree -> {
            var parent = member.equals("salt") ? (ObjectNode) tree.path("argon2id") : tree;
            byte[] part = Base64.getDecoder().decode(parent.path(member).asText());
            part[part.length / 2] ^= 1;
            parent.put(member, Base64.getEncoder().encodeToString(part));
        });
        assertRefused("LG-PASSPHRASE", "Zürich battery staple");
    }

    /** The cost is bound to the data key too: nobody can make the next guess cheaper, or dearer. */
    @Test
    void anotherCostThatACaseMayHaveDoesNotOpen() throws IOException {
        edit(tree -> ((ObjectNode) tree.path("argon2id")).put("passes", 4));
        assertRefused("LG-PASSPHRASE", "Zürich battery staple");
    }

    @Test
    void membersThatItDoesNotHaveAreRefused() throws IOException {
        edit(tree -> tree.put("more", 1));
        LedgerTest.assertCode(() -> KeyFile.read(folder), "LG-KEYS");
    }

    @Test
    void oneOfHugeLengthIsNotReadWhole() throws IOException {
        Files.write(file(), new byte[1 << 20]);
        LedgerTest.assertCode(() -> KeyFile.read(folder), "LG-KEYS");
        Files.writeString(file(), "[".repeat(60_000));
        LedgerTest.assertCode(() -> KeyFile.read(folder), "LG-KEYS");
    }

    @Test
    void theSameKeysUnderTheSamePassphraseAreNeverLockedAlike() throws IOException {
        var before = KeyFile.read(folder);
        LockedKeys.open(folder, Cases.passphrase()).lock(folder, Cases.passphrase());
        var after = KeyFile.read(folder);
        assertThat(after.salt()).isNotEqualTo(before.salt());
        assertThat(after.wrappedKey()).isNotEqualTo(before.wrappedKey());
        assertThat(after.signingKey()).isNotEqualTo(before.signingKey());
    }

    /** With a right checksum, as somebody would make it. */
    private void edit(Consumer<ObjectNode> change) throws IOException {
        var tree = (ObjectNode) EntryJson.read(Files.readAllBytes(file()));
        change.accept(tree);
        tree.remove("sha256");
        tree.put("sha256", Digest.sha256(CanonicalJson.bytes(tree)).hex());
        Files.write(file(), CanonicalJson.bytes(tree));
    }

    private void assertRefused(String code, String words) {
        LedgerTest.assertCode(() -> LockedKeys.open(folder, Cases.passphrase(words)), code);
    }

    private Path file() {
        return folder.resolve("keys");
    }
}
