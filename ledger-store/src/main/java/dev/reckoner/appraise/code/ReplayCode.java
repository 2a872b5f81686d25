package dev.reckoner.appraise.code;

/** What was settled or answered more than once. A warning for a person, never an accusation. */
public enum ReplayCode implements ReasonCode {
    REPLAY_PAYERS(
            Tier.WARNING,
            "The same response was settled for several addresses",
            "Hashes and signed time are the same in settlements for different addresses. For Permit2 payments the address is the payment contract and not the payer.",
            "Ask the operator who paid."),
    REPLAY_SETTLED(
            Tier.WARNING,
            "The same response was settled on its own more than once",
            "Several transactions settle the same signature.",
            "Ask the operator why."),
    EQUIVOCATION(
            Tier.WARNING,
            "The same request at temperature 0 was answered differently, and both answers are signed",
            "Models at temperature 0 are not deterministic to the bit, since the order of additions varies with the load, so this proves no deceit; the detail names the other answer.",
            "Compare the two answers.");

    private final Explanation explanation;

    ReplayCode(Tier tier, String sentence, String meaning, String advice) {
        explanation = new Explanation(tier, sentence, meaning, advice);
    }

    @Override
    public String code() {
        return ReasonCode.wireName("EV", name());
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
