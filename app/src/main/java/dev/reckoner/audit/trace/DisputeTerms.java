package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.RootSet;
import dev.reckoner.runtime.commit.dispute.DisputedRun;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import java.io.IOException;
import java.util.Optional;

/** What a dispute between two traces is about, if they are traces of the same thing. */
public final class DisputeTerms {
    private DisputeTerms() {}

    /**
     * The run that is disputed.
     *
     * @param mine the trace of who doubts, for the inputs
     * @param theirs what the other side stated
     * @param published the root over all of that, by whoever signed or published it; empty where nothing but the file says so
     * @throws CommitException TC-ROOTS if the statement contradicts itself or is not the one that was published; TC-OTHER-MODEL,
     *     TC-OTHER-INPUTS; TC-OUTPUTS if it does not say what every output was; TC-PARTIAL if not every value was traced
     * @throws ModelException if a weight of the model cannot be read
     */
    public static DisputedRun of(OnnxModel model, TraceFolder mine, TraceRoots theirs, Optional<Digest> published)
            throws CommitException, ModelException, IOException {
        requireWhole(theirs, published);
        requireModel(model, theirs);
        var outputs = theirs.outputs().stream().map(TraceRoots.Value::name).toList();
        if (!outputs.equals(model.outputs().stream().map(ValueInfo::name).toList())) {
            throw new CommitException(
                    "TC-OUTPUTS",
                    "The other side does not list what every output of the model was, and nothing else, so that its trace"
                            + " may be of another answer. Ask for roots.json of the whole answer.");
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
                    "The other trace holds the values called '" + theirs.values()
                            + "', while a dispute is over those called 'all': every one of the main graph. Ask for such a"
                            + " trace.");
        }
        return new DisputedRun(
                model,
                mine.inputs(),
                TraceFolder.hashes(theirs.outputs()),
                ListedValues.hash(theirs.roots().trace()));
    }

    private static void requireWhole(TraceRoots theirs, Optional<Digest> published) throws CommitException {
        var faults = theirs.faults();
        if (!faults.isEmpty()) {
            throw new CommitException(
                    "TC-ROOTS",
                    "What the other side states does not add up, so that it binds nobody: " + faults.getFirst()
                            + " Ask for roots.json as it was published.");
        }
        if (published.isPresent() && !published.get().equals(theirs.root())) {
            throw new CommitException(
                    "TC-ROOTS",
                    "The other side's roots.json has the root " + theirs.root().hex() + ", and "
                            + published.get().hex() + " was published. Ask for the file of that root.");
        }
    }

    /** The file's hash does not cover weights in files beside it; the roots over graph and weights do. */
    private static void requireModel(OnnxModel model, TraceRoots theirs) throws CommitException, ModelException {
        var roots = theirs.roots();
        if (!roots.model().hex().equals(model.sha256())) {
            throw new CommitException(
                    "TC-OTHER-MODEL",
                    "The other trace is of the model " + roots.model().hex() + ", not of " + model.sha256()
                            + ". Name the model that was claimed.");
        }
        if (!roots.graph().equals(ListedValues.digest(RootSet.ofGraph(model)))
                || !roots.weights().equals(ListedValues.digest(RootSet.ofWeights(model, Rfc6962Tree.TREE)))) {
            throw new CommitException(
                    "TC-OTHER-MODEL",
                    "The other side states other roots over graph or weights than this model has. Name the model that was"
                            + " claimed, with the weights that belong to it.");
        }
    }
}
