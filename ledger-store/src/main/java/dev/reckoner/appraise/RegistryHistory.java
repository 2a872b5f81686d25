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

    private final Map<String, Enclave> enclaves = new HashMap<>();
    private final TreeMap<Instant, Long> blocks = new TreeMap<>();

    /**
     * An event of one enclave.
     *
     * @param at the block's time
     */
    private record Happened(Instant at, long block, int index, RegistryEvent event, Digest log) {}

    /** What is told of one enclave. */
    private static final class Enclave {
        /** What put it into service or took it out, in the order of the chain. */
        private final List<Happened> service = new ArrayList<>();
        /** The latest sign of life by when it was both signed and in a block. */
        private final TreeMap<Instant, Instant> alive = new TreeMap<>();

        void add(Happened happened) {
            if (happened.event() instanceof RegistryEvent.HeartbeatReceived heartbeat) {
                heartbeat.timestamp().instant().ifPresent(signed -> heartbeat(signed, happened.at()));
            } else {
                service.add(happened);
            }
        }

        private void heartbeat(Instant signed, Instant inBlock) {
            alive.merge(signed.isAfter(inBlock) ? signed : inBlock, signed, RegistryHistory::later);
        }

        void order() {
            service.sort(CHAIN_ORDER);
            Instant latest = Instant.MIN;
            for (var known : alive.entrySet()) {
                latest = later(latest, known.getValue());
                known.setValue(latest);
            }
        }

        /** The signed time counts, not the block's: a relay may be late. */
        Optional<Instant> heartbeat(Instant when) {
            return Optional.ofNullable(alive.floorEntry(when)).map(Map.Entry::getValue);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

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
        history.enclaves.values().forEach(Enclave::order);
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
                .ifPresent(teeId -> enclaves.computeIfAbsent(teeId, ignored -> new Enclave())
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
        return enclaves.containsKey(teeId);
    }

    /** The last block of which anything is told before the instant, if nothing at all is told from the instant on. */
    Optional<Long> silentAfter(Instant when) {
        return blocks.ceilingEntry(when) == null
                ? Optional.ofNullable(blocks.floorEntry(when)).map(Map.Entry::getValue)
                : Optional.empty();
    }

    /** How the enclave stood; empty where nothing is told of it up to then. */
    Optional<Standing> standing(String teeId, Instant when) {
        var enclave = enclaves.get(teeId);
        if (enclave == null) {
            return Optional.empty();
        }
        var changes = enclave.service.stream()
                .filter(event -> !event.at().isAfter(when))
                .toList();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var last = changes.getLast();
        boolean enabled = !(last.event() instanceof RegistryEvent.TeeDisabled);
        var registered = changes.stream()
                .filter(event -> event.event() instanceof RegistryEvent.TeeRegistered)
                .reduce((earlier, later) -> later);
        var later = enclave.service.stream()
                .filter(event -> event.at().isAfter(when))
                .filter(event -> enabled == event.event() instanceof RegistryEvent.TeeDisabled)
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
                enclave.heartbeat(when),
                restsOn.stream().distinct().toList()));
    }
}
