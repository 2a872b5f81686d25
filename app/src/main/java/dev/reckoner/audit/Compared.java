package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Execution;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The outputs of a claim beside those of a run.
 *
 * @param started {@link System#nanoTime} at the begin of the comparison
 */
record Compared(
        PreparedRun run,
        Execution execution,
        Tolerances tolerances,
        Margins margins,
        ComparedOutputs compared,
        long started) {
    /** The less speaks against a claim, the nearer. */
    static final Comparator<Compared> NEAREST = Comparator.comparing(Compared::verdict, Judgement.GRAVITY);

    /** True if numbers of honest runs in the circumstances of the claim were measured for that output. */
    boolean isMeasured(Comparison output) {
        return output.theoretical() > 0 && tolerances.decides(output.output());
    }

    /** The same with other knowledge of the batch. */
    Compared in(ClaimBatch batch) {
        return new Compared(run.in(batch), execution, tolerances, margins, compared, started);
    }

    /** A comparison for each output of the claim, in its order. */
    List<Comparison> outputs() {
        return compared.all();
    }

    /** What the outputs alone say. */
    Judgement judgement() {
        var judged = Judgement.of(run.claim(), outputs(), margins);
        return judged.verdict() != Verdict.INCONCLUSIVE || compared.without().isEmpty()
                ? judged
                : Judgement.inconclusive(
                        compared.without().firstEntry().getValue().code(),
                        compared.without().firstEntry().getValue().sentence());
    }

    /** True if an output that could be compared is not within what honest runs differ by. */
    boolean differs() {
        return compared.made().stream().anyMatch(output -> !isWithin(output.verdict()));
    }

    /** That of the output that is furthest off. */
    Verdict verdict() {
        return Judgement.worst(outputs());
    }

    static boolean isWithin(Verdict verdict) {
        return verdict != Verdict.OUTSIDE && verdict != Verdict.INCONCLUSIVE;
    }

    /** Of the run, and of all that was done to compare it. */
    Duration took() {
        return execution.took().plusNanos(System.nanoTime() - started);
    }
}
