package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Tracer;
import dev.reckoner.runtime.commit.ValueForm;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What both sides agree that the dispute is about.
 *
 * @param model the model that is said to have run
 * @param inputs what it was given
 * @param outputs the hashes of what it is said to have answered, {@link dev.reckoner.runtime.commit.ValueForm}, of every output of
 *     the model
 * @param trace root of the proposer's trace of all its values
 */
public record DisputedRun(
        OnnxModel model, SequencedMap<String, OnnxValue> inputs, SequencedMap<String, Hash> outputs, Hash trace) {
    public DisputedRun {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    }

    /**
     * Looks whether a walk can decide anything about it.
     *
     * @throws CommitException TC-RANDOM, TC-INPUT-MISSING, TC-OUTPUTS where it is not said what the model answered, or
     *     TC-INPUT-DEFAULTED where an input takes the place of a weight, which a part of the model would not know
     */
    void requireDecidable() throws CommitException {
        Tracer.requireRepeatable(model);
        List<String> names = model.inputs().stream().map(ValueInfo::name).toList();
        for (String name : names) {
            if (!inputs.containsKey(name)) {
                throw new CommitException("TC-INPUT-MISSING", "The input " + name + " of the model is not given.");
            }
        }
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new CommitException(
                        "TC-INPUT-DEFAULTED",
                        "The input " + name + " takes the place of a weight, or the model has none of that name; such a"
                                + " run cannot be taken apart.");
            }
        }
        for (ValueInfo output : model.outputs()) {
            if (!outputs.containsKey(output.name())) {
                throw new CommitException(
                        "TC-OUTPUTS",
                        "It is not said what the output " + output.name()
                                + " of the model was, so that the trace may be of another answer.");
            }
        }
    }

    /**
     * The first output that the model hands on as it was given or stored, and that is claimed to be another value; no operator makes
     * it, so that no trace holds it.
     *
     * @throws CommitException TC-WEIGHT if a weight that is handed on cannot be read
     */
    Optional<String> otherHandedOn() throws CommitException {
        OperatorGraph graph = OperatorGraph.of(model);
        for (ValueInfo output : model.outputs()) {
            if (graph.maker(output.name()).isEmpty() && !handedOn(output.name()).equals(outputs.get(output.name()))) {
                return Optional.of(output.name());
            }
        }
        return Optional.empty();
    }

    private Hash handedOn(String name) throws CommitException {
        OnnxValue given = inputs.get(name);
        if (given != null) {
            return ValueForm.digest(given);
        }
        try {
            return model.initializer(name)
                    .map(ValueForm::digest)
                    .orElseThrow(() -> new CommitException(
                            "TC-WEIGHT",
                            "The output " + name + " is neither made by an operator nor a dense weight, so that it"
                                    + " cannot be compared."));
        } catch (ModelException e) {
            throw new CommitException("TC-WEIGHT", String.valueOf(e.getMessage()), e);
        }
    }
}
