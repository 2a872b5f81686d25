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
        List<Comparison> outputs,
        long started) {
    /** The less speaks against a claim, the nearer. */
    static final Comparator<Compared> NEAREST = Comparator.comparing(Compared::verdict, Judgement.GRAVITY);

    Compared {
        outputs = List.copyOf(outputs);
    }

    /** The same with other knowledge of the batch. */
    Compared in(ClaimBatch batch) {
        return new Compared(run.in(batch), execution, tolerances, margins, outputs, started);
    }

    /** That of the output that is furthest off. */
    Verdict verdict() {
        return Judgement.worst(outputs);
    }

    static boolean isWithin(Verdict verdict) {
        return verdict != Verdict.OUTSIDE && verdict != Verdict.INCONCLUSIVE;
    }

    /** Of the run, and of all that was done to compare it. */
    Duration took() {
        return execution.took().plusNanos(System.nanoTime() - started);
    }
}
