package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Runs single operators as models of their own. */
public final class NodeRuns implements Runs {
    private static final String RESULT = "result";

    private final Reexecutor reexecutor;
    private final long irVersion;
    private final Cancellation cancellation;

    /**
     * Runs them as parts of models of that version of the format.
     *
     * @param irVersion at least 4, from which on weights need not be inputs
     */
    public NodeRuns(Reexecutor reexecutor, long irVersion, Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.irVersion = Math.max(4, irVersion);
        this.cancellation = cancellation;
    }

    @Override
    public Optional<OnnxValue> first(NodeProto node, long opset, List<Optional<OnnxValue>> inputs) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("operator");
        NodeProto.Builder named = node.toBuilder().clearInput().clearOutput().addOutput(RESULT);
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).isPresent() ? "input" + i : "";
            named.addInput(name);
            inputs.get(i).ifPresent(value -> values.put(name, value));
        }
        for (var value : values.entrySet()) {
            var type = ValueTypes.of(value.getValue());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            graph.addInput(ValueInfoProto.newBuilder().setName(value.getKey()).setType(type.get()));
        }
        graph.addNode(named).addOutput(ValueInfoProto.newBuilder().setName(RESULT));
        return run(model(node, opset, graph), values);
    }

    private ModelProto model(NodeProto node, long opset, GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(irVersion)
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(node.getDomain())
                        .setVersion(opset))
                .setGraph(graph)
                .build();
    }

    /** What cannot be run has no result; only a cancellation is more than that, and whoever asked sees it by himself. */
    private Optional<OnnxValue> run(ModelProto model, SequencedMap<String, OnnxValue> values) {
        try {
            return Optional.ofNullable(reexecutor
                    .run(OnnxModel.of(model.toByteArray()), values, ExecutionProfile.CANONICAL, cancellation)
                    .outputs()
                    .get(RESULT));
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (ModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
