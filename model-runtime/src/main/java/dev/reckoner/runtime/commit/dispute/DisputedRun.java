package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Tracer;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What both sides agree that the dispute is about.
 *
 * @param model the model that is said to have run
 * @param inputs what it was given
 * @param outputs the hashes of what it is said to have answered, {@link dev.reckoner.runtime.commit.ValueForm}; an output that is not
 *     among them is not compared
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
     * @throws CommitException TC-RANDOM, TC-INPUT-MISSING, or TC-INPUT-DEFAULTED where an input takes the place of a weight, which a
     *     part of the model would not know
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
    }
}
