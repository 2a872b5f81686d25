package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Makes the model that an {@link Edit} describes. */
final class EditedGraph {
    private final ModelProto source;
    private final OperatorGraph graph;

    private EditedGraph(OnnxModel source) {
        this.source = source.proto();
        this.graph = OperatorGraph.of(source);
    }

    static ModelProto of(OnnxModel source, Edit edit) {
        EditedGraph edited = new EditedGraph(source);
        return switch (edit) {
            case Edit.Expose expose -> edited.exposing(expose.values());
            case Edit.Segment segment -> edited.segment(segment);
            case Edit.Traced traced -> edited.traced(traced);
            case Edit.Cut cut -> edited.cut(cut);
        };
    }

    /** The runtime infers the types of outputs that declare none. */
    private ModelProto exposing(List<String> values) {
        GraphProto.Builder changed = source.getGraph().toBuilder().clearOutput();
        values.forEach(value -> changed.addOutput(output(value)));
        return source.toBuilder().setGraph(changed).build();
    }

    private ModelProto segment(Edit.Segment segment) {
        List<Operator> operators = graph.operators().subList(segment.from(), segment.to());
        GraphProto.Builder part = part(operators, segment.inputs());
        operators.forEach(operator -> part.addNode(operator.node()));
        graph.liveOut(segment.from(), segment.to()).forEach(value -> part.addOutput(output(value)));
        return source.toBuilder().setGraph(part).build();
    }

    private ModelProto traced(Edit.Traced traced) {
        List<Operator> operators = graph.operators().subList(traced.from(), traced.to());
        GraphProto.Builder part = part(operators, traced.inputs());
        operators.forEach(operator -> part.addNode(operator.node()));
        traced.values().forEach(value -> part.addOutput(output(value)));
        return source.toBuilder().setGraph(part).build();
    }

    private ModelProto cut(Edit.Cut cut) {
        List<Operator> operators =
                cut.operators().stream().map(graph.operators()::get).toList();
        GraphProto.Builder part = part(operators, cut.inputs());
        Set<String> handedOn = handedOn(operators, cut.inputs().keySet());
        for (Operator operator : operators) {
            NodeProto.Builder node = operator.node().toBuilder();
            for (int i = 0; i < node.getOutputCount(); i++) {
                String name = node.getOutput(i);
                if (!name.isEmpty()) {
                    node.setOutput(i, handedOn.contains(name) ? name : Edit.Cut.outputName(name));
                    part.addOutput(output(node.getOutput(i)));
                }
            }
            part.addNode(node);
        }
        return source.toBuilder().setGraph(part).build();
    }

    /** Values that the operators use and nobody gives. */
    private static Set<String> handedOn(List<Operator> operators, Set<String> given) {
        Set<String> used = new HashSet<>();
        operators.forEach(operator -> used.addAll(operator.inputs()));
        used.removeAll(given);
        return used;
    }

    /** A graph with the weights that the operators use, and the values as inputs. */
    private GraphProto.Builder part(Collection<Operator> operators, SequencedMap<String, TypeProto> inputs) {
        Set<String> used = new HashSet<>();
        operators.forEach(operator -> used.addAll(operator.inputs()));
        GraphProto whole = source.getGraph();
        GraphProto.Builder part = GraphProto.newBuilder().setName(whole.getName());
        whole.getInitializerList().stream()
                .filter(tensor -> used.contains(tensor.getName()))
                .forEach(part::addInitializer);
        whole.getSparseInitializerList().stream()
                .filter(sparse -> used.contains(sparse.getValues().getName()))
                .forEach(part::addSparseInitializer);
        inputs.forEach((name, type) ->
                part.addInput(ValueInfoProto.newBuilder().setName(name).setType(type)));
        if (source.getIrVersion() < 4) {
            listWeightsAsInputs(part);
        }
        return part;
    }

    /** Before version 4 of the format every weight had to be listed among the inputs. */
    private void listWeightsAsInputs(GraphProto.Builder part) {
        Set<String> weights = new HashSet<>();
        part.getInitializerList().forEach(tensor -> weights.add(tensor.getName()));
        source.getGraph().getInputList().stream()
                .filter(input -> weights.contains(input.getName()))
                .forEach(part::addInput);
    }

    private static ValueInfoProto output(String name) {
        return ValueInfoProto.newBuilder().setName(name).build();
    }
}
