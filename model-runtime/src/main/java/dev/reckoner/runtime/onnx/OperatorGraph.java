package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Which operator of a model's main graph makes and uses which value. The operators stand in the order of the file, which ONNX
 * requires to be one in which they can run. Weights are not values: they are part of the model.
 */
public final class OperatorGraph {
    private final List<Operator> operators;
    private final Map<String, Integer> makers = new HashMap<>();
    private final Map<String, Integer> lastUsers = new HashMap<>();
    private final SequencedSet<String> modelInputs = new LinkedHashSet<>();
    private final SequencedSet<String> modelOutputs = new LinkedHashSet<>();

    OperatorGraph(OnnxModel model) {
        GraphProto graph = model.proto().getGraph();
        model.inputs().forEach(input -> modelInputs.add(input.name()));
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(modelOutputs::add);
        List<Place> places = model.places();
        List<Operator> found = new ArrayList<>(graph.getNodeCount());
        for (NodeProto node : graph.getNodeList()) {
            found.add(operator(found.size(), node, places.get(found.size())));
        }
        operators = List.copyOf(found);
        for (Operator operator : operators) {
            operator.outputs().forEach(name -> makers.put(name, operator.index()));
            operator.inputs().forEach(name -> lastUsers.put(name, operator.index()));
        }
    }

    /** The operators of a model; the model keeps them. */
    public static OperatorGraph of(OnnxModel model) {
        return model.operators();
    }

    private static Operator operator(int index, NodeProto node, Place place) {
        SequencedSet<String> inputs = new LinkedHashSet<>();
        node.getInputList().stream().filter(name -> !name.isEmpty()).forEach(inputs::add);
        inputs.addAll(OuterNames.of(node));
        List<String> outputs =
                node.getOutputList().stream().filter(name -> !name.isEmpty()).toList();
        return new Operator(index, node, inputs, outputs, place);
    }

    /** The operators in the order of the file. */
    public List<Operator> operators() {
        return operators;
    }

    /** Every value that an operator makes, in the order in which they are made. */
    public SequencedSet<String> values() {
        SequencedSet<String> values = new LinkedHashSet<>();
        operators.forEach(operator -> values.addAll(operator.outputs()));
        return values;
    }

    /** The operator that makes a value; empty for an input of the model, a weight, and an unknown name. */
    public OptionalInt maker(String value) {
        Integer maker = makers.get(value);
        return maker == null ? OptionalInt.empty() : OptionalInt.of(maker);
    }

    /** The last operator that uses a value; empty for one that none uses, such as most outputs of the model. */
    public OptionalInt lastUser(String value) {
        Integer user = lastUsers.get(value);
        return user == null ? OptionalInt.empty() : OptionalInt.of(user);
    }

    /** The values among an operator's inputs: what other operators make, and inputs of the model. */
    public SequencedSet<String> valuesUsedBy(Operator operator) {
        SequencedSet<String> used = new LinkedHashSet<>(operator.inputs());
        used.removeIf(name -> !isValue(name));
        return used;
    }

    private boolean isValue(String name) {
        return makers.containsKey(name) || modelInputs.contains(name);
    }

    /** Values made before operator {@code from}, or inputs of the model, that the operators from there up to {@code to} use. */
    public SequencedSet<String> liveIn(int from, int to) {
        Set<String> made = new HashSet<>();
        SequencedSet<String> live = new LinkedHashSet<>();
        for (Operator operator : operators.subList(from, to)) {
            valuesUsedBy(operator).stream().filter(name -> !made.contains(name)).forEach(live::add);
            made.addAll(operator.outputs());
        }
        return live;
    }

    /** Values made by the operators from {@code from} up to {@code to} that later ones use or the model gives. */
    public SequencedSet<String> liveOut(int from, int to) {
        SequencedSet<String> live = new LinkedHashSet<>();
        for (Operator operator : operators.subList(from, to)) {
            operator.outputs().stream().filter(name -> isUsedFrom(to, name)).forEach(live::add);
        }
        return live;
    }

    private boolean isUsedFrom(int operator, String value) {
        return modelOutputs.contains(value) || lastUsers.getOrDefault(value, -1) >= operator;
    }
}
