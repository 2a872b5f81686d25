package dev.reckoner.appraise.code;

/** The registry's decision to admit an enclave, taken again from the calldata of its registration. */
public enum AdmissionCode implements ReasonCode {
    ADMISSION_HOLDS(
            Tier.AFFIRMING,
            "By the calldata of its registration the enclave fulfils every rule of the registry",
            "Attestation, signing key, TLS certificate, build and times in the calldata fulfil every rule, as of the block; the detail gives each.",
            ""),
    ADMISSION_REFUSED(
            Tier.WARNING,
            "By the calldata of its registration the enclave does not fulfil the rules of the registry",
            "The detail names the rules that are not fulfilled. Calldata are nobody's signed word, so that somebody may have made them up; the attestation in them is judged on its own.",
            "Fetch the transaction from a node of your own."),
    ADMISSION_OPEN(
            Tier.NONE,
            "Whether the registry was right to admit the enclave cannot be told from what the case holds",
            "No rule is broken, and some cannot be answered; the detail names them.",
            "Import the block with its time, and the approvals of builds up to it."),
    ADMISSION_REVERTED(
            Tier.NONE,
            "The transaction that was to register the enclave failed, so it admitted nobody",
            "The receipt tells of failure; the detail gives the rules all the same.",
            "");

    private final Explanation explanation;

    AdmissionCode(Tier tier, String sentence, String meaning, String advice) {
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
