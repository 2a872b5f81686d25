package dev.reckoner.appraise;

import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.completeness.Settlement;
import dev.reckoner.appraise.completeness.Signed;
import dev.reckoner.appraise.completeness.Spans;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.ExpectedLeaves;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Is what was signed settled, and is what was settled answered for? It weighs nothing and accuses nobody: a case need not hold
 * every batch nor every response.
 */
final class CompletenessCheck implements Check {
    private final SettlementBatches batches;
    private final SettlementIndexes indexes;
    private final ChainViews chain;
    private Optional<Built> built = Optional.empty();

    private record Built(SettlementIndex index, Object chain, Spans spans) {}

    CompletenessCheck(SettlementBatches batches, SettlementIndexes indexes, ChainViews chain) {
        this.batches = batches;
        this.indexes = indexes;
        this.chain = chain;
    }

    @Override
    public String id() {
        return "completeness";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context)
                .filter(response -> Signed.of(response)
                        .filter(signed -> spans(context).surround(signed))
                        .isPresent())
                .filter(response -> !isSettled(response, context))
                .map(response -> Answer.about(claim, id())
                        .restingOn(response.id())
                        .gives(RemarkCode.UNSETTLED_IN_CASE, "enclave " + response.teeId()))
                .stream()
                .toList();
    }

    private boolean isSettled(Evidence.SignedResponse response, Context context) {
        SettlementIndex index = indexes.of(context);
        return !index.singles(response).isEmpty()
                || !SingleSettlement.of(response)
                        .settling(chain.of(context).settlements())
                        .isEmpty()
                || !index.hasNoLeaves()
                        && ExpectedLeaves.of(response).stream()
                                .anyMatch(leaf -> !index.places(leaf).isEmpty());
    }

    private synchronized Spans spans(Context context) {
        SettlementIndex index = indexes.of(context);
        Object view = chain.of(context);
        if (built.filter(known -> known.index() == index && known.chain() == view)
                .isEmpty()) {
            built = Optional.of(new Built(index, view, Spans.of(CaseSettlements.of(batches, chain, context))));
        }
        return built.orElseThrow().spans();
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.SettlementBatch batch
                        && batches.of(batch, context) instanceof BatchReading.Read read
                        && read.isSound()
                ? finding(batch, read.dump().leaves(), context).stream().toList()
                : List.of();
    }

    /** Asked only where the case holds some response of the batch: many cases are of settlements alone. */
    private Optional<Finding> finding(Evidence.SettlementBatch batch, List<Leaf> leaves, Context context) {
        List<Integer> lacking = IntStream.range(0, leaves.size())
                .filter(i -> !isAnswered(leaves.get(i), context))
                .boxed()
                .toList();
        if (lacking.size() == leaves.size()) {
            return Optional.empty();
        }
        Answer answer = Answer.about(
                batch,
                id(),
                leaves.stream()
                        .flatMap(leaf -> LeafTimes.signed(leaf).stream())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH));
        return Optional.of(
                lacking.isEmpty()
                        ? answer.gives(RemarkCode.LEAVES_ANSWERED, "all " + leaves.size())
                        : answer.gives(
                                RemarkCode.LEAF_WITHOUT_RESPONSE,
                                lacking.size() + " of " + leaves.size() + ", first value " + (lacking.getFirst() + 1)));
    }

    private static boolean isAnswered(Leaf leaf, Context context) {
        Settlement settlement = CaseSettlements.of(leaf, Optional.empty());
        return context.evidence().responsesTo(settlement.inputHash()).stream()
                .flatMap(response -> Signed.of(response).stream())
                .anyMatch(settlement::settles);
    }
}
