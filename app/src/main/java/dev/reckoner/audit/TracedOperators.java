package dev.reckoner.audit;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import java.io.IOException;
import java.util.Optional;

/** Holds each operator of a model against the values in between that a claim signs, where it signs any. */
final class TracedOperators {
    private final CaseTraces traces;
    private final Divergence divergence;
    private final Reexecutor reexecutor;

    TracedOperators(CaseTraces traces, Divergence divergence, Reexecutor reexecutor) {
        this.traces = traces;
        this.divergence = divergence;
        this.reexecutor = reexecutor;
    }

    /** Which operator went wrong; empty where the claim signs no trace, the case does not hold it, or the search was stopped. */
    Optional<Localisation> localise(PreparedRun run, Execution made, Tolerances tolerances, Cancellation cancellation)
            throws IOException {
        var traced = traces.of(run, divergence.claimed(run.claim(), made));
        if (traced.isEmpty()) {
            return Optional.empty();
        }
        var settings = LocaliserSettings.ordinary().madeOn(arithmetic(run)).measured(tolerances.operators());
        try {
            return Optional.of(new Localiser(reexecutor, settings).localise(traced.get(), cancellation));
        } catch (ExecutionException stopped) {
            return Optional.empty();
        }
    }

    /** True if operators that agree speak for the answer: the trace of the claim ends with it. */
    boolean areOfTheAnswer(PreparedRun run, Execution made, Tolerances tolerances) throws IOException {
        var traced = traces.of(run, divergence.claimed(run.claim(), made));
        return traced.isPresent()
                && traced.get().outputs().size() == run.claim().outputs().size()
                && TracedAnswer.isThatOf(traced.get(), tolerances);
    }

    /** How the machine of the claim computes, as far as the record says. */
    private static Arithmetic arithmetic(PreparedRun run) {
        var arithmetic = run.claim()
                .execution()
                .map(record -> Arithmetic.of(Provider.of(record.provider())))
                .orElseGet(() -> Arithmetic.of(Provider.of("")));
        return ClaimedEnvironment.ranAlone(run.claim()) ? arithmetic : arithmetic.inUnknownBatch();
    }
}
