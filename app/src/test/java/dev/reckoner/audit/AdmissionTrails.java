package dev.reckoner.audit;

import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeEnclave;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.AdmissionCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.CollectingSink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Trails with the transaction that registers an enclave. */
final class AdmissionTrails {
    private static final Instant BLOCK = Instant.parse("2026-06-12T10:00:00Z");
    private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.UTF_8);
    private static final String TRANSACTION = MadeChain.hash("registration");
    private static final String BUILD = "0x"
            + Keccak256.digest(HexFormat.of().parseHex("ab".repeat(3 * 48))).hex();
    private static final MadeGateway GATEWAY = ChainTrail.GATEWAY;

    private AdmissionTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a registration that fulfils every rule",
                        in -> registered(in, 12, chain -> {
                            approve(chain);
                            chain.registered(GATEWAY.teeId(), 0, BLOCK, TRANSACTION);
                        }),
                        AdmissionCode.ADMISSION_HOLDS),
                Scenario.of(
                        "a registration with an attestation that is too old for it",
                        in -> registered(in, 301, AdmissionTrails::approve),
                        AdmissionCode.ADMISSION_REFUSED),
                Scenario.of(
                        "a registration of a build of whose approval nothing is told",
                        in -> registered(in, 12, chain -> {}),
                        AdmissionCode.ADMISSION_OPEN),
                Scenario.of(
                        "a registration that failed",
                        in -> registered(in, 12, chain -> {
                            approve(chain);
                            chain.receipt(TRANSACTION, false);
                        }),
                        AdmissionCode.ADMISSION_REVERTED));
    }

    private static void approve(MadeChain chain) {
        chain.approved(BUILD, 0, BLOCK.minusSeconds(3600));
    }

    private static void registered(Investigation in, long secondsBefore, ChainTrail.Telling more) throws Exception {
        var attested = BLOCK.minusSeconds(secondsBefore);
        var enclave = new MadeEnclave(attested.minusSeconds(60));
        in.accept(enclave.anchor());
        var commitments = "1220" + Digest.sha256(CERTIFICATE).hex() + "1220"
                + Digest.sha256(GATEWAY.spki()).hex();
        var chain = new MadeChain(new CollectingSink());
        chain.register(
                MadeChain.REGISTRY,
                enclave.documentWith(attested, HexFormat.of().parseHex(commitments)),
                GATEWAY.spki(),
                CERTIFICATE,
                Optional.of(BLOCK),
                TRANSACTION);
        more.by(chain);
        in.file("chain.json", chain.file());
    }
}
