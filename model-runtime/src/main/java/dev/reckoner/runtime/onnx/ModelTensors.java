package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.function.Consumer;

/** Visits every tensor stored anywhere in a model: initializers and attributes, also of nested graphs and functions. */
final class ModelTensors {
    private final Consumer<TensorProto> visitor;

    private ModelTensors(Consumer<TensorProto> visitor) {
        this.visitor = visitor;
    }

    static void visit(ModelProto model, Consumer<TensorProto> visitor) {
        ModelTensors walk = new ModelTensors(visitor);
        walk.graph(model.getGraph());
        model.getFunctionsList().forEach(function -> {
            function.getNodeList().forEach(walk::node);
            function.getAttributeProtoList().forEach(walk::attribute);
        });
        model.getTrainingInfoList().forEach(training -> {
            walk.graph(training.getInitialization());
            walk.graph(training.getAlgorithm());
        });
    }

    private void graph(GraphProto graph) {
        graph.getInitializerList().forEach(visitor);
        graph.getSparseInitializerList().forEach(this::sparse);
        graph.getNodeList().forEach(this::node);
    }

    private void node(NodeProto node) {
        node.getAttributeList().forEach(this::attribute);
    }

    private void attribute(AttributeProto attribute) {
        if (attribute.hasT()) {
            visitor.accept(attribute.getT());
        }
        attribute.getTensorsList().forEach(visitor);
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
        visitor.accept(sparse.getValues());
        visitor.accept(sparse.getIndices());
    }
}
