package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A model of one operator, with all its outputs. */
final class SingleOperator {
    private SingleOperator() {}

    static List<Tensor> run(Reexecutor reexecutor, NodeProto node, long opset, List<Tensor> inputs, int outputs)
            throws Exception {
        NodeProto.Builder named = node.toBuilder().clearInput().clearOutput();
        GraphProto.Builder graph = GraphProto.newBuilder().setName("one");
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            named.addInput("x" + i);
            values.put("x" + i, inputs.get(i));
            graph.addInput(ValueInfoProto.newBuilder()
                    .setName("x" + i)
                    .setType(ValueTypes.of(inputs.get(i)).orElseThrow()));
        }
        for (int i = 0; i < outputs; i++) {
            named.addOutput("y" + i);
            graph.addOutput(ValueInfoProto.newBuilder().setName("y" + i));
        }
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph.addNode(named))
                .build();
        return reexecutor
                .run(OnnxModel.of(model.toByteArray()), values, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs()
                .values()
                .stream()
                .map(Tensor.class::cast)
                .toList();
    }
}
