package dev.reckoner.appraise;

import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.payment.CostRule;
import dev.reckoner.appraise.payment.SessionSum;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.cost.StatedCost;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what a response says that it cost follow from its tokens and prices, and does its session stay below its cap? */
final class CostCheck implements Check {
    private final Prices prices;
    private Optional<Sessions> sessions = Optional.empty();

    /** What models cost, by the reference values. */
    @FunctionalInterface
    interface Prices {
        /** The price of the model at the time of the claim; empty where none is known. */
        Optional<CostRule.Price> of(Claim claim, Check.Context context);
    }

    CostCheck(Prices prices) {
        this.prices = prices;
    }

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        Optional<Evidence.SignedResponse> response = ResponseSignature.carrier(claim, context);
        if (response.isEmpty()) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id()).restingOn(response.get().id());
        var findings = new ArrayList<Finding>();
        // Generation G2 alone states costs, so no other record need be read again.
        if (response.get().generation().equals("G2")) {
            cost(answer, HeldJson.of(response.get().blob(), context), prices.of(claim, context))
                    .ifPresent(findings::add);
        }
        session(answer, response.get(), context).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> cost(Answer answer, HeldJson record, Optional<CostRule.Price> price) {
        try {
            return switch (record) {
                case HeldJson.Missing missing -> Optional.empty();
                case HeldJson.Damaged damaged -> throw damaged.complaint();
                case HeldJson.Tree tree -> StatedCost.in(tree.json()).map(stated -> cost(answer, stated, price));
            };
        } catch (TrailFormatException e) {
            return Optional.of(answer.gives(PaymentCode.COST_MALFORMED, e.sentence()));
        }
    }

    private static Finding cost(Answer answer, StatedCost stated, Optional<CostRule.Price> price) {
        var usd = CostRule.usd(stated.costOpg(), stated.opgPriceUsd());
        if (usd.compareTo(stated.costUsd()) != 0) {
            return answer.gives(
                    PaymentCode.COST_USD_DIFFERS,
                    "stated " + stated.costUsd().toPlainString() + ", computed " + usd.toPlainString());
        }
        boolean counted =
                stated.promptTokens().isPresent() && stated.completionTokens().isPresent();
        if (price.isEmpty() || !counted) {
            return answer.gives(
                    PaymentCode.COST_CONSISTENT,
                    CostRule.words(stated.costOpg())
                            + (counted
                                    ? "; no price of " + stated.model() + " is known here"
                                    : "; no usage is stated"));
        }
        BigInteger expected = CostRule.opg(
                stated.promptTokens().getAsLong(),
                stated.completionTokens().getAsLong(),
                price.get(),
                stated.opgPriceUsd());
        String tokens = stated.promptTokens().getAsLong() + " and "
                + stated.completionTokens().getAsLong() + " tokens";
        return expected.equals(stated.costOpg())
                ? answer.gives(PaymentCode.COST_RECOMPUTED, CostRule.words(expected) + " for " + tokens)
                : answer.gives(
                        PaymentCode.COST_DIFFERS,
                        "stated " + CostRule.words(stated.costOpg()) + ", computed " + CostRule.words(expected)
                                + " for " + tokens);
    }

    private Optional<Finding> session(Answer answer, Evidence.SignedResponse response, Context context) {
        return sessions(context)
                .of(response)
                .map(session -> answer.restingOn(session.exchange())
                        .gives(
                                session.sum().isOver(session.cap())
                                        ? PaymentCode.SESSION_OVER_CAP
                                        : PaymentCode.SESSION_SUM,
                                words(session.sum(), session.cap())));
    }

    private static String words(SessionSum sum, BigInteger cap) {
        return CostRule.words(sum.sum()) + " of " + CostRule.words(cap) + " in " + sum.responses() + " responses"
                + (sum.silent() == 0 ? "" : "; " + sum.silent() + " more state no cost")
                + (sum.sum().compareTo(cap) > 0 ? "; no more than the cap is charged" : "");
    }

    private synchronized Sessions sessions(Context context) {
        if (sessions.filter(known -> known.isOf(context)).isEmpty()) {
            sessions = Optional.of(Sessions.of(context));
        }
        return sessions.get();
    }
}
