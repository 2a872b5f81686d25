package dev.reckoner.audit;

import dev.reckoner.appraise.MadeEnclave;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.ReferenceValues.TrustAnchor;
import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.ReferenceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trails in which it is the attestation that matters, on its own and under a record. */
final class AttestationTrails {
    private static final Instant AT = RecordTrail.AT;
    private static final Instant ATTESTED = AT.minusSeconds(300);
    private static final byte[] KEY = RecordTrail.KEY.getPublic().getEncoded();
    private static final MadeEnclave ENCLAVE = new MadeEnclave(AT.minusSeconds(3600));
    private static final MadeEnclave OTHER = new MadeEnclave(AT.minusSeconds(3600));

    private AttestationTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "an attestation under a root and of a build that nobody accepted",
                        in -> in.attestation(ENCLAVE.document(ATTESTED, KEY)),
                        AttestationCode.NITRO_ROOT_UNKNOWN,
                        AttestationCode.PCR_UNKNOWN),
                Scenario.of(
                        "an attestation from before its certificate",
                        in -> in.attestation(ENCLAVE.document(AT.minus(Duration.ofHours(2)), KEY)),
                        AttestationCode.NITRO_CHAIN_EXPIRED),
                Scenario.of(
                        "an attestation under a root that did not sign its certificate",
                        in -> in.attestation(ENCLAVE.documentUnder(OTHER, ATTESTED, KEY)),
                        AttestationCode.NITRO_CHAIN_INVALID),
                Scenario.of(
                        "an attestation in debug mode",
                        in -> in.attestation(ENCLAVE.debugDocument(ATTESTED, KEY)),
                        AttestationCode.NITRO_PCR_ZERO),
                Scenario.of(
                        "a record from two days after its attestation",
                        in -> attestedBefore(Duration.ofDays(2), in),
                        AttestationCode.ATTESTATION_IN_AGE),
                Scenario.of(
                        "a record from two months after its attestation",
                        in -> attestedBefore(Duration.ofDays(60), in),
                        AttestationCode.ATTESTATION_OLD),
                Scenario.of(
                        "a record from before its attestation",
                        in -> attestedBefore(Duration.ofMinutes(-5), in),
                        AttestationCode.ATTESTATION_AFTER_CLAIM),
                Scenario.of(
                        "an attestation under a root and of a build that are accepted only from a year later on",
                        in -> {
                            in.accept(later(ENCLAVE.anchor()), later(MadeEnclave.build()));
                            in.attestation(ENCLAVE.document(ATTESTED, KEY));
                        },
                        ReferenceCode.NITRO_ROOT_NOT_THEN,
                        ReferenceCode.PCR_NOT_THEN));
    }

    private static void attestedBefore(Duration age, Investigation in) throws Exception {
        var attested = AT.minus(age);
        var enclave = new MadeEnclave(attested.minusSeconds(60));
        in.accept(enclave.anchor(), MadeEnclave.build());
        in.attestation(enclave.document(attested, KEY));
        new RecordTrail().in(in);
    }

    private static TrustAnchor later(TrustAnchor anchor) {
        return new TrustAnchor(
                anchor.name(), anchor.certificate(), Optional.empty(), Optional.of(yearLater()), Optional.empty());
    }

    private static Measurement later(Measurement build) {
        return new Measurement(
                build.name(),
                build.pcr0(),
                build.pcr1(),
                build.pcr2(),
                Optional.empty(),
                Optional.of(yearLater()),
                Optional.empty());
    }

    private static Instant yearLater() {
        return AT.plus(Duration.ofDays(365));
    }
}
