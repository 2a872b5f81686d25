package dev.reckoner.appraise.code;

/** The events of OpenGradient's registry, replayed up to the second of the claim. Only logs of the registries among the reference values count, and only with block and time. Logs are nobody's signed word, so they contraindicate nothing. */
public enum RegistryCode implements ReasonCode {
    REGISTRY_ENABLED(
            Tier.AFFIRMING,
            "By the logs of the registry the enclave was in service at the time of the claim",
            "Registered and in service then; the detail says what changed later.",
            ""),
    REGISTRY_DISABLED(
            Tier.WARNING,
            "By the logs of the registry the enclave was out of service at the time of the claim",
            "The registry's events up to the claim end with the enclave taken out of service; the detail gives since when. A retired enclave keeps its key, so it can still sign. Logs are nobody's signed word: this warns and changes no tier.",
            "Read the registry's events from a node of your own, and ask the operator why the enclave still answered."),
    REGISTRY_NOT_YET(
            Tier.WARNING,
            "The logs of the registry know the enclave only from after the claim on",
            "Everything that is told of the enclave happened after the claim.",
            "Import earlier blocks."),
    REGISTRY_SILENT(
            Tier.WARNING,
            "The logs of the registry end before the claim",
            "The logs end before the claim; the detail names the last block.",
            "Import later blocks."),
    HEARTBEAT_FRESH(
            Tier.AFFIRMING,
            "The enclave had shown that it was alive when the claim was made",
            "The last heartbeat was not older than 30 minutes.",
            ""),
    HEARTBEAT_STALE(
            Tier.WARNING,
            "The enclave's last heartbeat was older than the registry allows when the claim was made",
            "The last heartbeat in the case was older than 30 minutes, which is the registry's default; a change of it is in no event. The case need not hold every heartbeat. This warns and changes no tier.",
            "Import the heartbeats of that time, as calldata or as logs of the registry.");

    private final Explanation explanation;

    RegistryCode(Tier tier, String sentence, String meaning, String advice) {
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
