package dev.reckoner.appraise.code;

/** Lines of an audit trail that a client kept for itself. */
public enum AuditLogCode implements ReasonCode {
    AUDIT_LOG_HOLDS_IT(
            Tier.AFFIRMING,
            "A client's audit trail tells the same of the response",
            "A line with the response's signature agrees with it as far as both tell. The line is nobody's signed word.",
            ""),
    AUDIT_HASH_MATCH(
            Tier.AFFIRMING,
            "The line has the hash that it states",
            "SHA-256 of prompt, two bars and response. The hash has no key, so whoever changes a line can make it anew.",
            ""),
    AUDIT_HASH_DIFFERS(
            Tier.WARNING,
            "The line does not have the hash that it states",
            "Prompt or response were changed without the hash, or the hash was computed otherwise.",
            "Ask whoever kept the audit trail."),
    AUDIT_LINE_AGREES(
            Tier.AFFIRMING,
            "The line tells what the signed response of the same signature tells",
            "Enclave, time, answer, model and last prompt were compared as far as both tell.",
            ""),
    AUDIT_LINE_DIFFERS(
            Tier.WARNING,
            "The line tells something else than the signed response of the same signature",
            "The detail names the members that differ. The line is in doubt, and not the response.",
            "Ask whoever kept the audit trail."),
    AUDIT_LINE_ALONE(
            Tier.NONE,
            "The case holds no signed response of the line's signature",
            "A line alone shows nothing: it holds no hash that the enclave signed.",
            "Import the response itself."),
    AUDIT_LINE_NOT_HELD(
            Tier.NONE,
            "The case does not hold the line's bytes",
            "The case does not hold the bytes, or they are not the line they are said to be.",
            "");

    private final Explanation explanation;

    AuditLogCode(Tier tier, String sentence, String meaning, String advice) {
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
