package dev.reckoner.audit.recorder;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** A producer's Ed25519 signing key in a PKCS#8 PEM file (RFC 8410). */
public final class SigningKeyFile {
    private static final String TYPE = PEMParser.TYPE_PRIVATE_KEY;

    private SigningKeyFile() {}

    /** Reads the key, or makes one in a file that its owner alone can read. */
    public static KeyPair readOrCreate(Path file) throws IOException {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is not an Ed25519 private key: " + e.getMessage(), e);
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        try (var reader = new PemReader(new StringReader(Files.readString(file)))) {
            var pem = reader.readPemObject();
            if (pem == null || !pem.getType().equals(TYPE)) {
                throw new IOException(file + " is not a PKCS#8 private key in PEM form.");
            }
            var factory = KeyFactory.getInstance("Ed25519");
            var secret = (EdECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pem.getContent()));
            var seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("the key has no private part"));
            var point =
                    new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
            var spki = new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), point);
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(spki.getEncoded())), secret);
        }
    }

    private static KeyPair create(Path file) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(TYPE, pair.getPrivate().getEncoded()));
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return pair;
    }
}
