package dev.reckoner.appraise.code;

/** Signs of life of enclaves. */
public enum HeartbeatCode implements ReasonCode {
    HEARTBEAT_SIGNED(
            Tier.AFFIRMING,
            "The enclave signed this heartbeat",
            "RSA-PSS with a salt of 32 bytes over the enclave's id and the time is valid under the key whose hash is that id.",
            ""),
    HEARTBEAT_UNSIGNED(
            Tier.WARNING,
            "The enclave named did not sign this heartbeat",
            "The signature is not valid under that key. Anybody can send such a heartbeat; it counts for no uptime.",
            "Compare with the transaction that relayed it."),
    HEARTBEAT_KEY_MISSING(
            Tier.NONE,
            "Who signed the heartbeat cannot be told, because the case does not hold the enclave's key",
            "The case holds no key whose hash is the enclave's id.",
            "Import the answer to /signing-key or the registration."),
    HEARTBEAT_GAP(
            Tier.WARNING,
            "Between this sign of life and the one before it lies more time than the registry allows",
            "Told of the evidence and not of the enclave: the case need not hold every heartbeat, and a relay may have lost some. The registry's default of 30 minutes is meant; its change is in no event.",
            "Import the heartbeats of that time, as calldata or as logs of the registry."),
    HEARTBEAT_NOT_HELD(
            Tier.NONE,
            "The case does not hold the heartbeat's bytes",
            "The case does not hold the bytes, or they are not the heartbeat they are said to be.",
            "");

    private final Explanation explanation;

    HeartbeatCode(Tier tier, String sentence, String meaning, String advice) {
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
