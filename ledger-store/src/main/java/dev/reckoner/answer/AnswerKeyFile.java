package dev.reckoner.answer;

import dev.reckoner.crypto.Signatures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemReader;

/** A private key in a PKCS#8 PEM file (RFC 5958, RFC 7468), as {@code openssl genpkey} writes it, with the public half that follows. */
public final class AnswerKeyFile {
    /** An RSA key of 8192 bits takes some 6,500 bytes. */
    private static final long MOST_BYTES = 32 << 10;

    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private AnswerKeyFile() {}

    /**
     * Reads a key.
     *
     * @throws RefusedAnswer AN-KEY if the file holds no key that can sign answers
     */
    public static KeyPair read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw refused(file, "it is longer than a key is");
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
        try (var reader = new PemReader(new StringReader(text))) {
            var pem = reader.readPemObject();
            if (pem == null || !pem.getType().equals(PEMParser.TYPE_PRIVATE_KEY)) {
                throw refused(file, "it does not begin with BEGIN PRIVATE KEY");
            }
            return pair(pem.getContent());
        } catch (RefusedAnswer refused) {
            throw refused;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The readers of PEM and ASN.1 answer damage with a choice of unchecked exceptions.
            throw refused(file, "it holds no Ed25519, P-256 or RSA key");
        }
    }

    private static RefusedAnswer refused(Path file, String why) {
        return new RefusedAnswer(
                "AN-KEY",
                file.getFileName() + " is no private key that can sign an answer, in PKCS#8 PEM form: " + why + ".");
    }

    private static KeyPair pair(byte[] pkcs8) throws GeneralSecurityException {
        var oid = PrivateKeyInfo.getInstance(pkcs8)
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .getId();
        var family = switch (oid) {
            case "1.3.101.112" -> "Ed25519";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.2.840.113549.1.1.1" -> "RSA";
            default -> throw new GeneralSecurityException("Another algorithm");
        };
        var factory = KeyFactory.getInstance(family);
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return switch (secret) {
            case EdECPrivateKey ed -> Signatures.ed25519(ed.getBytes().orElseThrow());
            case ECPrivateKey ec -> new KeyPair(p256(ec, factory), secret);
            case RSAPrivateCrtKey rsa ->
                new KeyPair(
                        factory.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
                        secret);
            default -> throw new GeneralSecurityException("A key without what its public half follows from");
        };
    }

    private static PublicKey p256(ECPrivateKey secret, KeyFactory factory) throws GeneralSecurityException {
        var curve = CustomNamedCurves.getByName("secp256r1");
        if (!secret.getParams().getOrder().equals(curve.getN())) {
            throw new GeneralSecurityException("Another curve");
        }
        byte[] point = curve.getG().multiply(secret.getS()).normalize().getEncoded(false);
        var spki = Arrays.copyOf(P256_SPKI, P256_SPKI.length + point.length);
        System.arraycopy(point, 0, spki, P256_SPKI.length, point.length);
        return factory.generatePublic(new X509EncodedKeySpec(spki));
    }
}
