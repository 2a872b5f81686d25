package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;

/** The answer to another claim: the claimed one where it is known, otherwise what the model gives for its input. */
final class OtherAnswers implements Family {
    @Override
    public Kind kind() {
        return Kind.OTHER_CLAIM;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        Question question = trial.question();
        for (OtherClaim other : question.others()) {
            // The same question has the same answer, wherever that comes from.
            if (other.inputs().equals(question.inputs())) {
                continue;
            }
            if (!other.outputs().isEmpty()) {
                trial.offer(new Hypothesis(Kind.OTHER_CLAIM, other.label(), other.outputs(), other.inputs()));
            } else if (!other.inputs().isEmpty()) {
                trial.test(
                        Kind.OTHER_CLAIM, other.label(), question.model().model(), other.inputs(), question.profile());
            }
        }
    }
}
