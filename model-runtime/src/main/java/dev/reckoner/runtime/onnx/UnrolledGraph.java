package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A main graph in which the operators of functions, of taken branches and of the passes of loops stand in place of the operators
 * that hold them. They compute what they compute there; values have the names of {@link Place#valueName}.
 */
final class UnrolledGraph {
    private static final int MOST_OPERATORS = 20_000;
    private static final int DEEPEST = 16;

    /** Since which operator set values of a loop's passes are put together as here. */
    private static final long PACKING = 11;

    private final Unrolling unrolling;
    private final Functions functions;
    private final GraphProto.Builder graph;
    private final long operatorSet;
    private final List<Place> places = new ArrayList<>();
    private final SequencedMap<String, Deciding> deciding = new LinkedHashMap<>();
    private final Set<String> weights = new HashSet<>();
    private final List<String> probes = new ArrayList<>();

    private UnrolledGraph(ModelProto source, Unrolling unrolling) {
        this.unrolling = unrolling;
        this.functions = new Functions(source);
        this.graph = source.getGraph().toBuilder().clearNode();
        this.operatorSet = source.getOpsetImportList().stream()
                .filter(each -> each.getDomain().isEmpty() || each.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
    }

    /**
     * What came of it.
     *
     * @param places of the operators, in their order
     * @param deciding by the place of the operator
     */
    record Unrolled(ModelProto model, List<Place> places, SequencedMap<String, Deciding> deciding) {}

    /**
     * Writes a model out.
     *
     * @throws ModelException RT-MODEL-UNROLL if it would have too many operators, or a branch is missing
     */
    static Unrolled of(ModelProto source, Unrolling unrolling) throws ModelException {
        UnrolledGraph unrolled = new UnrolledGraph(source, unrolling);
        unrolled.operators(source.getGraph().getNodeList(), Scope.main());
        if (unrolling.probing()) {
            unrolled.graph.clearOutput();
            unrolled.probes.forEach(probe ->
                    unrolled.graph.addOutput(ValueInfoProto.newBuilder().setName(probe)));
        }
        ModelProto model = source.toBuilder()
                .setIrVersion(Math.max(source.getIrVersion(), 4))
                .setGraph(unrolled.graph)
                .build();
        return new Unrolled(model, List.copyOf(unrolled.places), unrolled.deciding);
    }

    /** True if there is anything in the main graph that could be written out. */
    static boolean isNested(ModelProto source) {
        Functions functions = new Functions(source);
        return source.getGraph().getNodeList().stream()
                .anyMatch(node -> functions.of(node).isPresent() || isControl(node));
    }

    private static boolean isControl(NodeProto node) {
        return Nodes.isStandard(node) && Set.of("If", "Loop", "Scan").contains(node.getOpType());
    }

    private void operators(List<NodeProto> nodes, Scope scope) throws ModelException {
        for (int i = 0; i < nodes.size(); i++) {
            operator(nodes.get(i), scope, scope.path(i));
        }
    }

    private void operator(NodeProto node, Scope scope, String path) throws ModelException {
        Optional<FunctionProto> function = functions.of(node);
        Integer count = isControl(node) ? unrolling.counts().get(path) : null;
        if (function.isPresent()) {
            call(function.get(), node, scope, path);
        } else if (count == null) {
            plain(node, scope, path);
        } else {
            switch (node.getOpType()) {
                case "If" -> branch(node, scope, path, count);
                case "Loop" -> loop(node, scope, path, count);
                default -> scan(node, scope, path, count);
            }
        }
    }

    private void plain(NodeProto node, Scope scope, String path) throws ModelException {
        NodeProto.Builder moved = node.toBuilder().clearInput().clearOutput().clearAttribute();
        node.getInputList().forEach(name -> moved.addInput(scope.use(name)));
        moved.addAllAttribute(InnerNames.renamed(node, scope));
        node.getOutputList().forEach(name -> moved.addOutput(scope.define(name)));
        if (unrolling.probing() && isControl(node)) {
            probe(moved, path);
        }
        add(moved, Place.of(path));
    }

    private void add(NodeProto.Builder node, Place place) throws ModelException {
        if (places.size() >= MOST_OPERATORS) {
            throw new ModelException(
                    "RT-MODEL-UNROLL", "Written out, the model has more than " + MOST_OPERATORS + " operators.");
        }
        graph.addNode(node);
        places.add(place);
    }

    private void call(FunctionProto function, NodeProto call, Scope scope, String path) throws ModelException {
        Scope inner = scope.call(path + "/" + function.getName());
        requireDepth(inner);
        for (int i = 0; i < function.getInputCount(); i++) {
            inner.bind(function.getInput(i), i < call.getInputCount() ? scope.use(call.getInput(i)) : "");
        }
        operators(FunctionBody.of(function, call), inner);
        handOn(
                call,
                scope,
                path,
                0,
                function.getOutputList().stream().map(inner::use).toList());
    }

    private static void requireDepth(Scope scope) throws ModelException {
        if (scope.depth() > DEEPEST) {
            throw new ModelException("RT-MODEL-UNROLL", "Functions or graphs lie in each other too deeply.");
        }
    }

    private void branch(NodeProto node, Scope scope, String path, int taken) throws ModelException {
        require(node.getInputCount() == 1, node);
        String side = taken == 0 ? "else_branch" : "then_branch";
        deciding.put(path, new Deciding(List.of(scope.use(node.getInput(0))), false));
        GraphProto body = body(node, side);
        Scope inner = scope.inner(path + "/" + side);
        graph(body, inner);
        handOn(node, scope, path, 0, outputs(body, inner));
    }

    /** What came of the inside as the outputs of the operator, from output number {@code from}. */
    private void handOn(NodeProto node, Scope scope, String path, int from, List<String> made) throws ModelException {
        for (int i = 0; i < made.size() && from + i < node.getOutputCount(); i++) {
            String name = node.getOutput(from + i);
            if (!name.isEmpty()) {
                add(Nodes.node("Identity", scope.define(name), made.get(i)), new Place(path, from + i, false));
            }
        }
    }

    private void graph(GraphProto body, Scope scope) throws ModelException {
        requireDepth(scope);
        for (TensorProto weight : body.getInitializerList()) {
            weight(weight, scope.weight(weight.getName()));
        }
        for (var sparse : body.getSparseInitializerList()) {
            String name = scope.weight(sparse.getValues().getName());
            if (weights.add(name)) {
                graph.addSparseInitializer(sparse.toBuilder()
                        .setValues(sparse.getValues().toBuilder().setName(name)));
            }
        }
        operators(body.getNodeList(), scope);
    }

    private void weight(TensorProto tensor, String name) {
        if (weights.add(name)) {
            graph.addInitializer(tensor.toBuilder().setName(name));
        }
    }

    private static GraphProto body(NodeProto node, String attribute) throws ModelException {
        return Nodes.attribute(node, attribute)
                .filter(found -> found.hasG())
                .orElseThrow(() -> new ModelException(
                        "RT-MODEL-UNROLL", "A " + node.getOpType() + " has no graph '" + attribute + "'."))
                .getG();
    }

    private static void require(boolean fits, NodeProto node) throws ModelException {
        if (!fits) {
            throw new ModelException(
                    "RT-MODEL-UNROLL",
                    "The graph inside a " + node.getOpType() + " does not fit what goes in and comes out.");
        }
    }

    private static List<String> outputs(GraphProto body, Scope scope) {
        return body.getOutputList().stream()
                .map(output -> scope.use(output.getName()))
                .toList();
    }

    /** ONNX operator Loop: inputs M, cond and what is carried; the body has the pass, cond and what is carried. */
    private void loop(NodeProto node, Scope scope, String path, int passes) throws ModelException {
        GraphProto body = body(node, "body");
        int carried = body.getInputCount() - 2;
        require(carried >= 0 && node.getInputCount() == carried + 2 && body.getOutputCount() > carried, node);
        List<String> deciders = new ArrayList<>();
        node.getInputList().subList(0, Math.min(2, node.getInputCount())).stream()
                .map(scope::use)
                .filter(name -> !name.isEmpty())
                .forEach(deciders::add);
        List<String> state = new ArrayList<>();
        state.add(node.getInputCount() > 1 && !node.getInput(1).isEmpty() ? scope.use(node.getInput(1)) : yes());
        node.getInputList().stream().skip(2).map(scope::use).forEach(state::add);
        List<List<String>> made = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            Scope inner = scope.inner(path + "/body#" + pass);
            inner.bind(body.getInput(0).getName(), number(pass, body.getInput(0)));
            for (int i = 0; i <= carried; i++) {
                inner.bind(body.getInput(i + 1).getName(), state.get(i));
            }
            graph(body, inner);
            List<String> outputs = outputs(body, inner);
            state = outputs.subList(0, carried + 1);
            deciders.add(outputs.getFirst());
            made.add(outputs.subList(carried + 1, outputs.size()));
        }
        deciding.put(path, new Deciding(List.copyOf(deciders), false));
        handOn(node, scope, path, 0, state.subList(1, state.size()));
        for (int i = 0; i < made.getFirst().size(); i++) {
            int output = i;
            pack(
                    node,
                    scope,
                    path,
                    carried + i,
                    made.stream().map(each -> each.get(output)).toList(),
                    0);
        }
    }

    /** ONNX operator Scan since operator set 9: inputs what is carried, then sequences, of which each pass has one slice. */
    private void scan(NodeProto node, Scope scope, String path, int passes) throws ModelException {
        GraphProto body = body(node, "body");
        int sequences = (int) Nodes.integer(node, "num_scan_inputs", 0);
        int carried = node.getInputCount() - sequences;
        require(
                sequences > 0
                        && carried >= 0
                        && body.getInputCount() == node.getInputCount()
                        && body.getOutputCount() >= carried,
                node);
        List<String> sources = node.getInputList().stream().map(scope::use).toList();
        deciding.put(path, new Deciding(sources.subList(carried, sources.size()), true));
        List<String> state = sources.subList(0, carried);
        List<List<String>> made = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            Scope inner = scope.inner(path + "/body#" + pass);
            for (int i = 0; i < carried; i++) {
                inner.bind(body.getInput(i).getName(), state.get(i));
            }
            for (int i = 0; i < sequences; i++) {
                boolean backwards = listed(node, "scan_input_directions", i) == 1;
                String slice = Place.inside(path + "/body#" + pass, "slice/" + i);
                String at = number(backwards ? passes - 1 - pass : pass, ValueInfoProto.getDefaultInstance());
                add(
                        Nodes.node("Gather", slice, sources.get(carried + i), at)
                                .addAttribute(Nodes.integer("axis", listed(node, "scan_input_axes", i))),
                        new Place(path, 0, true));
                inner.bind(body.getInput(carried + i).getName(), slice);
            }
            graph(body, inner);
            List<String> outputs = outputs(body, inner);
            state = outputs.subList(0, carried);
            made.add(outputs.subList(carried, outputs.size()));
        }
        handOn(node, scope, path, 0, state);
        for (int i = 0; i < made.getFirst().size(); i++) {
            int output = i;
            List<String> slices =
                    new ArrayList<>(made.stream().map(each -> each.get(output)).toList());
            if (listed(node, "scan_output_directions", i) == 1) {
                slices = slices.reversed();
            }
            pack(node, scope, path, carried + i, slices, listed(node, "scan_output_axes", i));
        }
    }

    private static long listed(NodeProto node, String attribute, int index) {
        return Nodes.attribute(node, attribute)
                .filter(found -> index < found.getIntsCount())
                .map(found -> found.getInts(index))
                .orElse(0L);
    }

    /** Puts the slices of all passes together, along a new axis, as an output of the operator. */
    private void pack(NodeProto node, Scope scope, String path, int output, List<String> slices, long axis)
            throws ModelException {
        if (output >= node.getOutputCount() || node.getOutput(output).isEmpty()) {
            return;
        }
        if (operatorSet < PACKING) {
            throw new ModelException(
                    "RT-MODEL-UNROLL", "Passes are put together only from operator set " + PACKING + " on.");
        }
        String sequence = Place.inside(path, "slices/" + output);
        add(Nodes.node("SequenceConstruct", sequence, slices.toArray(String[]::new)), new Place(path, 0, true));
        add(
                Nodes.node("ConcatFromSequence", scope.define(node.getOutput(output)), sequence)
                        .addAttribute(Nodes.integer("axis", axis))
                        .addAttribute(Nodes.integer("new_axis", 1)),
                new Place(path, output, false));
    }

    /** A constant with the number of a pass, of the shape that the body declares for it. */
    private String number(long pass, ValueInfoProto declared) {
        boolean isVector = declared.getType().getTensorType().getShape().getDimCount() == 1;
        String name = Place.inside("pass", pass + (isVector ? "/1" : ""));
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addInt64Data(pass);
        weight((isVector ? tensor.addDims(1) : tensor).build(), name);
        return name;
    }

    private String yes() {
        String name = Place.inside("pass", "yes");
        weight(
                TensorProto.newBuilder()
                        .setDataType(TensorProto.DataType.BOOL_VALUE)
                        .addInt32Data(1)
                        .build(),
                name);
        return name;
    }

    private void probe(NodeProto.Builder node, String path) throws ModelException {
        String probe = Unrolling.probe(path);
        switch (node.getOpType()) {
            case "If" -> {
                require(node.getInputCount() == 1, node.build());
                add(Nodes.node("Identity", probe, node.getInput(0)), new Place(path, 0, true));
            }
            case "Scan" -> {
                int sequences = (int) Nodes.integer(node.build(), "num_scan_inputs", 0);
                if (sequences < 1 || sequences > node.getInputCount()) {
                    return;
                }
                String shape = probe + "/shape";
                String axis = number(listed(node.build(), "scan_input_axes", 0), ValueInfoProto.getDefaultInstance());
                add(
                        Nodes.node("Shape", shape, node.getInput(node.getInputCount() - sequences)),
                        new Place(path, 0, true));
                add(Nodes.node("Gather", probe, shape, axis), new Place(path, 0, true));
            }
            default -> countPasses(node, probe);
        }
        probes.add(probe);
    }

    /** The body gives the number of each pass as one more output. */
    private static void countPasses(NodeProto.Builder node, String probe) throws ModelException {
        GraphProto body = body(node.build(), "body");
        require(body.getInputCount() >= 2, node.build());
        String number = probe + "/pass";
        GraphProto.Builder counting = body.toBuilder()
                .addNode(Nodes.node("Identity", number, body.getInput(0).getName()))
                .addOutput(ValueInfoProto.newBuilder().setName(number));
        node.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals("body"))
                .forEach(attribute -> attribute.setG(counting));
        // Outputs that the model leaves out at the end are counted from the body.
        int before = body.getOutputCount() - 1;
        while (node.getOutputCount() < before) {
            node.addOutput("");
        }
        node.addOutput(probe);
    }
}
