package dev.reckoner.appraise.code;

/** Whether the values that the trail carries are those that were signed. */
public enum ValueCode implements ReasonCode {
    REQUEST_HASH_MATCH(
            Tier.AFFIRMING,
            "The request is the one whose hash the response states",
            "The held request, in a canonical form of some generation, has the stated hash; the detail names the form and the members that no hash covers.",
            ""),
    REQUEST_HASH_MISMATCH(
            Tier.CONTRAINDICATED,
            "The request is not the one whose hash the response states",
            "The held request has the stated hash in the canonical form of no generation.",
            "Compare with the operator's copy."),
    REQUEST_HASH_ABSENT(
            Tier.NONE,
            "The request cannot be compared with a hash",
            "The response states no hash, or the trail does not hold the request.",
            ""),
    REQUEST_HASH_LOST(
            Tier.NONE,
            "The request's hash cannot be recomputed from a settlement blob, which may have changed numbers in it",
            "The held request has the stated hash in no canonical form, but it came through the blob of a single settlement, which may have changed numbers in it (1.0 becomes 1 there).",
            ""),
    OUTPUT_HASH_MATCH(
            Tier.AFFIRMING,
            "The answer is the one whose hash the response states",
            "The held answer has the stated hash.",
            ""),
    OUTPUT_HASH_MISMATCH(
            Tier.CONTRAINDICATED,
            "The answer is not the one whose hash the response states",
            "The held answer has not the stated hash.",
            "Compare with the operator's copy."),
    OUTPUT_HASH_ABSENT(
            Tier.NONE,
            "The answer cannot be compared with a hash",
            "The response states no hash, or the trail does not hold the answer.",
            ""),
    OUTPUT_IN_SIGNED_MESSAGE(
            Tier.AFFIRMING,
            "The answer is part of what was signed",
            "Generation G0: the answer itself is part of what was signed.",
            ""),
    INPUT_MATCH(
            Tier.AFFIRMING,
            "The input is the one that was signed",
            "Every value that the trail carries has the signed digest.",
            ""),
    OUTPUT_MATCH(
            Tier.AFFIRMING,
            "The output is the one that was signed",
            "Every value that the trail carries has the signed digest.",
            ""),
    INPUT_CHANGED(
            Tier.CONTRAINDICATED,
            "An input in the trail is not the one that was signed; who changed it is not known",
            "A value that the trail carries has not the signed digest.",
            "Compare with the signer's own copy."),
    OUTPUT_CHANGED(
            Tier.CONTRAINDICATED,
            "An output in the trail is not the one that was signed; who changed it is not known",
            "A value that the trail carries has not the signed digest.",
            "Compare with the signer's own copy."),
    INPUT_TENSOR_DIFFERS(
            Tier.WARNING,
            "The record signs two different values as one input",
            "The record signs two digests for a value, one of a file and one of a tensor, that are of different values.",
            ""),
    OUTPUT_TENSOR_DIFFERS(
            Tier.WARNING,
            "The record signs two different values as one output",
            "The record signs two digests for a value, one of a file and one of a tensor, that are of different values.",
            ""),
    INPUT_MISSING(
            Tier.NONE, "An input is not in the trail", "A value is not in the trail.", "Ask the producer for it."),
    OUTPUT_MISSING(
            Tier.NONE, "An output is not in the trail", "A value is not in the trail.", "Ask the producer for it."),
    INPUT_UNBOUND(Tier.NONE, "An input is bound by no signature", "No signature binds the value.", ""),
    OUTPUT_UNBOUND(Tier.NONE, "An output is bound by no signature", "No signature binds the value.", "");

    private final Explanation explanation;

    ValueCode(Tier tier, String sentence, String meaning, String advice) {
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
