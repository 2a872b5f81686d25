package dev.reckoner.appraise.code;

/** A reason code with what it stands for. Codes are stable, sentences may change. */
public interface ReasonCode {
    /** For example {@code EV-NITRO-PCR-ZERO}. */
    String code();

    /** What it stands for. */
    Explanation explanation();

    /** The tier of a finding of this code. */
    default Tier tier() {
        return explanation().tier();
    }

    /** What a finding of this code says, where the check has nothing more particular to say. */
    default String sentence() {
        return explanation().sentence();
    }

    /** The code for a constant's name. */
    static String wireName(String prefix, String constant) {
        return prefix + '-' + constant.replace('_', '-');
    }

    /**
     * What a code stands for.
     *
     * @param tier the tier of a finding of this code
     * @param sentence what it says, without a full stop
     * @param meaning what exactly was found, for the person who asks
     * @param advice what to do next; empty where there is nothing to do
     */
    record Explanation(Tier tier, String sentence, String meaning, String advice) {}
}
