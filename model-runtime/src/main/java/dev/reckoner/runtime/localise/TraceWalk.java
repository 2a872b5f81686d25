package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Goes through a model on the canonical profile, some operators at a time, each run from the values that the ones before left.
 *
 * <p>Values that cannot be held, because the runtime does not hand them out or does not say of what type they are, are made
 * again with each run that needs them.
 */
final class TraceWalk {
    private final Reexecutor reexecutor;
    private final OnnxModel model;
    private final OperatorGraph graph;
    private final Cancellation cancellation;
    private final Map<String, OnnxValue> live;
    private final Map<String, TypeProto> declared = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private int position;

    TraceWalk(
            Reexecutor reexecutor,
            OnnxModel model,
            OperatorGraph graph,
            SequencedMap<String, OnnxValue> inputs,
            Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.model = model;
        this.graph = graph;
        this.cancellation = cancellation;
        this.live = new HashMap<>(inputs);
        for (ValueInfoProto input : model.proto().getGraph().getInputList()) {
            declared.put(input.getName(), input.getType());
        }
    }

    /** The operator that is next. */
    int position() {
        return position;
    }

    /** The values that are held: inputs, and what operators made that later ones need. */
    Map<String, OnnxValue> live() {
        return new HashMap<>(live);
    }

    boolean isDone() {
        return position == graph.operators().size();
    }

    /**
     * Runs the operators before {@code to}, or fewer of them where all at once are too many; {@link #position} says how far it
     * came.
     *
     * @return the values that they made and that could be read
     */
    SequencedMap<String, OnnxValue> advance(int to) throws ExecutionException {
        List<String> wanted = made(position, to);
        wanted.removeAll(unreadable);
        try {
            return passed(to, run(to, wanted));
        } catch (ExecutionException e) {
            if (e.kind() != Code.OUTPUT_UNSUPPORTED && e.kind() != Code.MEMORY_LIMIT) {
                throw e;
            }
            return to - position > 1 ? advance(position + (to - position) / 2) : singly(to, wanted, e);
        }
    }

    /** One operator that cannot be read as a whole. */
    private SequencedMap<String, OnnxValue> singly(int to, List<String> wanted, ExecutionException whole)
            throws ExecutionException {
        if (whole.kind() == Code.MEMORY_LIMIT) {
            throw whole;
        }
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        for (String name : wanted) {
            try {
                values.putAll(wanted.size() == 1 ? Map.of() : run(to, List.of(name)));
            } catch (ExecutionException e) {
                if (e.kind() != Code.OUTPUT_UNSUPPORTED) {
                    throw e;
                }
            }
            if (!values.containsKey(name)) {
                unreadable.add(name);
            }
        }
        return passed(to, values);
    }

    private SequencedMap<String, OnnxValue> passed(int to, SequencedMap<String, OnnxValue> values) {
        position = to;
        live.putAll(values);
        live.keySet().retainAll(graph.liveIn(start(to), graph.operators().size()));
        return values;
    }

    private SequencedMap<String, OnnxValue> run(int to, List<String> wanted) throws ExecutionException {
        if (wanted.isEmpty()) {
            return new LinkedHashMap<>();
        }
        int from = start(position);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (String name : graph.liveIn(from, to)) {
            OnnxValue value = live.get(name);
            if (value == null) {
                throw new ExecutionException(Code.INPUT_MISMATCH, "The input '" + name + "' is missing.");
            }
            inputs.put(name, value);
            types.put(name, type(name).orElseThrow());
        }
        OnnxModel part = model.edited(new Edit.Traced(from, to, types, wanted));
        return new LinkedHashMap<>(reexecutor
                .run(part, inputs, ExecutionProfile.CANONICAL, cancellation)
                .outputs());
    }

    /** Where to begin so that everything needed is at hand: not after an operator whose result cannot be held. */
    private int start(int from) {
        int start = from;
        while (true) {
            int earliest = start;
            for (String name : graph.liveIn(start, graph.operators().size())) {
                if (graph.maker(name).isPresent() && type(name).isEmpty()) {
                    earliest = Math.min(earliest, graph.maker(name).getAsInt());
                }
            }
            if (earliest == start) {
                return start;
            }
            start = earliest;
        }
    }

    private Optional<TypeProto> type(String name) {
        OnnxValue value = live.get(name);
        Optional<TypeProto> type = value == null ? Optional.empty() : ValueTypes.of(value);
        return type.or(() -> Optional.ofNullable(declared.get(name)));
    }

    private List<String> made(int from, int to) {
        List<String> names = new ArrayList<>();
        for (Operator operator : graph.operators().subList(from, to)) {
            names.addAll(operator.outputs());
        }
        return names;
    }
}
