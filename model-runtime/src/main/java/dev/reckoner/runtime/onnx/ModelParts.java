package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.function.Consumer;

/** Visits everything of a kind that lies anywhere in a model, also in nested graphs, functions and training. */
final class ModelParts {
    private final Consumer<TensorProto> tensors;
    private final Consumer<NodeProto> nodes;

    private ModelParts(Consumer<TensorProto> tensors, Consumer<NodeProto> nodes) {
        this.tensors = tensors;
        this.nodes = nodes;
    }

    /** Every stored tensor: initializers and attributes, and both halves of sparse ones. */
    static void tensors(ModelProto model, Consumer<TensorProto> visitor) {
        new ModelParts(visitor, node -> {}).model(model);
    }

    /** Every operator. */
    static void nodes(ModelProto model, Consumer<NodeProto> visitor) {
        new ModelParts(tensor -> {}, visitor).model(model);
    }

    private void model(ModelProto model) {
        graph(model.getGraph());
        model.getFunctionsList().forEach(function -> {
            function.getNodeList().forEach(this::node);
            function.getAttributeProtoList().forEach(this::attribute);
        });
        model.getTrainingInfoList().forEach(training -> {
            graph(training.getInitialization());
            graph(training.getAlgorithm());
        });
    }

    private void graph(GraphProto graph) {
        graph.getInitializerList().forEach(tensors);
        graph.getSparseInitializerList().forEach(this::sparse);
        graph.getNodeList().forEach(this::node);
    }

    private void node(NodeProto node) {
        nodes.accept(node);
        node.getAttributeList().forEach(this::attribute);
    }

    private void attribute(AttributeProto attribute) {
        if (attribute.hasT()) {
            tensors.accept(attribute.getT());
        }
        attribute.getTensorsList().forEach(tensors);
        if (attribute.hasSparseTensor()) {
            sparse(attribute.getSparseTensor());
        }
        attribute.getSparseTensorsList().forEach(this::sparse);
        if (attribute.hasG()) {
            graph(attribute.getG());
        }
        attribute.getGraphsList().forEach(this::graph);
    }

    private void sparse(SparseTensorProto sparse) {
        tensors.accept(sparse.getValues());
        tensors.accept(sparse.getIndices());
    }
}
