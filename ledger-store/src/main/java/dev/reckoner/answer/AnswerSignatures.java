package dev.reckoner.answer;

import dev.reckoner.crypto.PublicKeys;
import dev.reckoner.crypto.RsaPss;
import dev.reckoner.crypto.Signatures;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * How answers are signed: as trails are, with Ed25519 or with ECDSA on P-256 and SHA-256, or as enclaves sign responses, with
 * RSASSA-PSS, SHA-256 and a salt of 32 bytes. The key decides which.
 */
final class AnswerSignatures {
    private static final int SALT = 32;

    private AnswerSignatures() {}

    /** The algorithm of a SubjectPublicKeyInfo in DER, for people; empty for keys that cannot sign answers. */
    static Optional<String> algorithm(byte[] spki) {
        var known = Signatures.algorithm(spki);
        return known.isPresent()
                ? known
                : PublicKeys.read(spki)
                        .filter(key -> key.getAlgorithm().equals("RSA"))
                        .map(PublicKeys::label);
    }

    static boolean verify(byte[] spki, byte[] message, byte[] signature) {
        if (Signatures.algorithm(spki).isPresent()) {
            return Signatures.verify(spki, message, signature);
        }
        return PublicKeys.read(spki)
                .filter(key -> RsaPss.verify(key, message, signature, SALT))
                .isPresent();
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        return key.getAlgorithm().equals("RSA") ? pss(key, message) : Signatures.sign(key, message);
    }

    private static byte[] pss(PrivateKey key, byte[] message) {
        try {
            var signer = Signature.getInstance("RSASSA-PSS");
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, 1));
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an RSA key that can sign", e);
        }
    }
}
