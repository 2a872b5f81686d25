package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What all conversions do: refuse what they cannot change, make nodes, and put the model together again. */
final class Surgery {
    /** An array cannot be larger. */
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private Surgery() {}

    /** Refuses weights in other files: they are not part of the model that would be changed. */
    static void refuseExternalData(OnnxModel source) throws ModelException {
        if (source.externalData().isPresent()) {
            throw refused("EXTERNAL", "The model keeps weights in other files and is not converted.");
        }
    }

    /** Refuses branches, loops and functions, whose values have types that nothing here follows. */
    static void refuseNestedGraphs(OnnxModel source) throws ModelException {
        ModelProto model = source.proto();
        if (model.getFunctionsCount() > 0
                || model.getGraph().getNodeList().stream().anyMatch(Surgery::hasGraph)) {
            throw refused(
                    "SUBGRAPH", "The model has branches, loops or functions, which this conversion leaves alone.");
        }
    }

    private static boolean hasGraph(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    static ModelException refused(String what, String sentence) {
        return new ModelException("RT-CONVERT-" + what, sentence);
    }

    /** Weights that are listed among the inputs, as old files do, are dropped there: their types may change. */
    static GraphProto.Builder withoutWeightsAmongInputs(GraphProto graph) {
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        GraphProto.Builder changed = graph.toBuilder().clearInput();
        graph.getInputList().stream()
                .filter(input -> !weights.contains(input.getName()))
                .forEach(changed::addInput);
        return changed;
    }

    /** The source with another graph. The fourth version of the format is the first with weights that are no inputs. */
    static OnnxModel model(OnnxModel source, GraphProto.Builder graph) throws ModelException {
        ModelProto changed = source.proto().toBuilder()
                .setIrVersion(Math.max(4, source.irVersion()))
                .setGraph(graph)
                .build();
        // The size is computed with 32 bits and wraps around beyond.
        if (changed.getSerializedSize() < 0 || changed.getSerializedSize() > LARGEST) {
            throw refused("SIZE", "The converted model is larger than 2 GiB.");
        }
        return OnnxModel.of(changed.toByteArray());
    }

    static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addOutput(output)
                .addAllInput(List.of(inputs));
    }

    static NodeProto cast(String input, String output, int type) {
        return node("Cast", output, input).addAttribute(integer("to", type)).build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto tensor(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(value)
                .build();
    }
}
