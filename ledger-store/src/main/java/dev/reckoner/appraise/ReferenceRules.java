package dev.reckoner.appraise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reference value must be like, whether it comes from a file or from a form. A register with a slip of the pen would
 * turn every honest enclave into an unknown one.
 */
public final class ReferenceRules {
    private static final int LAST_REGISTER = 31;
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern REGISTER = Pattern.compile("[0-9a-fA-F]{96}");
    private static final Pattern BLOCK_HASH = Pattern.compile("0x[0-9a-fA-F]{64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,24})?");

    private ReferenceRules() {}

    /** What is wrong with the item, one sentence; empty where nothing is. */
    public static Optional<String> fault(ReferenceItem item) {
        Optional<String> ownFault = switch (item) {
            case ReferenceValues.Measurement measurement -> measurement(measurement);
            case ReferenceValues.Endorsement endorsement -> endorsement(endorsement);
            case ReferenceValues.Registry registry -> address(registry, registry.address(), registry.chainId());
            case KnownContract contract -> address(contract, contract.address(), contract.chainId());
            case KnownChain chain -> number(chain, chain.chainId());
            case TrustedBlock block -> block(block);
            case ModelPrice price -> price(price);
            case ReferenceValues.TrustAnchor anchor -> anchor(anchor);
            case ReferenceValues.ModelRelease release -> Optional.empty();
        };
        return ownFault.or(() -> item instanceof DatedReference dated ? dated(dated) : Optional.empty());
    }

    private static Optional<String> dated(DatedReference item) {
        if (item.name().isBlank()) {
            return Optional.of("a " + item.kind().word() + " has no name.");
        }
        Optional<Instant> end = item.until();
        return item.from()
                .filter(start -> end.filter(until -> !start.isBefore(until)).isPresent())
                .map(start -> "the interval of the " + called(item) + " ends before it begins.");
    }

    private static Optional<String> anchor(ReferenceValues.TrustAnchor anchor) {
        return require(
                anchor.certificate().algorithm().equals("sha256"),
                "the certificate of the " + called(anchor) + " is not named by its SHA-256.");
    }

    private static Optional<String> measurement(ReferenceValues.Measurement measurement) {
        return require(
                List.of(measurement.pcr0(), measurement.pcr1(), measurement.pcr2()).stream()
                        .allMatch(register -> REGISTER.matcher(register).matches()),
                "a register of " + measurement.name() + " is not 96 hexadecimal characters.");
    }

    private static Optional<String> address(DatedReference item, String address, Optional<Long> chain) {
        return require(
                        ADDRESS.matcher(address).matches(),
                        "the address of the " + called(item) + " is not 0x and 40 hexadecimal characters.")
                .or(() -> chain.flatMap(id -> number(item, id)));
    }

    private static Optional<String> number(ReferenceItem item, long number) {
        return require(number >= 0, "a number of the " + called(item) + " is below zero.");
    }

    private static Optional<String> block(TrustedBlock block) {
        return require(
                        BLOCK_HASH.matcher(block.hash()).matches(),
                        "the hash of the " + called(block) + " is not 0x and 64 hexadecimal characters.")
                .or(() -> number(block, Math.min(block.chainId(), block.number())));
    }

    private static Optional<String> price(ModelPrice price) {
        return require(
                DECIMAL.matcher(price.inputUsdPerToken()).matches()
                        && DECIMAL.matcher(price.outputUsdPerToken()).matches(),
                "the " + called(price) + " is not two decimal numbers such as 0.00000125.");
    }

    // A register of zeros is one that nobody measured, and every debug enclave has it.
    private static Optional<String> endorsement(ReferenceValues.Endorsement endorsement) {
        String whose = "the endorsement of " + endorsement.operator();
        if (endorsement.operator().isBlank() || endorsement.provider().isBlank()) {
            return Optional.of(whose + " does not name both operator and provider.");
        }
        Map<Integer, String> registers = endorsement.registers().orElse(Map.of());
        if (endorsement.key().isPresent() != registers.isEmpty()) {
            return Optional.of(whose + " must give either a key or registers.");
        }
        return registers.entrySet().stream()
                .filter(register -> !isMeasured(register.getKey(), register.getValue()))
                .findFirst()
                .map(register -> "register " + register.getKey() + " in " + whose
                        + " is not a measured one: an index up to " + LAST_REGISTER
                        + " and 96 hexadecimal characters, not all zero, are expected.");
    }

    private static boolean isMeasured(int index, String value) {
        return index >= 0
                && index <= LAST_REGISTER
                && REGISTER.matcher(value).matches()
                && value.chars().anyMatch(c -> c != '0');
    }

    private static String called(ReferenceItem item) {
        return item.kind().word() + " " + item.name();
    }

    private static Optional<String> require(boolean holds, String sentence) {
        return holds ? Optional.empty() : Optional.of(sentence);
    }
}
