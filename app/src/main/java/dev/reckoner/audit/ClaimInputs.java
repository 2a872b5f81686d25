package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The inputs of a claim under the names that the model gives them. */
final class ClaimInputs {
    private final CaseValues values;
    private final UntypedValues untyped;

    ClaimInputs(CaseValues values) {
        this.values = values;
        this.untyped = new UntypedValues(values);
    }

    /**
     * The values by input name.
     *
     * @throws CannotRun if one is missing, was changed, or is none of the model's
     */
    SequencedMap<String, OnnxValue> of(Claim claim, OnnxModel model) throws IOException, CannotRun {
        var inputs = new LinkedHashMap<String, OnnxValue>();
        var declared = model.inputs();
        for (int i = 0; i < claim.inputs().size(); i++) {
            var reference = claim.inputs().get(i);
            var name = name(reference, i, model);
            if (inputs.put(name, value(claim, reference, name, model)) != null) {
                throw new CannotRun("EX-INPUT-MISMATCH", "The claim names the input " + name + " twice");
            }
        }
        if (inputs.size() < declared.size()) {
            throw new CannotRun(
                    "EX-INPUT-MISSING",
                    "The claim names " + inputs.size() + " inputs, the model needs " + declared.size());
        }
        return inputs;
    }

    private OnnxValue value(Claim claim, ValueReference reference, String name, OnnxModel model)
            throws IOException, CannotRun {
        if (!UntypedValues.isOne(claim, reference)) {
            return values.signedInput(reference);
        }
        for (var declared : model.inputs()) {
            if (declared.name().equals(name)) {
                return untyped.input(reference, declared);
            }
        }
        throw new CannotRun("EX-INPUT-MISMATCH", "The model has no input " + name);
    }

    /** Bundles name inputs as the model does, and so do contracts; ONNX test cases number them. */
    private static String name(ValueReference reference, int position, OnnxModel model) throws CannotRun {
        var declared = model.inputs();
        if (declared.stream().anyMatch(input -> input.name().equals(reference.name()))) {
            return reference.name();
        }
        if (position >= declared.size() || reference.kind() == ValueReference.Kind.UNTYPED_TENSOR) {
            throw new CannotRun("EX-INPUT-MISMATCH", "The model has no input " + reference.name());
        }
        return declared.get(position).name();
    }
}
