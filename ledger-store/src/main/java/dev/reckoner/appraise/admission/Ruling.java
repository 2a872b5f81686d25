package dev.reckoner.appraise.admission;

/**
 * The answer to one rule.
 *
 * @param words why
 */
public record Ruling(Rule rule, Answer answer, String words) {
    /** Whether a rule is fulfilled. */
    public enum Answer {
        /** It is. */
        MET,
        /** It is not. */
        BROKEN,
        /** It cannot be told from what the case holds. */
        OPEN
    }

    static Ruling of(Rule rule, boolean met, String words) {
        return new Ruling(rule, met ? Answer.MET : Answer.BROKEN, words);
    }

    static Ruling open(Rule rule, String words) {
        return new Ruling(rule, Answer.OPEN, words);
    }

    @Override
    public String toString() {
        return rule.words() + ": " + words;
    }
}
