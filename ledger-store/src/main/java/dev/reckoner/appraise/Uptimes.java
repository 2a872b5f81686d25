package dev.reckoner.appraise;

import dev.reckoner.appraise.uptime.Beat;
import dev.reckoner.appraise.uptime.Uptime;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import dev.reckoner.trail.opengradient.contract.RegistryCall;
import dev.reckoner.trail.opengradient.contract.RegistryEvent;
import dev.reckoner.trail.opengradient.contract.UnixTime;
import dev.reckoner.trail.opengradient.heartbeat.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When each enclave of a case showed that it was alive. Payloads and calldata count where their signature holds, so that
 * nobody invents a sign of life; events count where a known registry is said to have logged them, as for the registry's
 * history.
 */
public final class Uptimes {
    /** The registry's own default; its change is in no event. Source: og-evm, TEERegistry.sol. */
    public static final Duration MAXIMUM_AGE = Duration.ofSeconds(1800);

    private final Check.Context context;
    private final Map<String, List<Beat>> beats = new TreeMap<>();

    private Uptimes(Check.Context context) {
        this.context = context;
    }

    /** By enclave id. */
    public static Map<String, Uptime> of(Check.Context context) {
        var uptimes = new Uptimes(context);
        context.evidence().all(Evidence.Heartbeat.class).forEach(uptimes::add);
        context.evidence().all(Evidence.ChainTransaction.class).forEach(uptimes::add);
        context.evidence().logs().forEach(uptimes::add);
        var byEnclave = new TreeMap<String, Uptime>();
        uptimes.beats.forEach((teeId, all) -> byEnclave.put(teeId, Uptime.of(teeId, all, MAXIMUM_AGE)));
        return byEnclave;
    }

    private void add(Evidence.Heartbeat item) {
        heartbeat(item, context).filter(this::isSigned).ifPresent(beat -> add(beat, true, item));
    }

    private void add(Evidence.ChainTransaction transaction) {
        heartbeat(transaction, context).filter(this::isSigned).ifPresent(beat -> add(beat, true, transaction));
    }

    private void add(Evidence.EventLog log) {
        if (context.references().registries().stream().noneMatch(registry -> registry.logged(log))) {
            return;
        }
        try {
            ContractEvents.decode(log.topics(), log.data())
                    .filter(RegistryEvent.HeartbeatReceived.class::isInstance)
                    .map(RegistryEvent.HeartbeatReceived.class::cast)
                    .ifPresent(event -> add(event.teeId(), event.timestamp(), false, log));
        } catch (TrailFormatException malformed) {
            // A registry does not write such logs; whoever made it up shows no sign of life.
        }
    }

    private boolean isSigned(Heartbeat beat) {
        return EnclaveSignature.of(beat, context.evidence().keysOf(beat.teeId())) == EnclaveSignature.VALID;
    }

    private void add(Heartbeat beat, boolean signed, Evidence item) {
        add(beat.teeId(), beat.timestamp(), signed, item);
    }

    private void add(String teeId, UnixTime time, boolean signed, Evidence item) {
        time.instant()
                .ifPresent(at ->
                        beats.computeIfAbsent(teeId, any -> new ArrayList<>()).add(new Beat(at, signed, item.id())));
    }

    /** The payload; empty where the case does not hold it as it was read. */
    static Optional<Heartbeat> heartbeat(Evidence.Heartbeat item, Check.Context context) {
        return HeldBytes.of(item.blob(), context)
                .flatMap(Uptimes::payload)
                .filter(read -> read.evidence(item.blob(), item.place()).equals(item));
    }

    /** The heartbeat that the transaction hands to a registry; empty where it does not, or the calldata are not held. */
    static Optional<Heartbeat> heartbeat(Evidence.ChainTransaction transaction, Check.Context context) {
        return transaction
                .input()
                .flatMap(input -> HeldBytes.of(input, context))
                .flatMap(Uptimes::calldata);
    }

    private static Optional<Heartbeat> payload(byte[] json) {
        try {
            return Optional.of(Heartbeat.of(StrictJson.tree(json)));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Heartbeat> calldata(byte[] calldata) {
        try {
            return ContractCalls.decode(calldata)
                    .filter(RegistryCall.Heartbeat.class::isInstance)
                    .map(RegistryCall.Heartbeat.class::cast)
                    .map(call -> new Heartbeat(
                            call.teeId(),
                            call.timestamp(),
                            Bytes.of(call.signature().bytes())));
        } catch (TrailFormatException malformed) {
            return Optional.empty();
        }
    }
}
