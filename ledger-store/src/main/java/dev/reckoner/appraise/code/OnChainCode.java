package dev.reckoner.appraise.code;

/** What logs and transactions tell of a settlement. They are nobody's signed word, so they contraindicate nothing. */
public enum OnChainCode implements ReasonCode {
    SETTLED_ON_CHAIN(
            Tier.AFFIRMING,
            "The settlement contract tells that exactly this was settled",
            "A log of a known settlement contract, or a call of it whose receipt tells of success, names the same root and number of leaves, or the same enclave, hashes, time and signature; the detail gives block, contract, sender and whether the log is proven. Who may send such a transaction is not inferred.",
            ""),
    SETTLED_NOWHERE(
            Tier.NONE,
            "Nothing in the case shows that this was settled on the chain",
            "That a blob exists does not show that it was settled; no log and no successful call in the case names it.",
            "Import the logs of the settlement contract."),
    SETTLED_ELSEWHERE(
            Tier.NONE,
            "Only a contract that is no known settlement contract tells that this was settled",
            "Anybody can deploy a contract that logs the same; the detail names the contract.",
            "Find out whose contract it is."),
    SETTLED_COUNT_DIFFERS(
            Tier.WARNING,
            "The settlement of the batch states another number of leaves than the batch has",
            "The root is the same, the number of leaves in the log or call is not. The contract verifies neither.",
            "Compare with a node of your own, and ask the operator."),
    SETTLED_OTHERWISE(
            Tier.WARNING,
            "The chain tells of a settlement that differs from this in what it states",
            "A log or call carries the same signature with other values, or the same enclave, hashes and time with another signature; the detail names what differs.",
            "Compare with a node of your own."),
    SETTLEMENT_REVERTED(
            Tier.WARNING,
            "The transaction that was to settle this was broadcast but reverted, so it is not settled",
            "The receipt tells of failure, and nothing tells of another transaction that succeeded. The job that sent it may have counted as done all the same.",
            "Ask the operator whether it was settled again.");

    private final Explanation explanation;

    OnChainCode(Tier tier, String sentence, String meaning, String advice) {
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
