package dev.reckoner.crypto;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * A way to sign, by the name that Java gives it (Java Security Standard Algorithm Names, Signature).
 *
 * @param algorithm the name
 * @param parameters what the name leaves open
 */
record SignatureScheme(String algorithm, Optional<AlgorithmParameterSpec> parameters) {
    /** ECDSA with SHA-256; the signature is {@code r ‖ s}. */
    static final SignatureScheme ES256 = plain("SHA256withECDSAinP1363Format");

    /** ECDSA with SHA-384; the signature is {@code r ‖ s}. */
    static final SignatureScheme ES384 = plain("SHA384withECDSAinP1363Format");

    /** RSASSA-PSS with SHA-256, MGF1-SHA-256, trailer 0xBC and a salt of so many bytes (RFC 8017, section 8.1). */
    static SignatureScheme pss(int saltBytes) {
        var parameters = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltBytes, 1);
        return new SignatureScheme("RSASSA-PSS", Optional.of(parameters));
    }

    private static SignatureScheme plain(String algorithm) {
        return new SignatureScheme(algorithm, Optional.empty());
    }
}
