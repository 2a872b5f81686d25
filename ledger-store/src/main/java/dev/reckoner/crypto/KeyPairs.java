package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Which halves of keys belong together. */
public final class KeyPairs {
    /** Begins as no cosigned message does, so that nobody can use the signature over it. */
    private static final byte[] TRIED = "is this the other half?".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /** True if both are halves of one key. */
    public static boolean isPair(PrivateKey secret, NoteKey key) {
        return switch (key) {
            case Ed25519NoteKey ed25519 -> secret instanceof EdECPrivateKey half && isPair(half, ed25519);
            case MlDsaCosignerKey mlDsa -> secret.getAlgorithm().equals("ML-DSA") && isPair(secret, mlDsa);
            case Ed25519CosignerKey ignored -> false;
        };
    }

    /** RFC 8032, section 5.1.5: the public half follows from the secret one. */
    private static boolean isPair(EdECPrivateKey secret, Ed25519NoteKey key) {
        return secret.getBytes()
                .map(seed -> new Ed25519PrivateKeyParameters(seed)
                        .generatePublicKey()
                        .getEncoded())
                .filter(derived -> Arrays.equals(derived, key.bytes()))
                .isPresent();
    }

    private static boolean isPair(PrivateKey secret, MlDsaCosignerKey key) {
        return key.verifiesMessage(TRIED, Signatures.sign(secret, TRIED));
    }
}
