package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Verdict;
import java.util.Collection;

/** What a command tells a script. */
public final class ExitCode {
    /** Everything asked about is affirming. */
    public static final int AFFIRMING = 0;
    /** At least one answer is contraindicated, a case did not pass, or a fork or a change of a ledger was found. */
    public static final int CONTRAINDICATED = 1;
    /** The command could not run. */
    public static final int COULD_NOT_RUN = 2;
    /** Nothing is contraindicated, and something is a warning, unread or undecided. */
    public static final int UNDECIDED = 3;

    private ExitCode() {}

    /** The exit code for these tiers; an empty collection decides nothing. */
    static int of(Collection<Tier> tiers) {
        if (tiers.contains(Tier.CONTRAINDICATED)) {
            return CONTRAINDICATED;
        }
        boolean affirming = !tiers.isEmpty() && tiers.stream().allMatch(tier -> tier == Tier.AFFIRMING);
        return affirming ? AFFIRMING : UNDECIDED;
    }

    /** The exit code for verdicts of which none rests on more than the comparison itself. */
    static int ofVerdicts(Collection<Verdict> verdicts) {
        if (verdicts.contains(Verdict.OUTSIDE)) {
            return CONTRAINDICATED;
        }
        return verdicts.isEmpty() || verdicts.contains(Verdict.INCONCLUSIVE) ? UNDECIDED : AFFIRMING;
    }
}
