package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.commit.dispute.TraceHolder;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * A whole trace in memory.
 *
 * @param positions places of the values
 * @param values the values, in the same order
 */
public record HeldTrace(List<TracePosition> positions, List<OnnxValue> values) {
    public static final PlainTree TREE = new PlainTree();

    public HeldTrace {
        positions = List.copyOf(positions);
        values = List.copyOf(values);
    }

    public static HeldTrace of(OnnxModel model, SequencedMap<String, OnnxValue> inputs, Reexecutor runtime)
            throws Exception {
        return of(model, inputs, runtime, ExecutionProfile.CANONICAL);
    }

    public static HeldTrace of(
            OnnxModel model, SequencedMap<String, OnnxValue> inputs, Reexecutor runtime, ExecutionProfile profile)
            throws Exception {
        List<TracePosition> positions = new ArrayList<>();
        List<OnnxValue> values = new ArrayList<>();
        new Tracer(runtime)
                .trace(model, inputs, profile, TraceValues.ALL.of(model), Cancellation.none(), (position, value) -> {
                    positions.add(position);
                    values.add(value);
                });
        return new HeldTrace(positions, values);
    }

    public OnnxValue value(String name) {
        return values.get(commitment().indexOf(name).orElseThrow());
    }

    /** The same trace with other values. */
    public HeldTrace with(BiFunction<TracePosition, OnnxValue, OnnxValue> change) {
        List<OnnxValue> changed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            changed.add(change.apply(positions.get(i), values.get(i)));
        }
        return new HeldTrace(positions, changed);
    }

    public TraceCommitment commitment() {
        List<TraceLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            leaves.add(TraceLeaf.of(positions.get(i), values.get(i), TREE));
        }
        return new TraceCommitment(leaves, TREE);
    }

    /** The hashes of the model's outputs as this trace has them. */
    public SequencedMap<String, Hash> outputs(OnnxModel model) {
        SequencedMap<String, Hash> outputs = new LinkedHashMap<>();
        model.outputs().forEach(output -> outputs.put(output.name(), ValueForm.digest(value(output.name()))));
        return outputs;
    }

    public TraceHolder holder() {
        return new TraceHolder(commitment(), values::get);
    }
}
