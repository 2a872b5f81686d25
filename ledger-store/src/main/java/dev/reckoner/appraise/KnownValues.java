package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the program knows of OpenGradient and of AWS without being told, as of the survey of 2026-11-21. */
final class KnownValues {
    /** What {@code sha256sum} prints for the DER of AWS Nitro Enclaves Root G1, as AWS publishes it. */
    static final ReferenceValues.TrustAnchor AWS_NITRO_ROOT_G1 = new ReferenceValues.TrustAnchor(
            "AWS Nitro Enclaves Root G1",
            Digest.ofSha256("641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b"),
            surveyed("published by AWS"),
            Optional.empty(),
            Optional.empty());

    static final List<ReferenceValues.Registry> REGISTRIES = List.of(
            new ReferenceValues.Registry(
                    "TEERegistry",
                    Optional.of(10740L),
                    "0x4e72238852f3c918f4e4e57aec9280ddb0c80248",
                    surveyed("og-evm documents, explorer and TypeScript SDK"),
                    Optional.empty(),
                    Optional.empty()),
            new ReferenceValues.Registry(
                    "TEERegistry since May 2026",
                    Optional.of(10740L),
                    "0x703cb174aeadb35d611858369b4b1111dc9abda6",
                    surveyed("Python SDK, pull request 292"),
                    Optional.of(Instant.parse("2026-05-29T00:00:00Z")),
                    Optional.empty()));

    static final List<KnownChain> CHAINS =
            List.of(chain("OG EVM", 10740, "facilitator"), chain("OG EVM, older", 10744, "an older README"));

    /** The contract that settlements go through. */
    static final String RELAY = "InferenceSettlementRelay";

    static final List<KnownContract> CONTRACTS = List.of(
            contract(
                    "TEEBatchVerifier",
                    "0x626d71947f59e6574bdfada8ee48e4c96ff4203b",
                    "npm package og-fe-tee-verification"),
            contract(RELAY, "0xf1dc0d5dcf2a01924fac78185b9227cf3ec839a5", "block explorer"));

    private KnownValues() {}

    private static KnownChain chain(String name, long id, String source) {
        return new KnownChain(name, id, surveyed(source), Optional.empty(), Optional.empty());
    }

    private static KnownContract contract(String name, String address, String source) {
        return new KnownContract(
                name, Optional.of(10740L), address, surveyed(source), Optional.empty(), Optional.empty());
    }

    private static Optional<String> surveyed(String source) {
        return Optional.of(source + ", surveyed 2026-11-21");
    }
}
