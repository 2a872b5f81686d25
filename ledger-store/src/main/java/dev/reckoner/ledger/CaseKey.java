package dev.reckoner.ledger;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The case's Ed25519 signing key: PKCS#8 in base64, in a file that its owner alone can read. */
final class CaseKey {
    private static final String FILE = "case-key";

    private CaseKey() {}

    static NoteSigner create(Path folder, String name) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var file = folder.resolve(FILE);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var ownerOnly = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n";
                Durable.write(channel, text.getBytes(StandardCharsets.US_ASCII));
            }
            return new NoteSigner(name, pair);
        } catch (GeneralSecurityException e) {
            throw new LedgerException("LG-KEY", "The case's key could not be made: " + e.getMessage(), e);
        }
    }

    static NoteSigner open(Path folder, NoteKey publicKey) throws IOException {
        try {
            var bytes = Base64.getDecoder()
                    .decode(Files.readString(folder.resolve(FILE)).strip());
            var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var signer = new NoteSigner(publicKey, secret);
            if (!signer.sign("probe\n").isSignedBy(publicKey)) {
                throw new LedgerException("LG-KEY", "The case's private key is not the one of its first entry.");
            }
            return signer;
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
