package dev.reckoner.appraise;

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
    private final SettlementBatches batches;
    private Optional<Built> built = Optional.empty();

    private record Built(
            List<Evidence.SettlementBatch> batches, List<Evidence.SettledInference> singles, SettlementIndex index) {}

    /** Places of a leaf, with the leaf. */
    private record Found(Leaf leaf, List<SettlementIndex.Place> places) {}

    SettlementCheck(SettlementBatches batches) {
        this.batches = batches;
    }

    @Override
    public String id() {
        return "settlement";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (context.evidence().batches().isEmpty()
                && context.evidence().settledInferences().isEmpty()) {
            return List.of();
        }
        Optional<Evidence.SignedResponse> response = ResponseSignature.carrier(claim, context);
        return response.isPresent() ? findings(response.get(), claim, index(context)) : List.of();
    }

    private List<Finding> findings(Evidence.SignedResponse response, Claim claim, SettlementIndex index) {
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        List<Finding> findings = new ArrayList<>();
        inBatch(response, index).ifPresent(found -> findings.add(inBatch(answer, found)));
        index.singles(response).stream()
                .findFirst()
                .ifPresent(single -> findings.add(answer.restingOn(single.id())
                        .gives(
                                SettlementCode.SETTLED_INDIVIDUALLY,
                                single.ethAddress().isEmpty() ? "" : "for the address " + single.ethAddress())));
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

    private static Finding inBatch(Answer answer, Found found) {
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
                        + (bindsItsSignature(found) ? "" : "; a leaf of this age holds neither signature nor time"));
    }

    private synchronized SettlementIndex index(Context context) {
        List<Evidence.SettlementBatch> held = context.evidence().batches();
        List<Evidence.SettledInference> singles = context.evidence().settledInferences();
        Optional<Built> fitting = built.filter(
                known -> known.batches().equals(held) && known.singles().equals(singles));
        if (fitting.isPresent()) {
            return fitting.get().index();
        }
        SettlementIndex index = SettlementIndex.of(context, batches);
        built = Optional.of(new Built(held, singles, index));
        return index;
    }
}
