package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeEnclave;
import dev.reckoner.appraise.code.TimeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trails in which it matters whether times fit each other. */
final class TimeTrails {
    private static final Instant SIGNED = ChainTrail.SIGNED;
    private static final String TRANSACTION = MadeChain.hash("transaction");

    private TimeTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a record dated a day after its import",
                        in -> new RecordTrail()
                                .madeAt(Investigation.NOW.plus(Duration.ofDays(1)))
                                .in(in),
                        TimeCode.TIME_AFTER_IMPORT),
                Scenario.of(
                        "a response after its enclave's registration and before its settlement",
                        in -> ChainTrail.in(in).telling(chain -> {
                            chain.registered(
                                    ChainTrail.GATEWAY.teeId(),
                                    0,
                                    SIGNED.minus(Duration.ofDays(1)),
                                    MadeChain.hash("registration"));
                            settled(chain, Duration.ofSeconds(7));
                        }),
                        TimeCode.TIME_ORDERED),
                Scenario.of(
                        "a registration with an attestation from after it",
                        in -> ChainTrail.in(in).telling(chain -> {
                            var block = SIGNED.minusSeconds(1000);
                            var key = ChainTrail.GATEWAY.spki();
                            var document = new MadeEnclave(block).document(block.plusSeconds(61), key);
                            chain.register(
                                    MadeChain.REGISTRY, document, key, new byte[] {1}, Optional.of(block), TRANSACTION);
                            chain.receipt(TRANSACTION, true);
                        }),
                        TimeCode.TIME_ATTESTED_LATE),
                Scenario.of(
                        "a response from before its enclave's registration",
                        in -> ChainTrail.in(in)
                                .telling(chain -> chain.registered(
                                        ChainTrail.GATEWAY.teeId(), 0, SIGNED.plusSeconds(301), TRANSACTION)),
                        TimeCode.TIME_BEFORE_REGISTRATION),
                Scenario.of(
                        "a settlement from before its response",
                        in -> ChainTrail.in(in).telling(chain -> settled(chain, Duration.ofSeconds(-301))),
                        TimeCode.TIME_SETTLED_EARLY,
                        TimeCode.TIME_OUTSIDE_BOUNDS),
                Scenario.of(
                        "a response that gives another time of its making",
                        in -> {
                            var exchange = ChainTrail.exchange("When?", "Now.");
                            ((ObjectNode) exchange.get("response")).put("created", SIGNED.getEpochSecond() + 1);
                            in.file("exchange.json", exchange);
                        },
                        TimeCode.TIME_CREATED_DIFFERS));
    }

    private static void settled(MadeChain chain, Duration after) {
        chain.settled(MadeChain.RELAY, ChainTrail.response(), MadeChain.PAYER, SIGNED.plus(after), TRANSACTION);
    }
}
