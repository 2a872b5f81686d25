package dev.reckoner.audit.sample.opengradient;

import java.time.Duration;
import java.time.Instant;

/** The sample's gateways: when each was admitted, and from when on the registry had it out of service or tells no more. */
enum Gateway {
    /** Out of service because the approval of its build was withdrawn. */
    GATEWAY_1("gateway-1", Build.OLDER, "2026-04-27T09:02:10Z", "2026-05-04T12:00:00Z"),
    /** Out of service because its owner retired it. */
    GATEWAY_2("gateway-2", Build.NEWER, "2026-05-04T08:01:40Z", "2026-05-12T12:00:00Z"),
    /** In service to the end. */
    GATEWAY_3("gateway-3", Build.NEWER, "2026-05-10T07:02:30Z", "2026-05-19T06:00:00Z");

    /** The registry takes attestations of five minutes. */
    private static final Duration FROM_ATTESTATION_TO_BLOCK = Duration.ofSeconds(95);

    final String id;
    final Build build;
    final Instant admitted;
    final Instant end;

    Gateway(String id, Build build, String admitted, String end) {
        this.id = id;
        this.build = build;
        this.admitted = Instant.parse(admitted);
        this.end = Instant.parse(end);
    }

    /** When it was attested for its registration. */
    Instant attested() {
        return admitted.minus(FROM_ATTESTATION_TO_BLOCK);
    }

    String host() {
        return id + ".sample.example";
    }
}
