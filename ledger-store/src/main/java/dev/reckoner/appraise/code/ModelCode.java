package dev.reckoner.appraise.code;

/** Which model file the record names. */
public enum ModelCode implements ReasonCode {
    MODEL_RELEASED(
            Tier.AFFIRMING,
            "The record names the published file of its model",
            "The model file is the published one of its name and version.",
            ""),
    MODEL_DIFFERS(
            Tier.CONTRAINDICATED,
            "The record names another file than the published one of its model",
            "The model file is not the published one of its name and version.",
            "Ask the operator where the file comes from."),
    MODEL_UNKNOWN(
            Tier.NONE,
            "No published release of the model is known here",
            "No published release of that name and version is known.",
            "Add the release to the reference values if you trust its publisher."),
    MODEL_UNBOUND(
            Tier.NONE,
            "The record does not bind a model file",
            "The record names a model without the digest of its file.",
            "Ask for records that bind it."),
    WEIGHT_ALTERED(
            Tier.CONTRAINDICATED,
            "Weight tensors differ from the released model",
            "The claim's model file and the published one are both in the case, and the named weight tensors differ.",
            "Ask the operator where the file comes from.");

    private final Explanation explanation;

    ModelCode(Tier tier, String sentence, String meaning, String advice) {
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
