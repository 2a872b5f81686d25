package dev.reckoner.appraise.code;

/** Whether the operator trace that the trail carries is the one whose root the record signs. */
public enum TraceCode implements ReasonCode {
    TRACE_MATCH(
            Tier.AFFIRMING,
            "The operator trace is the one that was signed, and all of its values are in the case",
            "The hashes of its values add up to the root that the record signs, and the case holds a file for each. Whether the values follow from each other is for running the claim again to see.",
            ""),
    TRACE_DIFFERS(
            Tier.CONTRAINDICATED,
            "The operator trace in the trail is not the one that was signed; who changed it is not known",
            "The hashes of its values do not add up to the root that the record signs.",
            "Compare with the signer's own copy."),
    TRACE_OTHER_ANSWER(
            Tier.WARNING,
            "The operator trace ends in another answer than the record signs",
            "The record signs one value as output, and a trace in which the output has another: the trace is of another run than the answer. A trace is of the graph as it is written, so that an answer made with fused kernels differs from it in its last bits.",
            "Run the claim again, and ask the operator how trace and answer were made."),
    TRACE_INCOMPLETE(
            Tier.NONE,
            "The operator trace is the one that was signed, but the case does not hold all of its values",
            "The hashes of its values add up to the root that the record signs; of some values the case holds no file of the digest that the list names.",
            "Ask the producer for the whole trace."),
    TRACE_MISSING(
            Tier.NONE,
            "The record signs an operator trace that is not in the trail",
            "The case holds no trace of the root that the record signs. Whoever made it can hand it in later, or show single values of it.",
            "Ask the producer for the trace."),
    TRACE_MALFORMED(
            Tier.NONE,
            "What the case recorded of the operator trace is not what its bytes say",
            "The bytes are another trace than the case describes, or none. They are those that were imported, so it was the case that was changed, and it accuses nobody.",
            "Verify the ledger, and import the trail into a new case."),
    TRACE_NOT_HELD(
            Tier.NONE,
            "The case does not hold the list of the operator trace",
            "The case does not hold the bytes.",
            "");

    private final Explanation explanation;

    TraceCode(Tier tier, String sentence, String meaning, String advice) {
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
