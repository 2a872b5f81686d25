package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** The graph that comes of writing another out, while it grows. */
final class WrittenGraph {
    private static final int MOST_OPERATORS = 20_000;

    /** The format since which weights need not be inputs too. */
    private static final long FREE_WEIGHTS = 4;

    private final ModelProto source;
    private final GraphProto.Builder graph;
    private final List<Place> places = new ArrayList<>();
    private final SequencedMap<String, Deciding> deciding = new LinkedHashMap<>();
    private final Set<String> weights = new HashSet<>();
    private final List<String> probes = new ArrayList<>();

    /** One without operators yet, with the inputs, outputs and weights of the model's main graph. */
    WrittenGraph(ModelProto source) {
        this.source = source;
        this.graph = source.getGraph().toBuilder().clearNode();
    }

    /**
     * What came of it.
     *
     * @param places of the operators, in their order
     * @param deciding by the place of the operator
     */
    record Finished(ModelProto model, List<Place> places, SequencedMap<String, Deciding> deciding) {}

    /**
     * Adds an operator.
     *
     * @throws ModelException RT-MODEL-UNROLL if there are too many
     */
    void add(NodeProto.Builder node, Place place) throws ModelException {
        if (places.size() >= MOST_OPERATORS) {
            throw new ModelException(
                    "RT-MODEL-UNROLL", "Written out, the model has more than " + MOST_OPERATORS + " operators.");
        }
        graph.addNode(node);
        places.add(place);
    }

    /** Adds an operator that the model does not have. */
    void addAuxiliary(NodeProto.Builder node, String path) throws ModelException {
        add(node, new Place(path, 0, true));
    }

    /** What came of the inside as the first outputs of the operator. */
    void handOn(NodeProto node, Scope scope, String path, List<String> made) throws ModelException {
        for (int i = 0; i < made.size() && i < node.getOutputCount(); i++) {
            String name = node.getOutput(i);
            if (!name.isEmpty()) {
                add(Nodes.node("Identity", scope.define(name), made.get(i)), new Place(path, i, false));
            }
        }
    }

    /** Adds a weight under that name, once. */
    void weight(TensorProto tensor, String name) {
        if (weights.add(name)) {
            graph.addInitializer(tensor.toBuilder().setName(name));
        }
    }

    /** As {@link #weight}. */
    void sparseWeight(SparseTensorProto sparse, String name) {
        if (weights.add(name)) {
            graph.addSparseInitializer(
                    sparse.toBuilder().setValues(sparse.getValues().toBuilder().setName(name)));
        }
    }

    /** The name of a constant with the number of a pass. */
    String number(long number) {
        return number(number, ValueInfoProto.getDefaultInstance());
    }

    /** The same, of the shape that a body declares for it. */
    String number(long pass, ValueInfoProto declared) {
        boolean isVector = declared.getType().getTensorType().getShape().getDimCount() == 1;
        String name = Place.inside("pass", pass + (isVector ? "/1" : ""));
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addInt64Data(pass);
        weight((isVector ? tensor.addDims(1) : tensor).build(), name);
        return name;
    }

    /** The name of a constant that is true. */
    String yes() {
        String name = Place.inside("pass", "yes");
        weight(
                TensorProto.newBuilder()
                        .setDataType(TensorProto.DataType.BOOL_VALUE)
                        .addInt32Data(1)
                        .build(),
                name);
        return name;
    }

    /** Notes what decides of an operator. */
    void decides(String path, List<String> values, boolean byShape) {
        deciding.put(path, new Deciding(values, byShape));
    }

    /** Lets a value come out that tells what decides of an operator. */
    void probe(String value) {
        probes.add(value);
    }

    /** The model with this graph. */
    Finished finish(boolean probing) {
        if (probing) {
            graph.clearOutput();
            probes.forEach(probe -> graph.addOutput(ValueInfoProto.newBuilder().setName(probe)));
        }
        ModelProto model = source.toBuilder()
                .setIrVersion(Math.max(source.getIrVersion(), FREE_WEIGHTS))
                .setGraph(graph)
                .build();
        return new Finished(model, List.copyOf(places), deciding);
    }
}
