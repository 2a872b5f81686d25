package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.List;

/**
 * Which operator of a model hands a value to which. Constants are left out: they compute nothing.
 *
 * @param operators in the order of the graph
 * @param edges in the order of the operator that takes the value
 */
public record OperatorEdges(List<Node> operators, List<Edge> edges) {
    /** No operator. */
    public static final OperatorEdges NONE = new OperatorEdges(List.of(), List.of());

    public OperatorEdges {
        operators = List.copyOf(operators);
        edges = List.copyOf(edges);
    }

    /**
     * An operator.
     *
     * @param index its place in the graph
     * @param type such as {@code MatMul}
     * @param name as in the file; where it has none, that of its first output
     */
    public record Node(int index, String type, String name) {}

    /** A value that one operator makes and another takes. */
    public record Edge(int from, int to, String value) {}

    /** The operators of a model's main graph. */
    public static OperatorEdges of(OnnxModel model) {
        var graph = OperatorGraph.of(model);
        var computing = graph.operators().stream().filter(it -> !isConstant(it)).toList();
        return new OperatorEdges(
                computing.stream()
                        .map(it -> new Node(it.index(), it.type(), it.name()))
                        .toList(),
                computing.stream().flatMap(it -> edges(graph, it).stream()).toList());
    }

    private static List<Edge> edges(OperatorGraph graph, Operator taker) {
        return graph.valuesUsedBy(taker).stream()
                .filter(value -> graph.maker(value).isPresent())
                .map(value -> new Edge(graph.maker(value).getAsInt(), taker.index(), value))
                .filter(edge -> !isConstant(graph.operators().get(edge.from())))
                .toList();
    }

    private static boolean isConstant(Operator operator) {
        return operator.type().equals("Constant");
    }
}
