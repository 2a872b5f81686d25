package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * A claim whose output is not the recomputed one: where does it come from?
 *
 * @param model the claimed model
 * @param inputs the claimed inputs by name
 * @param claimed the claimed outputs by name; those that are no tensors are left aside
 * @param recomputed what the claimed model gives for the claimed inputs, by name
 * @param profile how that was run; hypotheses are run in the same way
 * @param models other models that may have been run instead, the published versions of the claimed one first
 * @param others other claims to the same model, those nearest in time first
 * @param devices finds the analyst's other devices, none of them a software driver; asked only where nothing else explains the
 *     output, as finding them takes seconds
 * @param budget how much the search may cost
 */
public record Question(
        NamedModel model,
        SequencedMap<String, OnnxValue> inputs,
        SequencedMap<String, OnnxValue> claimed,
        SequencedMap<String, OnnxValue> recomputed,
        ExecutionProfile profile,
        List<NamedModel> models,
        List<OtherClaim> others,
        Supplier<List<OtherDevice>> devices,
        Budget budget) {
    public Question {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        claimed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(claimed));
        recomputed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(recomputed));
        models = List.copyOf(models);
        others = List.copyOf(others);
    }

    /** A question with nothing else in the case and the usual budget. */
    public Question(
            NamedModel model,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> claimed,
            SequencedMap<String, OnnxValue> recomputed,
            ExecutionProfile profile) {
        this(model, inputs, claimed, recomputed, profile, List.of(), List.of(), List::of, Budget.USUAL);
    }

    /** The same with other models. */
    public Question withModels(List<NamedModel> more) {
        return new Question(model, inputs, claimed, recomputed, profile, more, others, devices, budget);
    }

    /** The same with other claims. */
    public Question withOthers(List<OtherClaim> more) {
        return new Question(model, inputs, claimed, recomputed, profile, models, more, devices, budget);
    }

    /** The same with other devices. */
    public Question withDevices(Supplier<List<OtherDevice>> found) {
        return new Question(model, inputs, claimed, recomputed, profile, models, others, found, budget);
    }

    /** The same with another budget. */
    public Question withBudget(Budget other) {
        return new Question(model, inputs, claimed, recomputed, profile, models, others, devices, other);
    }
}
