package dev.reckoner.audit;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Budget;
import dev.reckoner.runtime.explain.Explainer;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.explain.NamedModel;
import dev.reckoner.runtime.explain.OtherDevice;
import dev.reckoner.runtime.explain.Progress;
import dev.reckoner.runtime.explain.Question;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Where a claimed output comes from, if not from the claimed model run in the claimed way on the claimed input. */
final class Divergence {
    private final CaseModels models;
    private final CaseValues values;
    private final NearbyClaims nearby;
    private final Reexecutor reexecutor;
    private final Supplier<List<OtherDevice>> devices;
    private final Portion portion;

    /**
     * A search.
     *
     * @param devices the analyst's other devices, asked where nothing here explains an output
     * @param portion of the work on a claim that the search is
     */
    Divergence(
            CaseModels models,
            CaseValues values,
            NearbyClaims nearby,
            Reexecutor reexecutor,
            Supplier<List<OtherDevice>> devices,
            Portion portion) {
        this.models = models;
        this.values = values;
        this.nearby = nearby;
        this.reexecutor = reexecutor;
        this.devices = devices;
        this.portion = portion;
    }

    /**
     * Tries what may have given the output.
     *
     * @param made what came out of the claimed model here
     * @return empty where the case holds no output, or the search was stopped
     */
    Optional<Explanation> explain(PreparedRun run, Execution made, Cancellation cancellation) throws IOException {
        var claimed = claimed(run.claim(), made);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        var question = new Question(
                new NamedModel(run.claim().model().label(), run.model()),
                run.inputs(),
                claimed,
                made.outputs(),
                run.profile(),
                others(run.claim()),
                nearby.of(run.claim()),
                devices,
                Budget.USUAL);
        try {
            return Optional.of(new Explainer(reexecutor).explain(question, cancellation, heard()));
        } catch (ExecutionException stopped) {
            return Optional.empty();
        }
    }

    private Progress heard() {
        return new Progress() {
            @Override
            public void trying(Explanation.Kind kind, String label, int runs) {
                portion.says("is it " + label + "?");
            }

            @Override
            public void done(double share) {
                portion.done(share);
            }
        };
    }

    private List<NamedModel> others(Claim claim) throws IOException {
        var others = new ArrayList<NamedModel>();
        for (var candidate : models.othersThan(claim)) {
            try {
                others.add(new NamedModel(candidate.reference().label(), models.open(candidate.digest())));
            } catch (CannotRun unusable) {
                // A published model that cannot be opened explains nothing; whoever published it is not on trial.
            }
        }
        return others;
    }

    /** The claimed outputs that are tensors, by the model's names for them. */
    SequencedMap<String, OnnxValue> claimed(Claim claim, Execution made) throws IOException {
        SequencedMap<String, OnnxValue> claimed = new LinkedHashMap<>();
        var names = List.copyOf(made.outputs().sequencedKeySet());
        for (int i = 0; i < claim.outputs().size(); i++) {
            var reference = claim.outputs().get(i);
            var name = ClaimOutputs.name(claim, i, names).orElse("");
            try {
                if (made.outputs().get(name) instanceof Tensor own
                        && value(claim, reference, own) instanceof Tensor tensor) {
                    claimed.putIfAbsent(name, tensor);
                }
            } catch (CannotRun notThere) {
                // What the trail does not carry cannot be explained.
            }
        }
        return claimed;
    }

    /** A value without a type is read as what the model gives. */
    private OnnxValue value(Claim claim, ValueReference reference, Tensor recomputed) throws IOException, CannotRun {
        return UntypedValues.isOne(claim, reference)
                ? new UntypedValues(values).like(reference, recomputed)
                : values.heldOutput(reference);
    }
}
