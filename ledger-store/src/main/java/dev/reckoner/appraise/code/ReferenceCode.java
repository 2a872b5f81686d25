package dev.reckoner.appraise.code;

/** Reference values that are accepted, but for another time than that of the claim. */
public enum ReferenceCode implements ReasonCode {
    NITRO_ROOT_NOT_THEN(
            Tier.WARNING,
            "The attestation is signed under a root that is a trust anchor, but not for that time",
            "Signature and chain hold. The root is a trust anchor from later on, or only until earlier.",
            "Check the interval of the trust anchor."),
    PCR_NOT_THEN(
            Tier.WARNING,
            "The enclave's build is an approved one, but not for that time",
            "The build was approved only later, or its approval had ended.",
            "Check the interval of the approval, and why a build that was not approved was running."),
    REGISTRY_NOT_THEN(
            Tier.WARNING,
            "The logs that tell of the enclave are of a registry that is not believed for that time",
            "The registry is believed from later on, or only until earlier.",
            "Check the interval of the registry.");

    private final Explanation explanation;

    ReferenceCode(Tier tier, String sentence, String meaning, String advice) {
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
