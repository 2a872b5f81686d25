package dev.reckoner.crypto;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Which Ed25519 keys belong together (RFC 8032, section 5.1.5): the public half follows from the secret one. */
public final class Ed25519KeyPairs {
    private Ed25519KeyPairs() {}

    /** True if both are halves of one key. */
    public static boolean isPair(PrivateKey secret, NoteKey key) {
        if (!(secret instanceof EdECPrivateKey ed25519) || !(key instanceof Ed25519NoteKey)) {
            return false;
        }
        return ed25519.getBytes()
                .map(seed -> new Ed25519PrivateKeyParameters(seed)
                        .generatePublicKey()
                        .getEncoded())
                .filter(derived -> Arrays.equals(derived, Base64.getDecoder().decode(key.key())))
                .isPresent();
    }
}
