package dev.reckoner.policy;

/** Counts what one rule does. */
final class RuleTally {
    private long refuses;
    private long alone;
    private long first;
    private long honest;
    private long open;

    void refused(Decision decision, Unmet unmet, boolean isHonest) {
        boolean isFirst = decision.failed().getFirst().equals(unmet);
        boolean isAlone = decision.failed().size() == 1 && decision.missing().isEmpty();
        refuses++;
        first += isFirst ? 1 : 0;
        alone += isAlone ? 1 : 0;
        honest += isHonest ? 1 : 0;
    }

    void leftOpen() {
        open++;
    }

    RuleCount count(Rule rule) {
        return new RuleCount(rule, refuses, alone, first, honest, open);
    }
}
