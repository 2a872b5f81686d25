package dev.reckoner.audit;

import dev.reckoner.runtime.calibrate.Choice;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.RoundedDecisions;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Judges the outputs of one run that choose among rounded numbers by how close the choice was, and remembers which: beyond the
 * choice itself, only what its numbers follow from may then have gone the other way on another machine.
 */
final class Margins {
    private final PreparedRun run;
    private final Reexecutor reexecutor;
    private final Choice.Terms terms;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Choice> judged = new HashMap<>();

    /** With what runs the model on the claim's inputs as the compared run did, in a batch or alone. */
    Margins(PreparedRun run, Tolerances tolerances, Reexecutor reexecutor) {
        this.run = run;
        this.reexecutor = reexecutor;
        this.terms = new Choice.Terms(tolerances.covering(), ModelTraits.coarsest(run.model()));
    }

    /**
     * Judges what differs.
     *
     * @param plain a comparison for each output of the claim, in its order
     * @param claimed the claimed outputs that are tensors, by the model's names for them
     * @return the same where an output is no choice, or one whose numbers cannot be had
     */
    List<Comparison> judge(
            List<Comparison> plain, Execution made, Map<String, OnnxValue> claimed, Cancellation cancellation) {
        var outputs = List.copyOf(made.outputs().sequencedKeySet());
        var comparisons = new ArrayList<Comparison>();
        for (int i = 0; i < plain.size(); i++) {
            var comparison = plain.get(i);
            var name =
                    outputs.contains(comparison.output()) || i >= outputs.size() ? comparison.output() : outputs.get(i);
            names.put(comparison.output(), name);
            comparisons.add(
                    comparison.verdict() == Verdict.OUTSIDE
                                    && claimed.get(name) instanceof Tensor theirs
                                    && made.outputs().get(name) instanceof Tensor own
                            ? judge(comparison, name, theirs, own, cancellation)
                            : comparison);
        }
        return comparisons;
    }

    private Comparison judge(Comparison plain, String name, Tensor claimed, Tensor own, Cancellation cancellation) {
        if (RoundedDecisions.of(run.model(), List.of(name)).isEmpty()) {
            return plain;
        }
        var choice = Choice.of(run.model(), name);
        var margin = choice.flatMap(found -> margin(found, claimed, own, cancellation));
        if (margin.isEmpty()) {
            return plain;
        }
        judged.put(plain.output(), choice.orElseThrow());
        return plain.with(margin.get().verdict(), margin.get().reason());
    }

    private Optional<Comparison> margin(Choice choice, Tensor claimed, Tensor own, Cancellation cancellation) {
        try {
            return choice.judge(claimed, own, run.inputs(), terms, reexecutor, cancellation);
        } catch (ExecutionException notToBeHad) {
            return Optional.empty();
        }
    }

    /** True if the output of that comparison was judged by a margin. */
    boolean judged(Comparison comparison) {
        return judged.containsKey(comparison.output());
    }

    /** The operator types by which the output of a comparison may have come out otherwise on an honest machine. */
    SequencedSet<String> open(Comparison comparison) {
        var choice = judged.get(comparison.output());
        return choice != null
                ? RoundedDecisions.of(run.model(), choice.restsOn())
                : RoundedDecisions.of(
                        run.model(), List.of(names.getOrDefault(comparison.output(), comparison.output())));
    }
}
