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
import java.util.Base64;
import java.util.Set;

/** The Ed25519 signing key of a case that is not encrypted: PKCS#8 in base64, in a file that its owner alone can read. */
final class CaseKey {
    static final String FILE = "case-key";

    private CaseKey() {}

    static void write(Path folder, PrivateKey key) throws IOException {
        var text = Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
        try (var channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.attributes(folder))) {
            Durable.write(channel, text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    static PrivateKey read(Path folder) throws IOException {
        try {
            var bytes = Base64.getDecoder()
                    .decode(Files.readString(folder.resolve(FILE)).strip());
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (NoSuchFileException missing) {
            throw new LedgerException(
                    "LG-KEY",
                    "The case's key is missing: there is no file " + missing.getFile()
                            + ". Restore it from a copy of the case.",
                    missing);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LedgerException("LG-KEY", "The case's key cannot be read: " + e.getMessage(), e);
        }
    }
}
