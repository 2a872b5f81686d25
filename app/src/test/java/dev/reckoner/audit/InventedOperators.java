package dev.reckoner.audit;

import dev.reckoner.audit.OperatorEdges.Edge;
import dev.reckoner.audit.OperatorEdges.Node;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A model of six layers like MiniLM's, 152 operators, and what was found in it where int8 was sold as fp32: every product with a
 * weight differs by some hundred times its bound, the first of them in the query of layer 0.
 */
public final class InventedOperators {
    private static final int LAYERS = 6;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Integer> makers = new HashMap<>();

    private InventedOperators() {
        add("Gather", "/embeddings/word_embeddings/Gather", "words");
        add("Gather", "/embeddings/position_embeddings/Gather", "positions");
        add("Add", "/embeddings/Add", "sum", "words", "positions");
        add("LayerNormalization", "/embeddings/LayerNorm/LayerNormalization", "x", "sum");
        for (int layer = 0; layer < LAYERS; layer++) {
            attention("/encoder/layer." + layer + "/attention/");
            feedForward("/encoder/layer." + layer + "/");
        }
        add("ReduceMean", "/pooling/mean/ReduceMean", "pooled", "x");
        add("LpNormalization", "/output/norm/LpNormalization", "embedding", "pooled");
    }

    private void attention(String prefix) {
        for (String part : List.of("query", "key", "value")) {
            add("MatMul", prefix + "self/" + part + "/MatMul", part + ".product", "x");
            add("Add", prefix + "self/" + part + "/Add", part + ".sum", part + ".product");
            add("Reshape", prefix + "self/" + part + "/Reshape", part + ".heads", part + ".sum");
            add("Transpose", prefix + "self/" + part + "/Transpose", part, part + ".heads");
        }
        add("MatMul", prefix + "self/scores/MatMul", "scores", "query", "key");
        add("Div", prefix + "self/Div", "scaled", "scores");
        add("Softmax", prefix + "self/Softmax", "weights", "scaled");
        add("MatMul", prefix + "self/context/MatMul", "context", "weights", "value");
        add("MatMul", prefix + "output/dense/MatMul", "dense", "context");
        add("Add", prefix + "output/Add", "attended", "dense", "x");
        add("LayerNormalization", prefix + "output/LayerNorm/LayerNormalization", "y", "attended");
    }

    private void feedForward(String prefix) {
        add("MatMul", prefix + "intermediate/dense/MatMul", "wide", "y");
        add("Add", prefix + "intermediate/dense/Add", "wide.sum", "wide");
        add("Gelu", prefix + "intermediate/Gelu", "active", "wide.sum");
        add("MatMul", prefix + "output/dense/MatMul", "narrow", "active");
        add("LayerNormalization", prefix + "output/LayerNorm/LayerNormalization", "x", "narrow", "y");
    }

    private void add(String type, String name, String made, String... used) {
        int index = nodes.size();
        nodes.add(new Node(index, type, name));
        for (String value : used) {
            edges.add(new Edge(makers.getOrDefault(value, 0), index, name + "." + value));
        }
        makers.put(made, index);
    }

    /** Which operator hands a value to which. */
    public static OperatorEdges graph() {
        var made = new InventedOperators();
        return new OperatorEdges(made.nodes, made.edges);
    }

    /** What was found in them; the query of layer 0 is the first above its bound. */
    public static Localisation localisation() {
        List<OperatorError> errors =
                graph().operators().stream().map(InventedOperators::error).toList();
        int guilty = errors.stream()
                .filter(error -> error.multiple() > 1)
                .findFirst()
                .orElseThrow()
                .index();
        return new Localisation(
                errors,
                OptionalInt.of(guilty),
                3,
                "MatMul in the query of layer 0 is the first operator that does not give what was claimed of it");
    }

    /** What was found where every operator keeps to its bound. */
    public static Localisation innocent() {
        List<OperatorError> errors = graph().operators().stream()
                .map(InventedOperators::error)
                .map(error -> error.multiple() > 1 ? error(error, 0.04) : error)
                .toList();
        return new Localisation(
                errors, OptionalInt.empty(), 3, "No operator differs by more than its bound; 3 could not be checked");
    }

    private static OperatorError error(Node node) {
        boolean moves = node.type().equals("Reshape")
                || node.type().equals("Transpose")
                || node.type().equals("Gather");
        boolean weight = node.type().equals("MatMul")
                && !node.name().contains("scores")
                && !node.name().contains("context");
        double bound = moves ? 0 : 4.9e-6;
        double multiple = moves ? 0 : weight ? 640 + node.index() % 7 * 20 : 0.06 + node.index() % 5 * 0.04;
        if (weight && node.index() < 5) {
            multiple = 640;
        }
        return error(
                new OperatorError(
                        node.index(),
                        node.type(),
                        node.name(),
                        node.name() + "_output_0",
                        Verdict.BIT_EXACT,
                        0,
                        bound,
                        multiple,
                        node.index() < 4 ? 1e-7 * (1 + node.index()) : Math.min(0.02, 2e-3 * (1 + node.index() / 12.0)),
                        ""),
                multiple);
    }

    private static OperatorError error(OperatorError like, double multiple) {
        Verdict verdict =
                multiple == 0 ? Verdict.BIT_EXACT : multiple <= 1 ? Verdict.WITHIN_THEORETICAL : Verdict.OUTSIDE;
        return new OperatorError(
                like.index(),
                like.type(),
                like.name(),
                like.value(),
                verdict,
                multiple * like.bound(),
                like.bound(),
                multiple,
                like.drift(),
                switch (verdict) {
                    case BIT_EXACT -> "Every bit is what the operator gives for the claimed inputs.";
                    case OUTSIDE -> "Differs by more than rounding can make of a sum of 384 products.";
                    default -> "Differs by no more than rounding can make of it.";
                });
    }
}
