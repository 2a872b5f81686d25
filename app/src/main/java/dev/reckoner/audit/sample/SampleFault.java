package dev.reckoner.audit.sample;

import java.util.Optional;

/** What is wrong with an inference, if anything, and what the audit must say of it. */
enum SampleFault {
    NONE("", ""),
    /** The int8 model answered, and the record names the fp32 model. */
    INT8_AS_FP32("CONTRAINDICATED", "EX-PRECISION-SUBSTITUTED"),
    /** The model file has one altered weight tensor. */
    ALTERED_WEIGHT("CONTRAINDICATED", "EV-WEIGHT-ALTERED"),
    /** The model with the altered weight answered, and the record names the published one; it signs an operator trace. */
    ALTERED_IN_SECRET("CONTRAINDICATED", "EX-OPERATOR"),
    /** The output in the trail was changed after it was signed. */
    OUTPUT_TAMPERED("CONTRAINDICATED", "EV-OUTPUT-CHANGED"),
    /** Signed by a key that no enclave attested. */
    UNATTESTED_KEY("CONTRAINDICATED", "EV-KEY-UNATTESTED"),
    /** The enclave ran in debug mode. */
    DEBUG_ENCLAVE("CONTRAINDICATED", "EV-NITRO-PCR-ZERO"),
    /** The trail names the input and does not carry it. */
    INPUT_MISSING("NONE", "EV-INPUT-MISSING"),
    /** The trail names the output and does not carry it. */
    OUTPUT_MISSING("NONE", "EV-OUTPUT-MISSING"),
    /** No fault: the model quantises to its batch, and the record does not say which it was. */
    BATCH_UNKNOWN("NONE", "EX-INCONCLUSIVE-BATCH");

    private final String tier;
    private final String code;

    SampleFault(String tier, String code) {
        this.tier = tier;
        this.code = code;
    }

    /**
     * What the audit must say.
     *
     * @param tier the claim's tier
     * @param code a reason code among its findings
     */
    record Expectation(String tier, String code) {}

    /** The tier and reason code that the audit must reach, where it is not simply affirming. */
    Optional<Expectation> expectation() {
        return code.isEmpty() ? Optional.empty() : Optional.of(new Expectation(tier, code));
    }

    /** True if the record names the published fp32 model and another one answered. */
    boolean isSecret() {
        return this == INT8_AS_FP32 || this == ALTERED_IN_SECRET;
    }
}
