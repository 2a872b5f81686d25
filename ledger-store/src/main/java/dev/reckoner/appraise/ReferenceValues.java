package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What evidence is compared with (RFC 9334, reference values and endorsements): it comes from the analyst, never from the
 * trail that is judged.
 *
 * @param trustAnchors SHA-256 of the DER of accepted attestation roots; AWS Nitro Root G1 is always among them
 * @param measurements approved enclave builds
 * @param models published model releases
 * @param endorsements whose key or enclave is whose
 * @param registries contracts that are believed as OpenGradient's registry of enclaves; the known ones are always among them
 */
public record ReferenceValues(
        List<TrustAnchor> trustAnchors,
        List<Measurement> measurements,
        List<ModelRelease> models,
        List<Endorsement> endorsements,
        List<Registry> registries) {
    /** AWS Nitro Enclaves Root G1, SHA-256 of the DER, as AWS publishes it. */
    public static final TrustAnchor AWS_NITRO_ROOT_G1 = new TrustAnchor(
            "AWS Nitro Enclaves Root G1",
            Digest.ofSha256("641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b"));

    /**
     * OpenGradient's registries of enclaves, as of 2026-11-21: in og-evm's documents and explorer, and since 2026-05-29 in the
     * Python SDK.
     */
    public static final List<Registry> KNOWN_REGISTRIES = List.of(
            new Registry("TEERegistry", Optional.of(10740L), "0x4e72238852f3c918f4e4e57aec9280ddb0c80248"),
            new Registry(
                    "TEERegistry since May 2026", Optional.of(10740L), "0x703cb174aeadb35d611858369b4b1111dc9abda6"));

    /** What the program knows without being told. */
    public static final ReferenceValues BUILT_IN =
            new ReferenceValues(List.of(AWS_NITRO_ROOT_G1), List.of(), List.of(), List.of());

    public ReferenceValues {
        trustAnchors = List.copyOf(trustAnchors);
        measurements = List.copyOf(measurements);
        models = List.copyOf(models);
        // Cases from before there were endorsements have recorded none.
        endorsements = List.copyOf(Objects.requireNonNullElse(endorsements, List.of()));
        registries = List.copyOf(Objects.requireNonNullElse(registries, KNOWN_REGISTRIES));
    }

    /** The same with the known registries. */
    public ReferenceValues(
            List<TrustAnchor> trustAnchors,
            List<Measurement> measurements,
            List<ModelRelease> models,
            List<Endorsement> endorsements) {
        this(trustAnchors, measurements, models, endorsements, KNOWN_REGISTRIES);
    }

    /**
     * A contract that is believed as a registry of enclaves.
     *
     * @param name for people
     * @param chainId EIP-155; any chain where empty
     * @param address {@code 0x} and 40 hexadecimal characters
     */
    public record Registry(String name, Optional<Long> chainId, String address) {
        /** True if the log is said to be this contract's; a log that does not tell its chain is taken for one of it. */
        boolean logged(Evidence.EventLog log) {
            boolean chain = chainId.isEmpty() || log.chainId().isEmpty() || chainId.equals(log.chainId());
            return chain && log.address().filter(address::equalsIgnoreCase).isPresent();
        }
    }

    /**
     * An accepted attestation root.
     *
     * @param name for people
     * @param certificate SHA-256 of the DER
     */
    public record TrustAnchor(String name, Digest certificate) {}

    /**
     * An approved enclave build.
     *
     * @param name for people, for example a release name
     * @param pcr0 image, 96 hexadecimal characters
     * @param pcr1 kernel and boot
     * @param pcr2 application
     */
    public record Measurement(String name, String pcr0, String pcr1, String pcr2) {}

    /**
     * A published model release.
     *
     * @param name model name
     * @param version version
     * @param digest SHA-256 of the model file
     */
    public record ModelRelease(String name, String version, Digest digest) {}

    /**
     * The analyst's word that a key, or every enclave with these registers, is an operator's.
     *
     * @param operator party id of the operator
     * @param provider party id of the provider it works for
     * @param key SHA-256 of the SubjectPublicKeyInfo of its signing key; empty where the registers tell
     * @param registers attested PCRs by index, hexadecimal, all of which must be so; empty where the key tells. What stays the
     *     same over restarts is PCR3, the instance's role, and PCR8, the certificate that signed the image
     */
    public record Endorsement(
            String operator, String provider, Optional<Digest> key, Optional<Map<Integer, String>> registers) {
        public Endorsement {
            registers = registers.map(Map::copyOf);
        }

        boolean isOf(String otherOperator, String otherProvider) {
            return operator.equals(otherOperator) && provider.equals(otherProvider);
        }

        boolean names(Digest spki) {
            return key.filter(spki::equals).isPresent();
        }

        boolean covers(Map<Integer, String> pcrs) {
            return registers
                    .filter(wanted -> wanted.entrySet().stream()
                            .allMatch(register -> register.getValue().equalsIgnoreCase(pcrs.get(register.getKey()))))
                    .isPresent();
        }
    }

    /** The release of that name and version. */
    public Optional<ModelRelease> model(String name, String version) {
        return models.stream()
                .filter(m -> m.name().equals(name) && m.version().equals(version))
                .findFirst();
    }
}
