package dev.reckoner.audit;

import dev.reckoner.appraise.MadeBatch;
import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.code.OnChainCode;
import java.time.Instant;
import java.util.List;

/** Trails in which a chain tells of settlements. */
final class OnChainTrails {
    private static final Instant BLOCK = ChainTrail.SIGNED.plusSeconds(60);
    private static final String TRANSACTION = MadeChain.hash("transaction");

    private OnChainTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a batch whose root and count the relay logged",
                        in -> batch(in, chain -> chain.batchSettled(MadeChain.RELAY, root(), 1, BLOCK)),
                        OnChainCode.SETTLED_ON_CHAIN),
                Scenario.of(
                        "a batch of which the relay logged another count",
                        in -> batch(in, chain -> chain.batchSettled(MadeChain.RELAY, root(), 20, BLOCK)),
                        OnChainCode.SETTLED_COUNT_DIFFERS),
                Scenario.of(
                        "a batch beside the settlement of another",
                        in -> batch(in, chain -> chain.batchSettled(MadeChain.RELAY, "0x" + "0".repeat(64), 4, BLOCK)),
                        OnChainCode.SETTLED_NOWHERE),
                Scenario.of(
                        "a batch that anybody's contract settled",
                        in -> batch(in, chain -> chain.batchSettled(MadeChain.ANYBODYS, root(), 1, BLOCK)),
                        OnChainCode.SETTLED_ELSEWHERE),
                Scenario.of(
                        "a response whose settlement carries another signature",
                        in -> ChainTrail.in(in)
                                .telling(chain -> chain.settled(
                                        MadeChain.RELAY,
                                        ChainTrail.signedAgain(),
                                        MadeChain.PAYER,
                                        BLOCK,
                                        TRANSACTION)),
                        OnChainCode.SETTLED_OTHERWISE),
                Scenario.of(
                        "a response whose settlement was broadcast and reverted",
                        in -> ChainTrail.in(in).telling(chain -> {
                            chain.settleCall(MadeChain.RELAY, ChainTrail.response(), BLOCK, TRANSACTION);
                            chain.receipt(TRANSACTION, false);
                        }),
                        OnChainCode.SETTLEMENT_REVERTED));
    }

    private static void batch(Investigation in, ChainTrail.Telling telling) throws Exception {
        in.file("batch.json", MadeBatch.dump(MadeBatch.leaves(ChainTrail.response())));
        ChainTrail.in(in).telling(telling);
    }

    private static String root() {
        return MadeBatch.dump(MadeBatch.leaves(ChainTrail.response()))
                .at("/tree/0")
                .textValue();
    }
}
