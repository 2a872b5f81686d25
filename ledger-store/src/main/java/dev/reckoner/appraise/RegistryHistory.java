package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import dev.reckoner.trail.opengradient.contract.RegistryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the case's event logs tell of OpenGradient's registry of enclaves, in the order of the chain. Only logs of a known
 * registry count, and only those whose block and time are told; nothing proves that they are all, or that they are true.
 */
final class RegistryHistory {
    private static final Comparator<Happened> CHAIN_ORDER = Comparator.comparing(Happened::at)
            .thenComparing(Happened::block)
            .thenComparing(Happened::index)
            .thenComparing(Happened::log);

    private final Map<String, List<Happened>> ofEnclave = new HashMap<>();
    private final TreeMap<Instant, Long> blocks = new TreeMap<>();

    /**
     * An event of one enclave.
     *
     * @param at the block's time
     */
    private record Happened(Instant at, long block, int index, RegistryEvent event, Digest log) {}

    /**
     * An enclave's standing at an instant.
     *
     * @param registered when it was admitted, the latest time before the instant; empty where the history tells of none
     * @param enabled false if it was out of service
     * @param since when that began
     * @param changesLater when that changed after the instant
     * @param heartbeat the signed time of the last sign of life before the instant
     * @param restsOn the logs that say so
     */
    record Standing(
            Optional<Instant> registered,
            boolean enabled,
            Instant since,
            Optional<Instant> changesLater,
            Optional<Instant> heartbeat,
            List<Digest> restsOn) {}

    private RegistryHistory() {}

    static RegistryHistory of(List<Evidence.EventLog> logs, List<ReferenceValues.Registry> registries) {
        var history = new RegistryHistory();
        logs.stream()
                .filter(log -> registries.stream().anyMatch(registry -> registry.logged(log)))
                .forEach(history::add);
        history.ofEnclave.values().forEach(events -> events.sort(CHAIN_ORDER));
        return history;
    }

    private void add(Evidence.EventLog log) {
        if (log.block().isEmpty() || log.blockTime().isEmpty()) {
            return;
        }
        try {
            ContractEvents.decode(log.topics(), log.data())
                    .filter(RegistryEvent.class::isInstance)
                    .map(RegistryEvent.class::cast)
                    .ifPresent(event -> add(log, event));
        } catch (TrailFormatException malformed) {
            // A registry does not write such logs; whoever made it up tells nothing about an enclave.
        }
    }

    private void add(Evidence.EventLog log, RegistryEvent event) {
        var at = log.blockTime().orElseThrow();
        long block = log.block().orElseThrow();
        blocks.put(at, block);
        enclave(event)
                .ifPresent(teeId -> ofEnclave
                        .computeIfAbsent(teeId, ignored -> new ArrayList<>())
                        .add(new Happened(at, block, log.index().orElse(0), event, log.id())));
    }

    private static Optional<String> enclave(RegistryEvent event) {
        return switch (event) {
            case RegistryEvent.TeeRegistered registered -> Optional.of(registered.teeId());
            case RegistryEvent.TeeDisabled disabled -> Optional.of(disabled.teeId());
            case RegistryEvent.TeeEnabled enabled -> Optional.of(enabled.teeId());
            case RegistryEvent.HeartbeatReceived heartbeat -> Optional.of(heartbeat.teeId());
            default -> Optional.empty();
        };
    }

    /** True if anything is told of the enclave. */
    boolean tellsOf(String teeId) {
        return ofEnclave.containsKey(teeId);
    }

    /** The last block of which anything is told before the instant, if nothing at all is told from the instant on. */
    Optional<Long> silentAfter(Instant when) {
        return blocks.ceilingEntry(when) == null
                ? Optional.ofNullable(blocks.floorEntry(when)).map(Map.Entry::getValue)
                : Optional.empty();
    }

    /** How the enclave stood; empty where nothing is told of it up to then. */
    Optional<Standing> standing(String teeId, Instant when) {
        var events = ofEnclave.getOrDefault(teeId, List.of());
        var before = events.stream().filter(event -> !event.at().isAfter(when)).toList();
        var changes = before.stream().filter(RegistryHistory::changesService).toList();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var last = changes.getLast();
        boolean enabled = !(last.event() instanceof RegistryEvent.TeeDisabled);
        var registered = changes.stream()
                .filter(event -> event.event() instanceof RegistryEvent.TeeRegistered)
                .reduce((earlier, later) -> later);
        var later = events.stream()
                .filter(event -> event.at().isAfter(when))
                .filter(event -> changesService(event) && enabled == event.event() instanceof RegistryEvent.TeeDisabled)
                .findFirst();
        var restsOn = new ArrayList<Digest>();
        registered.map(Happened::log).ifPresent(restsOn::add);
        restsOn.add(last.log());
        later.map(Happened::log).ifPresent(restsOn::add);
        return Optional.of(new Standing(
                registered.map(Happened::at),
                enabled,
                last.at(),
                later.map(Happened::at),
                heartbeat(before, when),
                restsOn.stream().distinct().toList()));
    }

    private static boolean changesService(Happened happened) {
        return !(happened.event() instanceof RegistryEvent.HeartbeatReceived);
    }

    /** The signed time counts, not the block's: a relay may be late. */
    private static Optional<Instant> heartbeat(List<Happened> before, Instant when) {
        return before.stream()
                .map(Happened::event)
                .filter(RegistryEvent.HeartbeatReceived.class::isInstance)
                .map(event -> ((RegistryEvent.HeartbeatReceived) event)
                        .timestamp()
                        .instant()
                        .orElse(null))
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(when))
                .max(Comparator.naturalOrder());
    }
}
