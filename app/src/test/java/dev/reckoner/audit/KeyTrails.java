package dev.reckoner.audit;

import dev.reckoner.appraise.MadeEnclave;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.KeyCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.trail.bundle.BundleWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trails in which it matters whose key is under a claim. */
final class KeyTrails {
    private static final Instant AT = RecordTrail.AT;
    private static final MadeEnclave ENCLAVE = new MadeEnclave(AT.minusSeconds(3600));
    private static final byte[] KEY = RecordTrail.KEY.getPublic().getEncoded();
    private static final byte[] OTHER_KEY = Signatures.ed25519(
                    "somebody else's somebody else's.".getBytes(StandardCharsets.US_ASCII))
            .getPublic()
            .getEncoded();

    private KeyTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a record of an attested and endorsed key",
                        in -> {
                            in.accept(ENCLAVE.anchor(), MadeEnclave.build(), endorsing(RecordTrail.OPERATOR));
                            in.attestation(attesting(KEY));
                            new RecordTrail()
                                    .attestation(MadeEnclave.id(attesting(KEY)))
                                    .in(in);
                        },
                        KeyCode.KEY_BOUND,
                        KeyCode.PARTY_ENDORSED,
                        AttestationCode.NITRO_CHAIN_VALID,
                        AttestationCode.ATTESTATION_FRESH,
                        AttestationCode.PCR_APPROVED),
                Scenario.of(
                        "a record that names another attestation than that of its key",
                        in -> {
                            in.attestation(attesting(KEY));
                            in.attestation(attesting(OTHER_KEY));
                            new RecordTrail()
                                    .attestation(MadeEnclave.id(attesting(OTHER_KEY)))
                                    .in(in);
                        },
                        KeyCode.KEY_BOUND_OTHERWISE),
                Scenario.of(
                        "a record that names an attestation with a damaged signature",
                        in -> {
                            byte[] damaged = attesting(KEY);
                            damaged[damaged.length - 1] ^= 1;
                            in.attestation(damaged);
                            new RecordTrail()
                                    .attestation(MadeEnclave.id(damaged))
                                    .in(in);
                        },
                        KeyCode.KEY_BINDING_UNPROVEN,
                        AttestationCode.NITRO_SIGNATURE_INVALID,
                        AttestationCode.PCR_UNPROVEN),
                Scenario.of(
                        "a record that names the attestation of another key",
                        in -> {
                            in.attestation(attesting(OTHER_KEY));
                            new RecordTrail()
                                    .attestation(MadeEnclave.id(attesting(OTHER_KEY)))
                                    .in(in);
                        },
                        KeyCode.KEY_UNATTESTED),
                Scenario.of(
                        "a record of a key that is not attested while its operator's other key is",
                        in -> {
                            in.accept(ENCLAVE.anchor());
                            in.attestation(attesting(OTHER_KEY));
                            new RecordTrail().in(in);
                            try (var keys = BundleWriter.create(in.path("keys.trail"), "Keys", AT)) {
                                keys.key(RecordTrail.OPERATOR, OTHER_KEY);
                            }
                        },
                        KeyCode.KEY_OTHERS_ATTESTED),
                Scenario.of(
                        "a record of a key without any attestation",
                        in -> new RecordTrail().in(in),
                        KeyCode.KEY_NO_ATTESTATION,
                        AttestationCode.ATTESTATION_ABSENT),
                Scenario.of(
                        "a record under the name of another operator than that of its key",
                        in -> {
                            in.accept(endorsing("node-9"));
                            new RecordTrail().in(in);
                        },
                        KeyCode.PARTY_OTHER));
    }

    private static byte[] attesting(byte[] key) throws Exception {
        return ENCLAVE.document(AT.minusSeconds(300), key);
    }

    private static Endorsement endorsing(String operator) {
        return new Endorsement(operator, RecordTrail.PROVIDER, Optional.of(Digest.sha256(KEY)), Optional.empty());
    }
}
