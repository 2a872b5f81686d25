package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Runs parts of models from values that are given.
 *
 * @param runtime what runs them
 * @param profile how; a trace is of the canonical one
 * @param cancellation stops a run
 */
public record PartRunner(Reexecutor runtime, ExecutionProfile profile, Cancellation cancellation) {
    /** On the canonical profile. */
    public static PartRunner on(Reexecutor runtime) {
        return new PartRunner(runtime, ExecutionProfile.CANONICAL, Cancellation.none());
    }

    /**
     * What the operators of an interval give.
     *
     * @param inputs every value that they need from before
     * @throws CommitException TC-UNTYPED if one of them is an empty sequence or optional, which does not say of what
     */
    SequencedMap<String, OnnxValue> run(OnnxModel model, Interval part, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException, CommitException {
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> input : inputs.entrySet()) {
            types.put(input.getKey(), type(input.getKey(), input.getValue()));
        }
        Edit segment = new Edit.Segment(part.from(), part.to(), types);
        return runtime.run(model.edited(segment), inputs, profile, cancellation).outputs();
    }

    private static TypeProto type(String name, OnnxValue value) throws CommitException {
        return ValueTypes.of(value)
                .orElseThrow(() -> new CommitException(
                        "TC-UNTYPED",
                        "The value " + name + " is empty and does not say of what type, so that nothing can be run from"
                                + " it."));
    }
}
