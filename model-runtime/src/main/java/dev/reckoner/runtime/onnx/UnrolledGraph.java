package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * A main graph in which the operators of functions, of taken branches and of the passes of loops stand in place of the operators
 * that hold them. They compute what they compute there; values have the names of {@link Place#valueName}.
 */
final class UnrolledGraph {
    private static final int DEEPEST = 16;

    private final Unrolling unrolling;
    private final Functions functions;
    private final WrittenGraph graph;
    private final Passes passes;

    private UnrolledGraph(ModelProto source, Unrolling unrolling) {
        this.unrolling = unrolling;
        this.functions = new Functions(source);
        this.graph = new WrittenGraph(source);
        this.passes = new Passes(graph, operatorSet(source), this::body);
    }

    /**
     * Writes a model out.
     *
     * @throws ModelException RT-MODEL-UNROLL if it would have too many operators, or a graph is not what its operator needs
     */
    static WrittenGraph.Finished of(ModelProto source, Unrolling unrolling) throws ModelException {
        UnrolledGraph unrolled = new UnrolledGraph(source, unrolling);
        unrolled.operators(source.getGraph().getNodeList(), Scope.main());
        return unrolled.graph.finish(unrolling.probing());
    }

    /** True if there is anything in the main graph that could be written out. */
    static boolean isNested(ModelProto source) {
        Functions functions = new Functions(source);
        return source.getGraph().getNodeList().stream()
                .anyMatch(node -> functions.of(node).isPresent() || Bodies.isControl(node));
    }

    private static long operatorSet(ModelProto source) {
        return source.getOpsetImportList().stream()
                .filter(each -> each.getDomain().isEmpty() || each.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
    }

    private void operators(List<NodeProto> nodes, Scope scope) throws ModelException {
        for (int i = 0; i < nodes.size(); i++) {
            operator(nodes.get(i), scope, scope.path(i));
        }
    }

    private void operator(NodeProto node, Scope scope, String path) throws ModelException {
        Optional<FunctionProto> function = functions.of(node);
        Integer count = Bodies.isControl(node) ? unrolling.counts().get(path) : null;
        if (function.isPresent()) {
            call(function.get(), node, scope, path);
        } else if (count == null) {
            plain(node, scope, path);
        } else {
            switch (node.getOpType()) {
                case "If" -> branch(node, scope, path, count);
                case "Loop" -> passes.loop(node, scope, path, count);
                default -> passes.scan(node, scope, path, count);
            }
        }
    }

    private void plain(NodeProto node, Scope scope, String path) throws ModelException {
        NodeProto.Builder moved = node.toBuilder().clearInput().clearOutput().clearAttribute();
        node.getInputList().forEach(name -> moved.addInput(scope.use(name)));
        moved.addAllAttribute(InnerNames.renamed(node, scope));
        node.getOutputList().forEach(name -> moved.addOutput(scope.define(name)));
        if (unrolling.probing() && Bodies.isControl(node)) {
            Probes.add(moved, path, graph);
        }
        graph.add(moved, Place.of(path));
    }

    private void call(FunctionProto function, NodeProto call, Scope scope, String path) throws ModelException {
        Scope inner = scope.call(path + "/" + function.getName());
        requireDepth(inner);
        for (int i = 0; i < function.getInputCount(); i++) {
            inner.bind(function.getInput(i), i < call.getInputCount() ? scope.use(call.getInput(i)) : "");
        }
        operators(FunctionBody.of(function, call), inner);
        graph.handOn(
                call,
                scope,
                path,
                function.getOutputList().stream().map(inner::use).toList());
    }

    private static void requireDepth(Scope scope) throws ModelException {
        if (scope.depth() > DEEPEST) {
            throw new ModelException("RT-MODEL-UNROLL", "Functions or graphs lie in each other too deeply.");
        }
    }

    private void branch(NodeProto node, Scope scope, String path, int taken) throws ModelException {
        Bodies.require(node.getInputCount() == 1, node);
        String side = taken == 0 ? "else_branch" : "then_branch";
        graph.decides(path, List.of(scope.use(node.getInput(0))), false);
        GraphProto body = Bodies.body(node, side);
        Scope inner = scope.inner(path + "/" + side);
        body(body, inner);
        graph.handOn(node, scope, path, Bodies.outputs(body, inner));
    }

    private void body(GraphProto body, Scope scope) throws ModelException {
        requireDepth(scope);
        for (TensorProto weight : body.getInitializerList()) {
            graph.weight(weight, scope.weight(weight.getName()));
        }
        for (var sparse : body.getSparseInitializerList()) {
            graph.sparseWeight(sparse, scope.weight(sparse.getValues().getName()));
        }
        operators(body.getNodeList(), scope);
    }
}
