package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** The rest of a run whose values were altered on the way: what somebody claims who goes on honestly with them. */
final class Continued {
    private Continued() {}

    static SequencedMap<String, OnnxValue> from(
            Reexecutor reexecutor,
            OnnxModel model,
            int operator,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> trace)
            throws Exception {
        OperatorGraph graph = OperatorGraph.of(model);
        int end = graph.operators().size();
        SequencedMap<String, OnnxValue> live = new LinkedHashMap<>();
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (String name : graph.liveIn(operator, end)) {
            OnnxValue value = Objects.requireNonNull(trace.getOrDefault(name, inputs.get(name)));
            live.put(name, value);
            types.put(name, ValueTypes.of(value).orElseThrow());
        }
        List<String> values = new ArrayList<>();
        graph.operators().subList(operator, end).forEach(each -> values.addAll(each.outputs()));
        OnnxModel rest = model.edited(new Edit.Traced(operator, end, types, values));
        return reexecutor
                .run(rest, live, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }
}
