package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the registry saw of the sample's gateways: builds, admissions, signs of life, and what was taken out of service. */
final class GatewayHistory {
    /** Half a minute more and the registry would call them late. */
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofMinutes(28);

    private static final Duration TO_BLOCK = Duration.ofSeconds(21);

    /** When no sign of life of the second gateway reached the registry. */
    private static final Instant SILENCE = Instant.parse("2026-05-07T10:00:00Z");

    private static final Instant SOUND_AGAIN = Instant.parse("2026-05-07T14:30:00Z");

    /** The day whose signs of life the relay handed over as they were signed. */
    private static final Instant RELAYED_DAY = Instant.parse("2026-05-07T00:00:00Z");

    private final List<BootedGateway> gateways;
    private final String operator = Wallet.of(GatewayPlan.SEED, "operator").address();

    GatewayHistory(List<BootedGateway> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /** An event with the time of its block. */
    private record Dated(Instant at, Runnable tell) {}

    /** Tells the chain, in the order of time. */
    void tell(ToldChain chain, String rootPem) {
        chain.log(RegistryContract.typeAdded(), Build.OLDER.approved);
        chain.log(RegistryContract.rootSet(rootPem), Build.OLDER.approved);
        List<Dated> events = new ArrayList<>();
        for (Build build : Build.values()) {
            events.add(new Dated(build.approved, () -> approve(chain, build)));
            build.revoked.ifPresent(at -> events.add(new Dated(at, () -> revoke(chain, build, at))));
        }
        for (BootedGateway gateway : gateways) {
            events.add(new Dated(gateway.planned().admitted, () -> admit(chain, gateway)));
            heartbeats(gateway)
                    .forEach(signed -> events.add(new Dated(
                            signed.plus(TO_BLOCK),
                            () -> chain.heartbeat(gateway.enclave(), signed, signed.plus(TO_BLOCK)))));
        }
        BootedGateway retired = gateways.get(Gateway.GATEWAY_2.ordinal());
        events.add(new Dated(retired.planned().end, () -> retire(chain, retired)));
        events.stream()
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .forEach(event -> event.tell().run());
    }

    private static void approve(ToldChain chain, Build build) {
        chain.approve(RegistryContract.pcrHash(build.measurement()), build.version, build.approved);
    }

    /** The registry takes the build's enclaves out of service first. */
    private void revoke(ToldChain chain, Build build, Instant at) {
        gateways.stream()
                .filter(gateway -> gateway.planned().build == build)
                .forEach(gateway ->
                        chain.log(RegistryContract.disabled(gateway.enclave().teeId()), at));
        chain.log(RegistryContract.revoked(RegistryContract.pcrHash(build.measurement())), at);
    }

    private void admit(ToldChain chain, BootedGateway gateway) {
        chain.transact(
                operator,
                RegistryContract.ADDRESS,
                gateway.registration(),
                gateway.planned().admitted,
                RegistryContract.registered(gateway.enclave().teeId(), operator));
    }

    private static void retire(ToldChain chain, BootedGateway gateway) {
        chain.log(RegistryContract.disabled(gateway.enclave().teeId()), gateway.planned().end);
    }

    /** The times that the enclave signed as its own. */
    private static List<Instant> heartbeats(BootedGateway gateway) {
        List<Instant> times = new ArrayList<>();
        Instant first = gateway.planned().admitted.plus(TO_BLOCK);
        for (Instant at = first; at.isBefore(gateway.planned().end); at = at.plus(BETWEEN_HEARTBEATS)) {
            boolean silent = at.isAfter(SILENCE) && at.isBefore(SOUND_AGAIN);
            if (gateway.planned() != Gateway.GATEWAY_2 || !silent) {
                times.add(at);
            }
        }
        return times;
    }

    /** The signed signs of life of one day. */
    List<ObjectNode> relayed() {
        BootedGateway gateway = gateways.get(Gateway.GATEWAY_2.ordinal());
        Instant end = RELAYED_DAY.plus(Duration.ofDays(1));
        return heartbeats(gateway).stream()
                .filter(at -> !at.isBefore(RELAYED_DAY) && at.isBefore(end))
                .map(at -> gateway.enclave().heartbeat(at, RegistryContract.ADDRESS))
                .toList();
    }
}
