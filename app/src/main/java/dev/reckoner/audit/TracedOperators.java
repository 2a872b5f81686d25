package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.FirstLook;
import dev.reckoner.runtime.localise.FirstLookResult;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/** Holds each operator of a model against the values in between that a claim signs, where it signs any. */
final class TracedOperators {
    private final CaseTraces traces;
    private final Divergence divergence;
    private static final int NONCE = 32;

    private final Reexecutor reexecutor;
    private final boolean looks;
    private final Portion portion;
    private final SecureRandom random = new SecureRandom();

    /**
     * A search.
     *
     * @param looks true to look at the largest products first
     * @param portion of the work on a claim that it is
     */
    TracedOperators(CaseTraces traces, Divergence divergence, Reexecutor reexecutor, boolean looks, Portion portion) {
        this.traces = traces;
        this.divergence = divergence;
        this.reexecutor = reexecutor;
        this.looks = looks;
        this.portion = portion;
    }

    /** Which operator went wrong; empty where the claim signs no trace, the case does not hold it, or the search was stopped. */
    Optional<Localisation> localise(PreparedRun run, Execution made, Tolerances tolerances, Cancellation cancellation)
            throws IOException {
        var traced = traces.of(run, divergence.claimed(run.claim(), made));
        if (traced.isEmpty()) {
            return Optional.empty();
        }
        var look = looks ? firstLook(run, traced.get()) : Optional.<FirstLookResult>empty();
        look.ifPresent(seen -> portion.says(seen.sentence()));
        var settings = LocaliserSettings.ordinary().madeOn(arithmetic(run)).measured(tolerances.operators());
        try {
            var found = new Localiser(reexecutor, settings)
                    .localise(
                            traced.get(),
                            cancellation,
                            (done, all) -> portion.done(all == 0 ? 1 : (double) done / all));
            return Optional.of(look.map(found::after).orElse(found));
        } catch (ExecutionException stopped) {
            return Optional.empty();
        }
    }

    /** The signs are drawn now, long after the root was signed, so that no product was made to fit them. */
    private Optional<FirstLookResult> firstLook(PreparedRun run, TracedClaim traced) throws IOException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] root = run.claim().traceRoot().map(Digest::bytes).orElseGet(() -> new byte[0]);
        return Optional.of(FirstLook.of(traced, root, nonce, arithmetic(run))).filter(look -> look.products() > 0);
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
