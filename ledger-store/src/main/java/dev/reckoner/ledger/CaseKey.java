package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * The signing keys of a case that is not encrypted, Ed25519 and perhaps ML-DSA-44: PKCS#8 in base64, a line each, in a file that its
 * owner alone can read. While they are being changed the next ones stand there too; which are in force is for the entries to say.
 */
final class CaseKey {
    static final String FILE = "case-key";

    private static final int MOST_BYTES = 32 << 10;

    private CaseKey() {}

    /** Puts the key of a new case there. */
    static void write(Path folder, PrivateKey key) throws IOException {
        try (var channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.attributes(folder))) {
            Durable.write(channel, bytes(List.of(key)));
        }
    }

    /** Puts those in place of what is there, all or nothing. */
    static void replace(Path folder, List<PrivateKey> keys) throws IOException {
        Durable.replace(folder.resolve(FILE), bytes(keys), OwnerOnly.attributes(folder));
    }

    private static byte[] bytes(List<PrivateKey> keys) {
        return keys.stream()
                .map(key -> Base64.getEncoder().encodeToString(key.getEncoded()) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Each of them. */
    static List<PrivateKey> read(Path folder) throws IOException {
        try (var in = Files.newInputStream(OwnFile.require(folder.resolve(FILE)))) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).strip();
            var keys = new ArrayList<PrivateKey>();
            for (var line : text.split("\\R", CaseKeys.MOST_SIGNING_KEYS)) {
                keys.add(key(Base64.getDecoder().decode(line)));
            }
            return keys;
        } catch (NoSuchFileException missing) {
            throw new LedgerException(
                    "LG-KEY",
                    "The case's key is missing: there is no file " + missing.getFile()
                            + ". Restore it from a copy of the case.",
                    missing);
        } catch (GeneralSecurityException | IllegalArgumentException | NoSuchElementException e) {
            throw new LedgerException("LG-KEY", "The case's key cannot be read: " + e.getMessage(), e);
        }
    }

    /** The encoding says which kind it is. */
    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        var oid = PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm().getAlgorithm();
        return KeyFactory.getInstance(oid.getId()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
}
