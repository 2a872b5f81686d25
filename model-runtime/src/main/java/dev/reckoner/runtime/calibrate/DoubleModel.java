package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.Optional;

/** A model with double precision in place of single precision: the same numbers, computed with more digits. */
final class DoubleModel {
    private static final int SINGLE = ElementType.FLOAT.number();
    private static final int DOUBLE = ElementType.DOUBLE.number();

    /** Weights beyond are not doubled. */
    private static final long MOST_BYTES = 512L << 20;

    private DoubleModel() {}

    /**
     * The model; empty where its weights lie elsewhere or are too many, or operators have bodies.
     *
     * @throws ModelException as {@link OnnxModel#of}
     */
    static Optional<OnnxModel> of(OnnxModel single) throws ModelException {
        ModelProto proto = single.proto();
        GraphProto graph = proto.getGraph();
        boolean simple = proto.getSerializedSize() <= MOST_BYTES
                && graph.getSparseInitializerCount() == 0
                && graph.getNodeList().stream().allMatch(DoubleModel::isSimple);
        if (!simple) {
            return Optional.empty();
        }
        GraphProto.Builder wide =
                graph.toBuilder().clearInitializer().clearNode().clearInput().clearValueInfo();
        try {
            for (TensorProto weight : graph.getInitializerList()) {
                wide.addInitializer(wide(weight));
            }
            for (NodeProto node : graph.getNodeList()) {
                wide.addNode(wide(node));
            }
        } catch (TensorFormatException elsewhere) {
            return Optional.empty();
        }
        graph.getInputList().forEach(input -> wide.addInput(wide(input)));
        return Optional.of(OnnxModel.of(proto.toBuilder().setGraph(wide).build().toByteArray()));
    }

    private static boolean isSimple(NodeProto node) {
        return node.getAttributeList().stream()
                .noneMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    private static TensorProto wide(TensorProto weight) throws TensorFormatException {
        if (weight.getDataType() != SINGLE) {
            return weight;
        }
        Tensor tensor = TensorProtos.of(weight);
        double[] numbers = new double[Math.toIntExact(tensor.elementCount())];
        java.util.Arrays.setAll(numbers, tensor::doubleAt);
        return TensorProtos.toProto(Tensor.ofDoubles(tensor.dims(), numbers), weight.getName());
    }

    private static NodeProto wide(NodeProto node) throws TensorFormatException {
        NodeProto.Builder wide = node.toBuilder().clearAttribute();
        for (AttributeProto attribute : node.getAttributeList()) {
            boolean target = attribute.getName().equals("to") && attribute.getI() == SINGLE;
            AttributeProto.Builder changed = attribute.toBuilder();
            if (target) {
                changed.setI(DOUBLE);
            } else if (attribute.hasT()) {
                changed.setT(wide(attribute.getT()));
            }
            wide.addAttribute(changed);
        }
        return wide.build();
    }

    private static ValueInfoProto wide(ValueInfoProto input) {
        TypeProto.Tensor type = input.getType().getTensorType();
        if (!input.getType().hasTensorType() || type.getElemType() != SINGLE) {
            return input;
        }
        return input.toBuilder()
                .setType(TypeProto.newBuilder().setTensorType(type.toBuilder().setElemType(DOUBLE)))
                .build();
    }
}
