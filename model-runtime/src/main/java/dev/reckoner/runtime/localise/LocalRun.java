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
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Runs operators each from the claimed values, many in one session; those that cannot be run are found by halving. */
final class LocalRun {
    /** The run as a whole is at fault, not an operator. */
    private static final Set<Code> OF_THE_RUN = EnumSet.of(
            Code.CANCELLED, Code.WORKER_UNAVAILABLE, Code.TIME_LIMIT, Code.MODEL_CHANGED, Code.MODEL_EXTERNAL);

    private final Reexecutor reexecutor;
    private final OnnxModel model;
    private final OperatorGraph graph;
    private final Cancellation cancellation;
    private final Map<String, OnnxValue> made = new HashMap<>();
    private final Map<Integer, String> failures = new HashMap<>();

    LocalRun(Reexecutor reexecutor, OnnxModel model, OperatorGraph graph, Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.model = model;
        this.graph = graph;
        this.cancellation = cancellation;
    }

    /** What an operator made, by the name that the model has for it. */
    Map<String, OnnxValue> made() {
        return made;
    }

    /** Why an operator could not be run, by its place. */
    Map<Integer, String> failures() {
        return failures;
    }

    /**
     * Runs operators.
     *
     * @param operators ascending
     * @param given the values from which to run them; what lacks must be made by one of them before
     */
    void run(List<Integer> operators, Map<String, OnnxValue> given) throws ExecutionException {
        if (operators.isEmpty()) {
            return;
        }
        try {
            made.putAll(attempt(operators, given));
        } catch (ExecutionException e) {
            if (OF_THE_RUN.contains(e.kind())) {
                throw e;
            }
            if (operators.size() == 1) {
                failures.put(operators.getFirst(), e.getMessage());
            } else {
                int half = operators.size() / 2;
                run(operators.subList(0, half), given);
                run(operators.subList(half, operators.size()), given);
            }
        }
    }

    private Map<String, OnnxValue> attempt(List<Integer> operators, Map<String, OnnxValue> given)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> inputs = inputs(operators, given);
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> input : inputs.entrySet()) {
            types.put(input.getKey(), ValueTypes.of(input.getValue()).orElseThrow(() -> untyped(input.getKey())));
        }
        OnnxModel cut = model.edited(new Edit.Cut(operators, types));
        SequencedMap<String, OnnxValue> outputs = reexecutor
                .run(cut, inputs, ExecutionProfile.CANONICAL, cancellation)
                .outputs();
        Map<String, OnnxValue> values = new HashMap<>();
        for (int index : operators) {
            for (String name : graph.operators().get(index).outputs()) {
                OnnxValue value = outputs.get(Edit.Cut.outputName(name));
                values.put(name, value == null ? outputs.get(name) : value);
            }
        }
        return values;
    }

    private SequencedMap<String, OnnxValue> inputs(List<Integer> operators, Map<String, OnnxValue> given)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (int index : operators) {
            Operator operator = graph.operators().get(index);
            for (String name : graph.valuesUsedBy(operator)) {
                Optional<OnnxValue> value =
                        Optional.ofNullable(given.get(name)).or(() -> Optional.ofNullable(made.get(name)));
                if (value.isPresent()) {
                    inputs.put(name, value.get());
                } else if (!operators.contains(graph.maker(name).orElse(-1))) {
                    throw new ExecutionException(Code.INPUT_MISMATCH, "The value '" + name + "' is not known.");
                }
            }
        }
        return inputs;
    }

    private static ExecutionException untyped(String name) {
        return new ExecutionException(
                Code.INPUT_UNSUPPORTED, "The value '" + name + "' is empty and does not say of what type it is.");
    }
}
