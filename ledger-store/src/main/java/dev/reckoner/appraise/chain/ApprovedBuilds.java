package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.opengradient.contract.RegistryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which builds the registry had approved when, replayed from its events. Nothing proves that they are all. */
public final class ApprovedBuilds {
    private final Map<String, List<ToldEvent>> ofBuild = new HashMap<>();

    /**
     * What the events say of a build.
     *
     * @param approved true if the last word before the instant was an approval
     * @param version as the administrator wrote it; empty text where the approval is withdrawn
     * @param since when that began
     * @param log the log that says so
     */
    public record Approval(boolean approved, String version, Instant since, Digest log) {}

    private ApprovedBuilds() {}

    /** From events of the registries alone. */
    static ApprovedBuilds of(List<ToldEvent> events) {
        var builds = new ApprovedBuilds();
        events.stream()
                .filter(ToldEvent::isPlaced)
                .sorted(ToldEvent.CHAIN_ORDER)
                .forEach(event -> build(event)
                        .ifPresent(hash -> builds.ofBuild
                                .computeIfAbsent(hash, any -> new ArrayList<>(2))
                                .add(event)));
        return builds;
    }

    private static Optional<String> build(ToldEvent told) {
        return switch (told.event()) {
            case RegistryEvent.PcrApproved approved -> Optional.of(approved.pcrHash());
            case RegistryEvent.PcrRevoked revoked -> Optional.of(revoked.pcrHash());
            default -> Optional.empty();
        };
    }

    /**
     * The last word on the build up to the instant; empty where there is none.
     *
     * @param pcrHash keccak256 of PCR0, PCR1 and PCR2, {@code 0x} and 64 characters
     * @param type the kind of enclave, for which a build is approved
     */
    public Optional<Approval> at(String pcrHash, int type, Instant when) {
        return ofBuild.getOrDefault(pcrHash, List.of()).stream()
                .filter(event -> !event.told().at().orElseThrow().isAfter(when))
                .flatMap(event -> approval(event, type).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Approval> approval(ToldEvent told, int type) {
        Instant since = told.told().at().orElseThrow();
        Digest log = told.log().id();
        return switch (told.event()) {
            case RegistryEvent.PcrApproved approved ->
                approved.type() == type
                        ? Optional.of(new Approval(true, approved.version(), since, log))
                        : Optional.empty();
            // The older form of the event does not tell the type, and withdraws it for all.
            case RegistryEvent.PcrRevoked revoked ->
                revoked.type().filter(other -> other != type).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Approval(false, "", since, log));
            default -> Optional.empty();
        };
    }
}
