package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.chain.ChainSettlements;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Told;
import dev.reckoner.appraise.code.ReplayCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.RequestForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Was the response settled again, or the same request answered differently? Neither proves deceit: a settlement may be repeated
 * by mistake, and models at temperature 0 are not deterministic to the bit.
 */
final class ReplayCheck implements Check {
    private final SettlementIndexes indexes;
    private final ChainViews chain;
    private final Siblings siblings;

    ReplayCheck(SettlementIndexes indexes, ChainViews chain, Siblings siblings) {
        this.indexes = indexes;
        this.chain = chain;
        this.siblings = siblings;
    }

    @Override
    public String id() {
        return "replay";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        Optional<Evidence.SignedResponse> carrier = ResponseSignature.carrier(claim, context);
        if (carrier.isEmpty() || carrier.get().signature().isEmpty()) {
            return List.of();
        }
        Evidence.SignedResponse response = carrier.get();
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        List<SettledSingle> settled = settled(response, context);
        return Stream.of(
                        payers(answer, response, settled, context),
                        again(answer, settled),
                        equivocation(answer, response, claim, context))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<SettledSingle> settled(Evidence.SignedResponse response, Context context) {
        ChainSettlements told = chain.of(context).settlements();
        if (told.isEmpty()) {
            return List.of();
        }
        return SingleSettlement.of(response).settling(told).stream()
                .filter(single -> !single.isOlderForm())
                .filter(single -> single.told().outcome() == Told.Outcome.DONE)
                .filter(single -> BelievedContracts.isRelay(single.told(), context))
                .toList();
    }

    private Optional<Finding> payers(
            Answer answer, Evidence.SignedResponse response, List<SettledSingle> settled, Context context) {
        var addresses = new TreeSet<String>();
        Answer resting = answer;
        for (SettledSingle single : settled) {
            single.ethAddress().ifPresent(addresses::add);
            resting = resting.restingOn(single.told().restsOn());
        }
        for (Evidence.SettledInference blob : indexes.of(context).singles(response)) {
            if (!blob.ethAddress().isEmpty()) {
                addresses.add(blob.ethAddress().toLowerCase(Locale.ROOT));
                resting = resting.restingOn(blob.id());
            }
        }
        return addresses.size() < 2
                ? Optional.empty()
                : Optional.of(resting.gives(ReplayCode.REPLAY_PAYERS, String.join(", ", addresses)));
    }

    private static Optional<Finding> again(Answer answer, List<SettledSingle> settled) {
        List<String> transactions = settled.stream()
                .map(single -> single.told().transaction())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (transactions.size() < 2) {
            return Optional.empty();
        }
        Answer resting = answer;
        for (SettledSingle single : settled) {
            resting = resting.restingOn(single.told().restsOn());
        }
        return Optional.of(resting.gives(ReplayCode.REPLAY_SETTLED, "transactions " + String.join(", ", transactions)));
    }

    private Optional<Finding> equivocation(
            Answer answer, Evidence.SignedResponse response, Claim claim, Context context) {
        return siblings.of(response.requestHash(), context).stream()
                .filter(other -> !other.outputHash().equals(response.outputHash()))
                .findFirst()
                .filter(other -> isAtTemperatureZero(response, other, context))
                .filter(other -> ResponseSignature.of(response, claim, context) instanceof ResponseSignature.Valid)
                .map(other -> answer.restingOn(other.id())
                        .gives(
                                ReplayCode.EQUIVOCATION,
                                "other answer " + other.outputHash() + " of " + other.timestamp() + ", "
                                        + (other.teeId().equals(response.teeId())
                                                ? "the same enclave"
                                                : "enclave " + other.teeId())));
    }

    /** By a request that either holds and that has the hash they both state. */
    private static boolean isAtTemperatureZero(
            Evidence.SignedResponse response, Evidence.SignedResponse other, Context context) {
        return Stream.of(response, other)
                .flatMap(one -> one.request().stream())
                .flatMap(digest -> HeldBytes.of(digest, context).stream())
                .anyMatch(held -> isAtTemperatureZero(held, response.requestHash()));
    }

    private static boolean isAtTemperatureZero(byte[] held, String requestHash) {
        try {
            JsonNode request = StrictJson.tree(held);
            return RequestForm.matching(request, requestHash)
                    .filter(form -> isZero(request.path("temperature"), form))
                    .isPresent();
        } catch (TrailFormatException e) {
            return false;
        }
    }

    /** In a canonical form a temperature that was not given stands as 0.0. */
    private static boolean isZero(JsonNode temperature, RequestForm form) {
        boolean given = !temperature.isMissingNode() && !temperature.isNull();
        return given ? temperature.isNumber() && temperature.doubleValue() == 0 : !form.isAsGiven();
    }
}
