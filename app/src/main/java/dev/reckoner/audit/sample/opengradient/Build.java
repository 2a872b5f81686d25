package dev.reckoner.audit.sample.opengradient;

import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.crypto.evm.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** The builds of the sample's gateways, with the time for which the registry approved them. */
enum Build {
    /** Answers without a cost block, as generation G1 does. */
    OLDER("1.4.2", "2026-04-27T08:00:00Z", Optional.of("2026-05-04T12:00:00Z"), false),
    /** Generation G2. */
    NEWER("1.5.0", "2026-05-03T16:00:00Z", Optional.empty(), true);

    final String version;
    final Instant approved;
    final Optional<Instant> revoked;
    final boolean statesCosts;

    Build(String version, String approved, Optional<String> revoked, boolean statesCosts) {
        this.version = version;
        this.approved = Instant.parse(approved);
        this.revoked = revoked.map(Instant::parse);
        this.statesCosts = statesCosts;
    }

    /** The measurements as published; kernel and boot are those of every build. */
    Measurement measurement() {
        return new Measurement(
                "sample chat gateway " + version,
                register("image " + version),
                register("kernel"),
                register("application " + version),
                Optional.of("release notes of the sample's gateways"),
                Optional.empty(),
                revoked);
    }

    private static String register(String part) {
        try {
            byte[] text = ("sample chat gateway " + part).getBytes(StandardCharsets.UTF_8);
            return Bytes.of(MessageDigest.getInstance("SHA-384").digest(text)).hex();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
