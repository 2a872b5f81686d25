package dev.reckoner.appraise.code;

/** What is told for completeness and weighs nothing: these findings never change the tier of a claim. */
public enum RemarkCode implements ReasonCode {
    COVERAGE_GAPS(
            Tier.NONE,
            "Some of what is told about the response is covered by no signature",
            "Every response has such parts; the detail lists them by their names, and Not covered says what each means.",
            ""),
    UNSETTLED_IN_CASE(
            Tier.NONE,
            "The response is not settled in what the case holds",
            "The case holds settlements of this enclave from before and from after it, and none of this response. It accuses nobody: before July 2026 a settlement that failed once was dropped, sessions could outlive their deadline, and a case need not hold every batch.",
            "Ask the operator for the batch."),
    LEAVES_ANSWERED(
            Tier.AFFIRMING,
            "The case holds the response to every leaf of the batch",
            "For each leaf there is a response of the case with the same hashes, enclave and time.",
            ""),
    LEAF_WITHOUT_RESPONSE(
            Tier.NONE,
            "The batch settles responses that the case does not hold",
            "The case holds some of the responses that the batch settles and lacks others; the detail gives the number and the first, counted from 1 in the order of the blob.",
            "Ask whoever sent the requests for the responses."),
    SAME_TEXT(
            Tier.NONE,
            "Another enclave signed the same answer to the same request",
            "It is common for short answers; the detail names the other enclave.",
            "");

    private final Explanation explanation;

    RemarkCode(Tier tier, String sentence, String meaning, String advice) {
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
