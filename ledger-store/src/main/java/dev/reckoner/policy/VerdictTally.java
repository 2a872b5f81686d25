package dev.reckoner.policy;

/** Counts verdicts among the claims that a policy would accept but for their verdicts. */
final class VerdictTally {
    private long accepted;
    private long population;
    private long right;
    private long wrong;
    private long open;
    private long rightAccepted;
    private long wrongRefused;
    private long openRefused;
    private long sampledRight;
    private long sampledWrong;
    private long sampledOpen;

    void add(ClaimCase claim, Decision decision) {
        if (!isAcceptedButForItsVerdict(decision)) {
            return;
        }
        boolean isAccepted = decision.outcome() == Decision.Outcome.ACCEPTED;
        population++;
        accepted += isAccepted ? 1 : 0;
        claim.rerun().ifPresent(rerun -> add(rerun, isAccepted));
    }

    private static boolean isAcceptedButForItsVerdict(Decision decision) {
        return decision.outcome() != Decision.Outcome.NOT_APPLICABLE
                && decision.failed().stream().allMatch(VerdictTally::isOfVerdict)
                && decision.missing().stream().allMatch(VerdictTally::isOfVerdict);
    }

    private static boolean isOfVerdict(Unmet unmet) {
        return unmet.rule() instanceof ReexecuteRule;
    }

    private void add(ClaimCase.Rerun rerun, boolean isAccepted) {
        int drawn = rerun.drawn() ? 1 : 0;
        int refused = isAccepted ? 0 : 1;
        switch (rerun.step()) {
            case BIT_EXACT, WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> {
                right++;
                rightAccepted += 1 - refused;
                sampledRight += drawn;
            }
            case OUTSIDE -> {
                wrong++;
                wrongRefused += refused;
                sampledWrong += drawn;
            }
            case INCONCLUSIVE -> {
                open++;
                openRefused += refused;
                sampledOpen += drawn;
            }
        }
    }

    ResidualRisk risk() {
        return ResidualRisk.of(new ResidualRisk.Verdicts(
                accepted,
                population,
                right,
                wrong,
                open,
                rightAccepted,
                wrongRefused,
                openRefused,
                sampledRight,
                sampledWrong,
                sampledOpen));
    }
}
