package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A machine that computes each operator by itself: what rounds in 53 bits and then rounded to 24, as no machine of single
 * precision does it better; what does not, on the runtime.
 */
final class OtherMachine {
    private final Reexecutor reexecutor;
    private final OnnxModel model;
    private final OperatorGraph graph;
    private final boolean precise;

    /** A machine with or without 53 bits for what rounds. */
    OtherMachine(Reexecutor reexecutor, OnnxModel model, boolean precise) {
        this.reexecutor = reexecutor;
        this.model = model;
        this.graph = OperatorGraph.of(model);
        this.precise = precise;
    }

    /** Every value. */
    SequencedMap<String, OnnxValue> trace(SequencedMap<String, OnnxValue> inputs) throws Exception {
        SequencedMap<String, OnnxValue> known = new LinkedHashMap<>(inputs);
        SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>();
        for (Operator operator : graph.operators()) {
            Optional<Tensor> exact =
                    precise ? PreciseOperators.of(operator.node(), tensors(operator, known)) : Optional.empty();
            SequencedMap<String, OnnxValue> made = new LinkedHashMap<>();
            exact.ifPresentOrElse(value -> made.put(operator.outputs().getFirst(), value), () -> {});
            if (exact.isEmpty()) {
                made.putAll(onRuntime(operator, known));
            }
            known.putAll(made);
            trace.putAll(made);
        }
        return trace;
    }

    private List<Tensor> tensors(Operator operator, SequencedMap<String, OnnxValue> known) throws Exception {
        List<Tensor> tensors = new ArrayList<>();
        for (String name : operator.node().getInputList()) {
            OnnxValue value = known.get(name);
            tensors.add(value == null ? model.initializer(name).orElseThrow() : (Tensor) value);
        }
        return tensors;
    }

    private SequencedMap<String, OnnxValue> onRuntime(Operator operator, SequencedMap<String, OnnxValue> known)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> used = new LinkedHashMap<>();
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (String name : graph.valuesUsedBy(operator)) {
            OnnxValue value = Objects.requireNonNull(known.get(name));
            used.put(name, value);
            types.put(name, ValueTypes.of(value).orElseThrow());
        }
        OnnxModel alone = model.edited(new Edit.Cut(List.of(operator.index()), types));
        SequencedMap<String, OnnxValue> made = new LinkedHashMap<>();
        var outputs = reexecutor
                .run(alone, used, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
        operator.outputs()
                .forEach(name -> made.put(name, Objects.requireNonNull(outputs.get(Edit.Cut.outputName(name)))));
        return made;
    }

    /** Single precision of a double result. */
    static Tensor rounded(List<Long> dims, double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Tensor.ofFloats(dims, floats);
    }

    static boolean isFloat(Tensor tensor) {
        return tensor.type() == ElementType.FLOAT;
    }

    static double[] numbers(Tensor tensor) {
        return Numbers.of(tensor);
    }
}
