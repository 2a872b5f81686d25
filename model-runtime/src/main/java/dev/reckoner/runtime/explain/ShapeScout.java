package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The shapes of all values inside a model, found in one run that gives nothing else: the values themselves may take gigabytes,
 * and most of them have another shape than the output.
 */
final class ShapeScout {
    private static final String PREFIX = "reckoner/shape/";
    private static final Set<String> NO_TENSORS = Set.of(
            "SequenceConstruct",
            "SequenceEmpty",
            "SequenceInsert",
            "SequenceErase",
            "SplitToSequence",
            "SequenceMap",
            "Optional",
            "OptionalGetElement",
            "ZipMap",
            "If",
            "Loop",
            "Scan");

    private ShapeScout() {}

    /** The model with the shapes of its values as outputs. Values of operators that may give no tensor are left out. */
    static OnnxModel of(OnnxModel model, OperatorGraph graph) throws ModelException {
        GraphProto.Builder changed = model.proto().getGraph().toBuilder().clearOutput();
        for (Operator operator : graph.operators()) {
            if (!NO_TENSORS.contains(operator.node().getOpType())) {
                for (String value : operator.outputs()) {
                    changed.addNode(NodeProto.newBuilder()
                            .setOpType("Shape")
                            .addInput(value)
                            .addOutput(PREFIX + value));
                    changed.addOutput(ValueInfoProto.newBuilder().setName(PREFIX + value));
                }
            }
        }
        return OnnxModel.of(model.proto().toBuilder().setGraph(changed).build().toByteArray());
    }

    /** Shapes by value, out of what that model gives. */
    static Map<String, List<Long>> read(SequencedMap<String, OnnxValue> outputs) {
        Map<String, List<Long>> shapes = new HashMap<>();
        outputs.forEach((name, value) -> {
            if (value instanceof Tensor shape) {
                List<Long> dims = LongStream.range(0, shape.elementCount())
                        .map(shape::bitsAt)
                        .boxed()
                        .toList();
                shapes.put(name.substring(PREFIX.length()), dims);
            }
        });
        return shapes;
    }
}
