package dev.reckoner.trail.nitro;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an enclave commits to in its attestation's user data: 68 bytes, twice the multihash prefix 12 20 and a SHA-256.
 * Source: nitriding; OpenGradient/og-evm, precompiles/tee (which skips the prefixes; here they are checked).
 *
 * @param tlsCertificate SHA-256 of the TLS certificate's DER
 * @param signingKey SHA-256 of the signing key's SubjectPublicKeyInfo DER
 */
public record KeyCommitment(Digest tlsCertificate, Digest signingKey) {
    private static final Pattern LAYOUT = Pattern.compile("1220([0-9a-f]{64})1220([0-9a-f]{64})");

    /** The commitment of a document; empty where its user data is something else. */
    public static Optional<KeyCommitment> of(Evidence.AttestationDocument document) {
        return document.userData()
                .map(LAYOUT::matcher)
                .filter(Matcher::matches)
                .map(m -> new KeyCommitment(Digest.ofSha256(m.group(1)), Digest.ofSha256(m.group(2))));
    }
}
