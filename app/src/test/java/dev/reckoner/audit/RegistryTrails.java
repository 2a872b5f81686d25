package dev.reckoner.audit;

import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.ReferenceCode;
import dev.reckoner.appraise.code.RegistryCode;
import dev.reckoner.trail.CollectingSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Trails with the events of the registry. */
final class RegistryTrails {
    private static final Instant SIGNED = ChainTrail.SIGNED;
    private static final String TEE = ChainTrail.GATEWAY.teeId();

    private RegistryTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "an enclave in service, ten minutes after a heartbeat",
                        in -> ChainTrail.in(in).telling(chain -> {
                            registered(chain);
                            chain.heartbeat(TEE, SIGNED.minus(Duration.ofMinutes(10)));
                            chain.heartbeat(TEE, SIGNED.plus(Duration.ofMinutes(5)));
                        }),
                        RegistryCode.REGISTRY_ENABLED,
                        RegistryCode.HEARTBEAT_FRESH),
                Scenario.of(
                        "an enclave in service, an hour after a heartbeat",
                        in -> ChainTrail.in(in).telling(chain -> {
                            registered(chain);
                            chain.heartbeat(TEE, SIGNED.minus(Duration.ofHours(1)));
                            chain.heartbeat(TEE, SIGNED.plus(Duration.ofMinutes(5)));
                        }),
                        RegistryCode.HEARTBEAT_STALE),
                Scenario.of(
                        "an enclave out of service",
                        in -> ChainTrail.in(in).telling(chain -> {
                            registered(chain);
                            chain.disabled(TEE, SIGNED.minus(Duration.ofDays(1)));
                        }),
                        RegistryCode.REGISTRY_DISABLED),
                Scenario.of(
                        "an enclave that is registered only later",
                        in -> ChainTrail.in(in)
                                .telling(chain -> chain.registered(
                                        TEE, 0, SIGNED.plus(Duration.ofHours(1)), MadeChain.hash("registration"))),
                        RegistryCode.REGISTRY_NOT_YET),
                Scenario.of(
                        "logs that end before the response",
                        in -> ChainTrail.in(in).telling(RegistryTrails::registered),
                        RegistryCode.REGISTRY_SILENT),
                Scenario.of(
                        "a registry that is believed only from later on",
                        in -> {
                            var then = Instant.parse("2026-05-12T12:00:00Z");
                            in.file("key.json", ChainTrail.GATEWAY.signingKey());
                            in.file(
                                    "exchange.json",
                                    ChainTrail.GATEWAY.exchange(MadeGateway.request("Who?", 0.5), "Me.", then));
                            var chain = new MadeChain(new CollectingSink());
                            chain.registered(TEE, 0, then.minusSeconds(60), MadeChain.hash("registration"));
                            in.file("chain.json", chain.file());
                        },
                        ReferenceCode.REGISTRY_NOT_THEN));
    }

    private static void registered(MadeChain chain) {
        chain.registered(TEE, 0, SIGNED.minus(Duration.ofDays(3)), MadeChain.hash("registration"));
    }
}
