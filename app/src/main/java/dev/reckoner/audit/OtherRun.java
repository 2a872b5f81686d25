package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation;
import java.util.List;

/** Whether an honest way to run the model that gives an answer settles the question. */
final class OtherRun {
    private OtherRun() {}

    /**
     * True if it does. Nothing that gives the last output clears an operator inside; and where honest runs were measured, another
     * run has to give the answer as closely as they repeat each other.
     *
     * @param base what is known without it
     */
    static boolean counts(Explanation.Fit fit, Compared compared, Judgement base) {
        boolean ofOperators =
                base.verdict() == Verdict.WITHIN_THEORETICAL || base.code().equals(ReexecutionCode.OPERATOR.code());
        boolean form = fit.kind() == Explanation.Kind.FORM;
        return !ofOperators && (form || fit.maxAbsolute() == 0 || isAsMeasured(fit, compared));
    }

    private static boolean isAsMeasured(Explanation.Fit fit, Compared compared) {
        var measured = compared.outputs().stream()
                .filter(output -> output.verdict() == Verdict.OUTSIDE && compared.isMeasured(output))
                .map(Comparison::output)
                .toList();
        return measured.isEmpty() || fit.relativeL2() <= largest(measured, compared.tolerances());
    }

    private static double largest(List<String> outputs, Tolerances tolerances) {
        return outputs.stream()
                .mapToDouble(tolerances::measuredRelativeL2)
                .max()
                .orElse(0);
    }
}
