package dev.reckoner.appraise.code;

/** Whether the times that the evidence states fit each other. */
public enum TimeCode implements ReasonCode {
    TIME_AFTER_IMPORT(
            Tier.WARNING,
            "The record is dated after it was imported: its date is not true, or the clock of the import was wrong",
            "The record is dated more than ten minutes after it was imported: its date is not true, or the clock of the import was wrong.",
            "");

    private final Explanation explanation;

    TimeCode(Tier tier, String sentence, String meaning, String advice) {
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
