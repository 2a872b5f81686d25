package dev.reckoner.audit.trace;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.dispute.DisputedRun;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;

/** What a dispute between two traces is about, if they are traces of the same thing. */
public final class DisputeTerms {
    private DisputeTerms() {}

    /**
     * The run that is disputed.
     *
     * @param mine the trace of who doubts, for the inputs
     * @param theirs what the other side stated
     * @throws CommitException TC-OTHER-MODEL, TC-OTHER-INPUTS; TC-PARTIAL if the other side did not trace every value
     */
    public static DisputedRun of(OnnxModel model, TraceFolder mine, TraceRoots theirs)
            throws CommitException, IOException {
        if (!theirs.roots().model().hex().equals(model.sha256())) {
            throw new CommitException(
                    "TC-OTHER-MODEL",
                    "The other trace is of the model " + theirs.roots().model().hex() + ", not of " + model.sha256()
                            + ". Name the model that was claimed.");
        }
        if (!TraceFolder.hashes(theirs.inputs())
                .equals(TraceFolder.hashes(mine.roots().inputs()))) {
            throw new CommitException(
                    "TC-OTHER-INPUTS",
                    "The two traces are of different inputs, so that there is nothing to dispute. Make a trace of the"
                            + " inputs that were claimed.");
        }
        if (!theirs.values().equals("all")) {
            throw new CommitException(
                    "TC-PARTIAL",
                    "The other trace holds the values of " + theirs.values()
                            + " only, so that it cannot be taken apart down to one operator. Ask for a trace of all"
                            + " values.");
        }
        return new DisputedRun(
                model,
                mine.inputs(),
                TraceFolder.hashes(theirs.outputs()),
                ListedValues.hash(theirs.roots().trace()));
    }
}
