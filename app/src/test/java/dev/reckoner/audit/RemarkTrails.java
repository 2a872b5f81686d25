package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeBatch;
import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.code.ReplayCode;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Trails with responses that are settled again, answered otherwise, or left out. */
final class RemarkTrails {
    private static final MadeGateway GATEWAY = new MadeGateway();
    private static final MadeGateway OTHER = new MadeGateway();

    private static final ObjectNode FIRST = answer(GATEWAY, "One?", "Yes.", 0);
    private static final ObjectNode MIDDLE = answer(GATEWAY, "Two?", "Yes.", 600);
    private static final ObjectNode LAST = answer(GATEWAY, "Three?", "Yes.", 1200);

    private RemarkTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a response that is settled for two addresses in two transactions",
                        in -> ChainTrail.in(in).telling(chain -> {
                            var at = ChainTrail.SIGNED.plusSeconds(60);
                            var response = ChainTrail.response();
                            chain.settled(MadeChain.RELAY, response, MadeChain.PAYER, at, MadeChain.hash("1"));
                            chain.settled(MadeChain.RELAY, response, MadeChain.ANYBODYS, at, MadeChain.hash("2"));
                        }),
                        ReplayCode.REPLAY_PAYERS,
                        ReplayCode.REPLAY_SETTLED),
                Scenario.of(
                        "two signed answers to one request at temperature 0",
                        in -> answers(in, answer(GATEWAY, "Who?", "You.", 0), answer(GATEWAY, "Who?", "Me.", 10)),
                        ReplayCode.EQUIVOCATION,
                        RemarkCode.COVERAGE_GAPS),
                Scenario.of(
                        "one answer of two enclaves",
                        in -> answers(in, answer(GATEWAY, "Who?", "You.", 0), answer(OTHER, "Who?", "You.", 10)),
                        RemarkCode.SAME_TEXT),
                Scenario.of(
                        "a response between two that are settled",
                        in -> {
                            answers(in, FIRST, MIDDLE, LAST);
                            settled(in, FIRST, LAST);
                        },
                        RemarkCode.UNSETTLED_IN_CASE,
                        RemarkCode.LEAVES_ANSWERED),
                Scenario.of(
                        "a batch whose responses come later",
                        in -> {
                            settled(in, FIRST, LAST);
                            in.later("first.json", FIRST);
                            in.later("last.json", LAST);
                        },
                        RemarkCode.LEAVES_ANSWERED),
                Scenario.of(
                        "a batch of three, one of which the case does not hold",
                        in -> {
                            answers(in, FIRST, LAST);
                            settled(in, FIRST, MIDDLE, LAST);
                        },
                        RemarkCode.LEAF_WITHOUT_RESPONSE));
    }

    private static ObjectNode answer(MadeGateway gateway, String question, String answer, int later) {
        return gateway.exchange(MadeGateway.request(question, 0), answer, ChainTrail.SIGNED.plusSeconds(later));
    }

    private static void answers(Investigation in, ObjectNode... exchanges) throws IOException {
        in.file("key.json", GATEWAY.signingKey());
        in.file("other-key.json", OTHER.signingKey());
        for (int i = 0; i < exchanges.length; i++) {
            in.file("exchange-" + i + ".json", exchanges[i]);
        }
    }

    private static void settled(Investigation in, ObjectNode... exchanges) throws IOException {
        var responses = Arrays.stream(exchanges).map(ChainTrail::signed);
        in.file("batch.json", MadeBatch.dump(MadeBatch.leaves(responses.toArray(Evidence.SignedResponse[]::new))));
    }
}
