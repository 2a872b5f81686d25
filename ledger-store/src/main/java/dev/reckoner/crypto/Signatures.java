package dev.reckoner.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * Signatures over records: Ed25519 (RFC 8032) and ECDSA on P-256 with SHA-256, the latter as strict DER or as the 64 bytes
 * of IEEE P1363. The key decides the algorithm, never the signature.
 */
public final class Signatures {
    /** Ed25519, as {@code Evidence.SigningKey} names it. */
    public static final String ED25519 = "Ed25519";
    /** ECDSA on P-256 with SHA-256. */
    public static final String P256 = "EC P-256";

    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private Signatures() {}

    /** The algorithm of a SubjectPublicKeyInfo in DER; empty for keys that this class does not verify. */
    public static Optional<String> algorithm(byte[] spki) {
        if (spki.length == ED25519_SPKI.length + 32 && startsWith(spki, ED25519_SPKI)) {
            return Optional.of(ED25519);
        }
        return spki.length == P256_SPKI.length + 64 && startsWith(spki, P256_SPKI)
                ? Optional.of(P256)
                : Optional.empty();
    }

    /** True if the signature is the key's over the message; false for anything else, malformed keys included. */
    public static boolean verify(byte[] spki, byte[] message, byte[] signature) {
        return verify(SignatureEngine.chosen(), spki, message, signature);
    }

    static boolean verify(SignatureEngine engine, byte[] spki, byte[] message, byte[] signature) {
        return switch (algorithm(spki).orElse("")) {
            case ED25519 ->
                Ed25519.verify(Arrays.copyOfRange(spki, ED25519_SPKI.length, spki.length), message, signature);
            case P256 -> verifyP256(engine, spki, message, signature);
            default -> false;
        };
    }

    /** What computes RSA and ECDSA on this system, by name and version. */
    public static String engine() {
        return SignatureEngine.chosen().name();
    }

    /** Signs with an Ed25519 key (64 bytes), a P-256 key (DER) or an ML-DSA-44 key (2420 bytes). */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "EC" -> "SHA256withECDSA";
                        case "ML-DSA" -> "ML-DSA-44";
                        default -> "Ed25519";
                    });
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key that can sign records: " + key.getAlgorithm(), e);
        }
    }

    /** A new Ed25519 key pair. */
    public static KeyPair newEd25519() {
        return generate("Ed25519", NamedParameterSpec.ED25519);
    }

    /** A new ML-DSA-44 key pair. */
    public static KeyPair newMlDsa44() {
        return generate("ML-DSA", NamedParameterSpec.ML_DSA_44);
    }

    /** A new P-256 key pair. */
    public static KeyPair newP256() {
        return generate("EC", new ECGenParameterSpec("secp256r1"));
    }

    /** The Ed25519 key pair of a 32-byte seed, the private key of RFC 8032. */
    public static KeyPair ed25519(byte[] seed) {
        byte[] raw = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + raw.length);
        System.arraycopy(raw, 0, spki, ED25519_SPKI.length, raw.length);
        try {
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new KeyPair(key("Ed25519", spki), secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 seed", e);
        }
    }

    private static boolean verifyP256(SignatureEngine engine, byte[] spki, byte[] message, byte[] signature) {
        Optional<byte[]> plain = EcdsaDer.toP1363(signature, 32);
        if (plain.isEmpty() && signature.length != 64) {
            return false;
        }
        return PublicKeys.read(spki)
                .filter(key -> engine.verify(SignatureScheme.ES256, key, message, plain.orElse(signature)))
                .isPresent();
    }

    private static PublicKey key(String algorithm, byte[] spki) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
    }

    private static KeyPair generate(String algorithm, java.security.spec.AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 24 has " + algorithm, e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
