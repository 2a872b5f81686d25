package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.Optional;
import java.util.Set;

/** What the operators of a trace say of its claim. */
final class OperatorJudgement {
    private OperatorJudgement() {}

    /**
     * The judgement.
     *
     * @param random types of operators that draw; no two runs of them agree
     * @param ofTheAnswer true if the trace ends with the answer; else operators may speak against the claim, never for it
     * @param alone true if it is known what else was in the batch
     * @return empty where the operators decide nothing: the trace is not the claim's, or not all of it could be checked
     */
    static Optional<Judgement> of(Localisation localisation, Set<String> random, boolean ofTheAnswer, boolean alone) {
        if (!localisation.contradictions().isEmpty()) {
            return Optional.empty();
        }
        var guilty = localisation.operators().stream()
                .filter(operator -> operator.verdict() == Verdict.OUTSIDE && !random.contains(operator.type()))
                .findFirst();
        if (guilty.isPresent()) {
            return guilty.map(operator -> outside(operator, inside(localisation, operator)));
        }
        boolean all = localisation.unchecked() == 0
                && localisation.guilty().isEmpty()
                && localisation.suspicion().isEmpty()
                && !localisation.operators().isEmpty();
        return all && ofTheAnswer ? Optional.of(agreeing(localisation, alone)) : Optional.empty();
    }

    /** Where in the operator it lies, if that holds others. */
    private static String inside(Localisation localisation, OperatorError guilty) {
        return localisation
                .inside()
                .filter(found -> localisation.guilty().orElse(-1) == guilty.index())
                .map(found -> "; inside it, at " + found.path() + ", it is "
                        + found.operator().type())
                .orElse("");
    }

    private static Judgement outside(OperatorError guilty, String inside) {
        return new Judgement(
                Verdict.OUTSIDE,
                ReexecutionCode.OPERATOR.code(),
                "The operator " + guilty.name() + " (" + guilty.type()
                        + ") does not give what was claimed of it, from the claimed values before it" + inside,
                Optional.empty());
    }

    /** The scale of a batch that is not known is for the batch to give; of all other operators what was measured is asked for. */
    private static Judgement agreeing(Localisation localisation, boolean alone) {
        var theory = localisation.operators().stream()
                .filter(operator -> operator.verdict() == Verdict.WITHIN_THEORETICAL)
                .toList();
        boolean widened = !alone && theory.stream().anyMatch(OperatorJudgement::isOfTheBatch);
        boolean bound = theory.stream().anyMatch(operator -> alone || !isOfTheBatch(operator));
        var agree = "Each of the " + localisation.operators().size()
                + " operators gives what was claimed of it, from the claimed values before it"
                + (bound ? ", within the bound of floating point" : "")
                + (widened ? ", if others in its batch widened the range to which it quantises" : "");
        return bound
                ? new Judgement(
                        Verdict.WITHIN_THEORETICAL, ReexecutionCode.WITHIN_THEORETICAL.code(), agree, Optional.empty())
                : new Judgement(
                        Verdict.WITHIN_EMPIRICAL, ReexecutionCode.OPERATORS_AGREE.code(), agree, Optional.empty());
    }

    private static boolean isOfTheBatch(OperatorError operator) {
        return operator.type().equals("DynamicQuantizeLinear");
    }
}
