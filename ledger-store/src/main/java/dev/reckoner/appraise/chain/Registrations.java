package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.opengradient.contract.RegistryCall;
import dev.reckoner.trail.opengradient.contract.RegistryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The registrations of enclaves that the case's transactions ask for and its logs tell of. */
public final class Registrations {
    private final Map<String, List<Registration>> ofEnclave = new HashMap<>();
    private final Map<Digest, Registration> ofItem = new HashMap<>();
    private final Map<String, List<ToldEvent>> events = new HashMap<>();

    /**
     * A transaction that asks to admit an enclave.
     *
     * @param teeId {@code 0x} and keccak256 of the key that it names
     * @param event what the registry logged in the same transaction, where the case holds it
     */
    public record Registration(
            String teeId, RegistryCall.RegisterTee call, Told told, Optional<RegistryEvent.TeeRegistered> event) {
        /** False if its receipt tells of failure, so that it admitted nobody. */
        public boolean mayHaveSucceeded() {
            return told.outcome() != Told.Outcome.REVERTED;
        }
    }

    private Registrations() {}

    static Registrations of(List<ToldEvent> registryEvents, List<ToldCall> calls) {
        var registrations = new Registrations();
        for (ToldEvent told : registryEvents) {
            if (told.event() instanceof RegistryEvent.TeeRegistered event) {
                registrations
                        .events
                        .computeIfAbsent(event.teeId(), any -> new ArrayList<>(1))
                        .add(told);
            }
        }
        Map<String, RegistryEvent.TeeRegistered> byTransaction = new HashMap<>();
        registrations.events.values().stream()
                .flatMap(List::stream)
                .forEach(told -> told.told()
                        .transaction()
                        .ifPresent(
                                hash -> byTransaction.putIfAbsent(hash, (RegistryEvent.TeeRegistered) told.event())));
        for (ToldCall told : calls) {
            if (told.call() instanceof RegistryCall.RegisterTee call) {
                registrations.add(told, call, told.told().transaction().map(byTransaction::get));
            }
        }
        return registrations;
    }

    private void add(ToldCall told, RegistryCall.RegisterTee call, Optional<RegistryEvent.TeeRegistered> event) {
        String teeId = "0x" + Keccak256.digest(call.signingKey().bytes()).hex();
        var registration = new Registration(teeId, call, told.told(), event);
        ofItem.put(told.item().id(), registration);
        ofEnclave.computeIfAbsent(teeId, any -> new ArrayList<>(1)).add(registration);
    }

    /** The registration whose calldata that item is. */
    public Optional<Registration> of(Digest item) {
        return Optional.ofNullable(ofItem.get(item));
    }

    /** Every registration of the enclave. */
    public List<Registration> of(String teeId) {
        return List.copyOf(ofEnclave.getOrDefault(teeId, List.of()));
    }

    /**
     * When the enclave was first registered, by a log of the registry or a transaction to it that did not fail; empty where
     * nothing tells the time.
     *
     * @param registry contracts that are believed
     */
    public Optional<Told> first(String teeId, Predicate<Told> registry) {
        List<Told> all = new ArrayList<>();
        events.getOrDefault(teeId, List.of()).forEach(event -> all.add(event.told()));
        of(teeId).stream()
                .filter(registration -> registration.told().outcome() == Told.Outcome.DONE)
                .map(Registration::told)
                .filter(registry)
                .forEach(all::add);
        return all.stream()
                .filter(told -> told.at().isPresent())
                .min(Comparator.comparing((Told told) -> told.at().orElse(Instant.MAX)));
    }
}
