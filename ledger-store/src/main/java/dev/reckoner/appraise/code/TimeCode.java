package dev.reckoner.appraise.code;

/** Whether the times that the evidence states fit each other. */
public enum TimeCode implements ReasonCode {
    TIME_AFTER_IMPORT(
            Tier.WARNING,
            "The record is dated after it was imported: its date is not true, or the clock of the import was wrong",
            "The record is dated more than ten minutes after it was imported: its date is not true, or the clock of the import was wrong.",
            ""),
    TIME_ORDERED(
            Tier.AFFIRMING,
            "The times told of attestation, registration, response and settlement follow each other",
            "None of those of which the case tells the time lies before what must precede it by more than the contracts allow clocks to differ. The detail gives them in the order of their times and, where single settlements show it, how long after signing the blocks came. Blocks' times are as told.",
            ""),
    TIME_ATTESTED_LATE(
            Tier.WARNING,
            "The attestation with which the enclave was registered is dated after its registration",
            "The document in the calldata is dated more than 60 seconds after the block.",
            "Fetch the transaction from a node of your own."),
    TIME_BEFORE_REGISTRATION(
            Tier.WARNING,
            "The response is dated before its enclave was first registered",
            "More than five minutes before the first registration of which the case tells; earlier ones may be missing.",
            "Import earlier blocks."),
    TIME_SETTLED_EARLY(
            Tier.WARNING,
            "The response is dated after the block that settled it",
            "More than five minutes after, which is what the settlement contract's verifier allows for.",
            "Compare with a node of your own."),
    TIME_OUTSIDE_BOUNDS(
            Tier.WARNING,
            "The response was settled on its own at a time at which the verifier refuses it",
            "The verifier takes signed times from one hour before the block to five minutes after it.",
            "Compare with a node of your own."),
    TIME_CREATED_DIFFERS(
            Tier.WARNING,
            "The response gives another time of its making than the one that was signed",
            "The member created, which is not signed, is not the signed time, as gateways write it.",
            "Compare with the operator's copy.");

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
