package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.ChainSettlements;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Settling;
import dev.reckoner.appraise.code.OnChainCode;
import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.ExpectedLeaves;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.LeafLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Do the case's settlements hold the response? That they do not is no finding: before July 2026 a settlement that failed once
 * was dropped, and a case need not hold every batch.
 */
final class SettlementCheck implements Check {
    private final SettlementIndexes indexes;
    private final ChainViews chain;

    /** Places of a leaf, with the leaf. */
    private record Found(Leaf leaf, List<SettlementIndex.Place> places) {}

    SettlementCheck(SettlementIndexes indexes, ChainViews chain) {
        this.indexes = indexes;
        this.chain = chain;
    }

    @Override
    public String id() {
        return "settlement";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .flatMap(response -> findings(response, claim, context).stream())
                .toList();
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        ChainSettlements told = chain.of(context).settlements();
        if (!(evidence instanceof Evidence.SettledInference blob) || told.isEmpty()) {
            return List.of();
        }
        Answer answer = Answer.about(blob, id());
        var settlement = SingleSettlement.of(blob);
        return List.of(settlement
                .finding(answer, told, context)
                .orElseGet(() -> unclear(answer, Settling.of(settlement.settling(told), by -> false))));
    }

    private static Finding unclear(Answer answer, Settling<SettledSingle> settling) {
        return settling.standing() == Settling.Standing.ELSEWHERE
                ? answer.gives(OnChainCode.SETTLED_ELSEWHERE, settling.words())
                : answer.gives(OnChainCode.SETTLED_NOWHERE, settling.words());
    }

    private List<Finding> findings(Evidence.SignedResponse response, Claim claim, Context context) {
        SettlementIndex index = indexes.of(context);
        ChainSettlements told = chain.of(context).settlements();
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        List<Finding> findings = new ArrayList<>();
        Optional<Found> found = inBatch(response, index);
        found.map(leaf -> inBatch(answer, leaf, told, context)).ifPresent(findings::add);
        String both =
                found.isPresent() ? "; it is also in a batch, where a response is settled in one way or the other" : "";
        index.singles(response).stream()
                .findFirst()
                .ifPresent(single -> findings.add(answer.restingOn(single.id())
                        .gives(
                                SettlementCode.SETTLED_INDIVIDUALLY,
                                (single.ethAddress().isEmpty() ? "" : "for the address " + single.ethAddress())
                                        + both)));
        if (!told.isEmpty()) {
            SingleSettlement.of(response).finding(answer, told, context).ifPresent(findings::add);
        }
        return findings;
    }

    /** The places of the leaf that binds most of the response. */
    private static Optional<Found> inBatch(Evidence.SignedResponse response, SettlementIndex index) {
        if (index.hasNoLeaves()) {
            return Optional.empty();
        }
        List<Found> all = ExpectedLeaves.of(response).stream()
                .map(leaf -> new Found(leaf, index.places(leaf)))
                .filter(found -> !found.places().isEmpty())
                .toList();
        return all.stream()
                .findFirst()
                .map(first -> new Found(
                        first.leaf(),
                        all.stream()
                                .filter(found -> bindsItsSignature(found) || found == first)
                                .flatMap(found -> found.places().stream())
                                .toList()));
    }

    /** False for leaves of hashes alone, which two calls with the same answer share. */
    private static boolean bindsItsSignature(Found found) {
        return found.leaf().layout() != LeafLayout.HASHES;
    }

    private static Finding inBatch(Answer answer, Found found, ChainSettlements told, Context context) {
        Map<String, SettlementIndex.Place> byRoot = new LinkedHashMap<>();
        found.places().forEach(place -> byRoot.putIfAbsent(place.batch().root(), place));
        Answer resting = answer;
        for (SettlementIndex.Place place : byRoot.values()) {
            // On the bytes and not the item: what is wrong with another leaf of the batch does not concern this claim.
            resting = resting.restingOn(place.batch().blob());
        }
        SettlementIndex.Place first = byRoot.values().iterator().next();
        if (byRoot.size() > 1 && bindsItsSignature(found)) {
            return resting.gives(
                    SettlementCode.SETTLED_TWICE,
                    byRoot.size() + " batches, roots " + String.join(", ", byRoot.keySet()));
        }
        return resting.gives(
                SettlementCode.SETTLED_IN_BATCH,
                "node " + first.treeIndex() + " of " + (2 * first.batch().count() - 1) + ", root "
                        + first.batch().root()
                        + (bindsItsSignature(found) ? "" : "; a leaf of this age holds neither signature nor time")
                        + onChain(first.batch(), told, context));
    }

    /** Said beside and not as an answer of its own: a case that holds no logs must not fare better than one that does. */
    private static String onChain(Evidence.SettlementBatch batch, ChainSettlements told, Context context) {
        return told.isEmpty()
                ? ""
                : "; "
                        + BatchOnChain.settling(told.batches(batch.root()), context)
                                .words();
    }
}
