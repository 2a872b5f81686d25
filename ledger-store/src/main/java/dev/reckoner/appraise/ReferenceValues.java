package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What evidence is compared with (RFC 9334, reference values and endorsements): it comes from the analyst, never from the
 * trail that is judged.
 *
 * @param trustAnchors SHA-256 of the DER of accepted attestation roots; AWS Nitro Root G1 is always among them
 * @param measurements approved enclave builds
 * @param models published model releases
 * @param endorsements whose key or enclave is whose
 * @param registries contracts that are believed as OpenGradient's registry of enclaves; the known ones are always among them
 * @param chains names of chains; the known ones are always among them
 * @param contracts names of other contracts; likewise
 * @param blocks blocks that the analyst vouches for
 * @param prices what models cost
 */
public record ReferenceValues(
        List<TrustAnchor> trustAnchors,
        List<Measurement> measurements,
        List<ModelRelease> models,
        List<Endorsement> endorsements,
        List<Registry> registries,
        List<KnownChain> chains,
        List<KnownContract> contracts,
        List<TrustedBlock> blocks,
        List<ModelPrice> prices) {
    /** AWS Nitro Enclaves Root G1, SHA-256 of the DER, as AWS publishes it. */
    public static final TrustAnchor AWS_NITRO_ROOT_G1 = KnownValues.AWS_NITRO_ROOT_G1;

    /**
     * OpenGradient's registries of enclaves, as of 2026-11-21: in og-evm's documents and explorer, and since 2026-05-29 in the
     * Python SDK.
     */
    public static final List<Registry> KNOWN_REGISTRIES = KnownValues.REGISTRIES;

    /** What the program knows without being told. */
    public static final ReferenceValues BUILT_IN =
            new ReferenceValues(List.of(AWS_NITRO_ROOT_G1), List.of(), List.of(), List.of());

    // Cases from before there was a kind of value have recorded none of it.
    public ReferenceValues {
        trustAnchors = List.copyOf(trustAnchors);
        measurements = List.copyOf(measurements);
        models = List.copyOf(models);
        endorsements = List.copyOf(Objects.requireNonNullElse(endorsements, List.of()));
        registries = List.copyOf(Objects.requireNonNullElse(registries, KnownValues.REGISTRIES));
        chains = List.copyOf(Objects.requireNonNullElse(chains, KnownValues.CHAINS));
        contracts = List.copyOf(Objects.requireNonNullElse(contracts, KnownValues.CONTRACTS));
        blocks = List.copyOf(Objects.requireNonNullElse(blocks, List.of()));
        prices = List.copyOf(Objects.requireNonNullElse(prices, List.of()));
    }

    /** The same with the known registries. */
    public ReferenceValues(
            List<TrustAnchor> trustAnchors,
            List<Measurement> measurements,
            List<ModelRelease> models,
            List<Endorsement> endorsements) {
        this(trustAnchors, measurements, models, endorsements, KnownValues.REGISTRIES);
    }

    /** The same with the known chains and contracts. */
    public ReferenceValues(
            List<TrustAnchor> trustAnchors,
            List<Measurement> measurements,
            List<ModelRelease> models,
            List<Endorsement> endorsements,
            List<Registry> registries) {
        this(
                trustAnchors,
                measurements,
                models,
                endorsements,
                registries,
                KnownValues.CHAINS,
                KnownValues.CONTRACTS,
                List.of(),
                List.of());
    }

    /**
     * A contract that is believed as a registry of enclaves.
     *
     * @param name for people
     * @param chainId EIP-155; any chain where empty
     * @param address {@code 0x} and 40 hexadecimal characters
     */
    public record Registry(
            String name,
            Optional<Long> chainId,
            String address,
            Optional<String> source,
            Optional<Instant> from,
            Optional<Instant> until)
            implements DatedReference {
        /** One of unknown source and without an end. */
        public Registry(String name, Optional<Long> chainId, String address) {
            this(name, chainId, address, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public ReferenceKind kind() {
            return ReferenceKind.REGISTRY;
        }

        @Override
        public String value() {
            return chainId.map(id -> id + ":").orElse("") + address;
        }

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
    public record TrustAnchor(
            String name, Digest certificate, Optional<String> source, Optional<Instant> from, Optional<Instant> until)
            implements DatedReference {
        /** One of unknown source and without an end. */
        public TrustAnchor(String name, Digest certificate) {
            this(name, certificate, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public ReferenceKind kind() {
            return ReferenceKind.TRUST_ANCHOR;
        }

        @Override
        public String value() {
            return certificate.toString();
        }
    }

    /**
     * An approved enclave build.
     *
     * @param name for people, for example a release name
     * @param pcr0 image, 96 hexadecimal characters
     * @param pcr1 kernel and boot
     * @param pcr2 application
     */
    public record Measurement(
            String name,
            String pcr0,
            String pcr1,
            String pcr2,
            Optional<String> source,
            Optional<Instant> from,
            Optional<Instant> until)
            implements DatedReference {
        /** One of unknown source and without an end. */
        public Measurement(String name, String pcr0, String pcr1, String pcr2) {
            this(name, pcr0, pcr1, pcr2, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public ReferenceKind kind() {
            return ReferenceKind.MEASUREMENT;
        }

        @Override
        public String value() {
            return pcr0 + " " + pcr1 + " " + pcr2;
        }
    }

    /**
     * A published model release.
     *
     * @param name model name
     * @param version version
     * @param digest SHA-256 of the model file
     */
    public record ModelRelease(String name, String version, Digest digest) implements ReferenceItem {
        @Override
        public ReferenceKind kind() {
            return ReferenceKind.MODEL;
        }

        @Override
        public String value() {
            return version + " " + digest;
        }
    }

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
            String operator, String provider, Optional<Digest> key, Optional<Map<Integer, String>> registers)
            implements ReferenceItem {
        public Endorsement {
            registers = registers.map(Map::copyOf);
        }

        @Override
        public ReferenceKind kind() {
            return ReferenceKind.ENDORSEMENT;
        }

        @Override
        public String name() {
            return operator + " of " + provider;
        }

        @Override
        public String value() {
            return key.map(Digest::toString).orElseGet(() -> new TreeMap<>(registers.orElse(Map.of())).toString());
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

    /** What that model cost for a request of that instant. */
    public Optional<ModelPrice> price(String model, Instant when) {
        return prices.stream()
                .filter(price -> price.model().equals(model) && price.holdsAt(when))
                .findFirst();
    }

    /** Every item, kind by kind. */
    public List<ReferenceItem> items() {
        return Stream.<List<? extends ReferenceItem>>of(
                        trustAnchors, measurements, models, endorsements, registries, chains, contracts, blocks, prices)
                .<ReferenceItem>flatMap(List::stream)
                .toList();
    }

    /** True if the item is known without being told, and so is among all values. */
    public static boolean isBuiltIn(ReferenceItem item) {
        return BUILT_IN.items().stream()
                .anyMatch(known -> known.kind() == item.kind() && known.value().equalsIgnoreCase(item.value()));
    }

    /** The same with one more item. */
    public ReferenceValues plus(ReferenceItem item) {
        return edited(items -> items.add(item));
    }

    /** The same without an item. */
    public ReferenceValues minus(ReferenceItem item) {
        return edited(items -> items.remove(item));
    }

    /** The same with an item instead of another, in its place. */
    public ReferenceValues replacing(ReferenceItem item, ReferenceItem by) {
        return edited(items -> items.replaceAll(each -> each.equals(item) ? by : each));
    }

    private ReferenceValues edited(Consumer<List<ReferenceItem>> edit) {
        List<ReferenceItem> items = new ArrayList<>(items());
        edit.accept(items);
        return new ReferenceValues(
                only(items, TrustAnchor.class),
                only(items, Measurement.class),
                only(items, ModelRelease.class),
                only(items, Endorsement.class),
                only(items, Registry.class),
                only(items, KnownChain.class),
                only(items, KnownContract.class),
                only(items, TrustedBlock.class),
                only(items, ModelPrice.class));
    }

    private static <T> List<T> only(List<ReferenceItem> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
