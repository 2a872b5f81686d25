package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Operators each on its own, for inputs of any size: one session serves all inputs.
 *
 * @param model the operators
 * @param operators likewise, in the graph of the whole model
 * @param used the values that they use
 */
record CutModel(OnnxModel model, List<Operator> operators, SequencedSet<String> used) {
    /** Cuts operators out; empty where a value is missing or of no type that an input can have. */
    static Optional<CutModel> of(
            OnnxModel model, OperatorGraph graph, List<Operator> operators, Map<String, OnnxValue> values) {
        SequencedSet<String> used = new LinkedHashSet<>();
        operators.forEach(operator -> used.addAll(graph.valuesUsedBy(operator)));
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        for (String name : used) {
            Optional<TypeProto> type = Optional.ofNullable(values.get(name)).flatMap(ValueTypes::of);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.put(name, ofAnySize(type.get()));
        }
        List<Integer> places = operators.stream().map(Operator::index).toList();
        return Optional.of(new CutModel(model.edited(new Edit.Cut(places, types)), operators, used));
    }

    /** The rank stays. */
    private static TypeProto ofAnySize(TypeProto type) {
        if (!type.hasTensorType()) {
            return type;
        }
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        type.getTensorType()
                .getShape()
                .getDimList()
                .forEach(size -> shape.addDim(TensorShapeProto.Dimension.getDefaultInstance()));
        return TypeProto.newBuilder()
                .setTensorType(type.getTensorType().toBuilder().setShape(shape))
                .build();
    }

    /** What of a trace it takes. */
    SequencedMap<String, OnnxValue> inputs(Map<String, OnnxValue> trace) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (String name : used) {
            OnnxValue value = trace.get(name);
            if (value != null) {
                inputs.put(name, value);
            }
        }
        return inputs;
    }
}
