package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the operator with which a divergence begins: the first that does to its claimed inputs what no honest machine would.
 *
 * <p>Each operator is made again from the claimed inputs, and what it makes is held against what was claimed: equal bits, or
 * within what rounding may do to this operator on both sides. How far the claimed values have come from the model's own run
 * stands beside it but decides nothing: after the guilty operator all of them have.
 *
 * <p>Functions, branches and loops are written out as the run goes through them, so that the operators inside are looked at one by
 * one like the others; what the claim has of their values it has under the names of {@link
 * dev.reckoner.runtime.onnx.Place#valueName}.
 */
public final class Localiser {
    private final Reexecutor reexecutor;
    private final LocaliserSettings settings;

    /**
     * Looks for guilty operators.
     *
     * @param reexecutor runs the model and its operators
     * @param settings how
     */
    public Localiser(Reexecutor reexecutor, LocaliserSettings settings) {
        this.reexecutor = reexecutor;
        this.settings = settings;
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody hears. */
        Progress NONE = (done, all) -> {};

        /** So many operators are done. */
        void done(int operators, int all);
    }

    /** As the other, and nobody hears how far it is. */
    public Localisation localise(TracedClaim claim, Cancellation cancellation) throws ExecutionException, IOException {
        return localise(claim, cancellation, Progress.NONE);
    }

    /**
     * Goes through the whole model once.
     *
     * @throws ExecutionException EX-CANCELLED, or if the model cannot be run on the claimed inputs
     * @throws IOException if a claimed value is there but cannot be read
     */
    public Localisation localise(TracedClaim claim, Cancellation cancellation, Progress progress)
            throws ExecutionException, IOException {
        refuseReplacedDefaults(claim);
        return reexecutor instanceof OperatorSearch elsewhere
                ? elsewhere.search(claim, settings, cancellation, progress)
                : here(claim, cancellation, progress);
    }

    private Localisation here(TracedClaim claim, Cancellation cancellation, Progress progress)
            throws ExecutionException, IOException {
        OnnxModel written = new SameWay(reexecutor, claim, cancellation).model();
        return new Localising(reexecutor, settings, claim, written, cancellation).run(progress);
    }

    /** A weight that the claim replaces would have to be replaced in every part of the model that is run. */
    private static void refuseReplacedDefaults(TracedClaim claim) throws ExecutionException {
        Set<String> known = new HashSet<>();
        OnnxModel model = claim.model();
        model.inputs().forEach(input -> known.add(input.name()));
        for (String name : claim.inputs().keySet()) {
            if (!known.contains(name)) {
                throw new ExecutionException(
                        Code.INPUT_UNSUPPORTED,
                        "The claim gives '" + name
                                + "', which is no input of the model or one that has a default; it cannot be traced.");
            }
        }
    }
}
