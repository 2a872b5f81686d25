package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** Writes loops out pass by pass: what one pass hands on is what the next one is given. */
final class Passes {
    /** Since which operator set what the passes gave is put together as here. */
    private static final long PACKING = 11;

    private final WrittenGraph graph;
    private final long operatorSet;
    private final Bodies.Writer writer;

    Passes(WrittenGraph graph, long operatorSet, Bodies.Writer writer) {
        this.graph = graph;
        this.operatorSet = operatorSet;
        this.writer = writer;
    }

    /** ONNX operator Loop: inputs M, cond and what is carried; the body has the pass, cond and what is carried. */
    void loop(NodeProto node, Scope scope, String path, int passes) throws ModelException {
        GraphProto body = Bodies.body(node, "body");
        int carried = body.getInputCount() - 2;
        Bodies.require(carried >= 0 && node.getInputCount() == carried + 2 && body.getOutputCount() > carried, node);
        List<String> deciders = new ArrayList<>();
        node.getInputList().subList(0, Math.min(2, node.getInputCount())).stream()
                .map(scope::use)
                .filter(name -> !name.isEmpty())
                .forEach(deciders::add);
        List<String> state = new ArrayList<>();
        state.add(node.getInputCount() > 1 && !node.getInput(1).isEmpty() ? scope.use(node.getInput(1)) : graph.yes());
        node.getInputList().stream().skip(2).map(scope::use).forEach(state::add);
        List<List<String>> made = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            Scope inner = scope.inner(path + "/body#" + pass);
            inner.bind(body.getInput(0).getName(), graph.number(pass, body.getInput(0)));
            for (int i = 0; i <= carried; i++) {
                inner.bind(body.getInput(i + 1).getName(), state.get(i));
            }
            writer.write(body, inner);
            List<String> outputs = Bodies.outputs(body, inner);
            state = outputs.subList(0, carried + 1);
            deciders.add(outputs.getFirst());
            made.add(outputs.subList(carried + 1, outputs.size()));
        }
        graph.decides(path, deciders, false);
        graph.handOn(node, scope, path, state.subList(1, state.size()));
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
    void scan(NodeProto node, Scope scope, String path, int passes) throws ModelException {
        GraphProto body = Bodies.body(node, "body");
        int sequences = Bodies.sequences(node);
        int carried = node.getInputCount() - sequences;
        Bodies.require(
                sequences > 0
                        && carried >= 0
                        && body.getInputCount() == node.getInputCount()
                        && body.getOutputCount() >= carried,
                node);
        List<String> sources = node.getInputList().stream().map(scope::use).toList();
        graph.decides(path, sources.subList(carried, sources.size()), true);
        List<String> state = sources.subList(0, carried);
        List<List<String>> made = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            Scope inner = scope.inner(path + "/body#" + pass);
            for (int i = 0; i < carried; i++) {
                inner.bind(body.getInput(i).getName(), state.get(i));
            }
            for (int i = 0; i < sequences; i++) {
                boolean backwards = Bodies.listed(node, "scan_input_directions", i) == 1;
                String slice =
                        slice(node, path, i, sources.get(carried + i), pass, backwards ? passes - 1 - pass : pass);
                inner.bind(body.getInput(carried + i).getName(), slice);
            }
            writer.write(body, inner);
            List<String> outputs = Bodies.outputs(body, inner);
            state = outputs.subList(0, carried);
            made.add(outputs.subList(carried, outputs.size()));
        }
        graph.handOn(node, scope, path, state);
        for (int i = 0; i < made.getFirst().size(); i++) {
            int output = i;
            List<String> slices =
                    new ArrayList<>(made.stream().map(each -> each.get(output)).toList());
            if (Bodies.listed(node, "scan_output_directions", i) == 1) {
                slices = slices.reversed();
            }
            pack(node, scope, path, carried + i, slices, Bodies.listed(node, "scan_output_axes", i));
        }
    }

    private String slice(NodeProto node, String path, int sequence, String source, int pass, int at)
            throws ModelException {
        String slice = Place.inside(path + "/body#" + pass, "slice/" + sequence);
        NodeProto.Builder gather = Nodes.node("Gather", slice, source, graph.number(at))
                .addAttribute(Nodes.integer("axis", Bodies.listed(node, "scan_input_axes", sequence)));
        graph.addAuxiliary(gather, path);
        return slice;
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
        graph.addAuxiliary(Nodes.node("SequenceConstruct", sequence, slices.toArray(String[]::new)), path);
        graph.add(
                Nodes.node("ConcatFromSequence", scope.define(node.getOutput(output)), sequence)
                        .addAttribute(Nodes.integer("axis", axis))
                        .addAttribute(Nodes.integer("new_axis", 1)),
                new Place(path, output, false));
    }
}
