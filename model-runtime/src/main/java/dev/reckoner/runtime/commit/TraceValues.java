package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.HashSet;
import java.util.SequencedSet;
import java.util.Set;

/** Which values a trace holds. The outputs of the model are always among them. */
public enum TraceValues {
    /** Every value that an operator of the main graph makes. Only such a trace can be disputed down to one operator. */
    ALL,
    /** These, and every value inside the branches that were taken, each pass of the loops, and the functions. */
    INNER,
    /** What matrix products and convolutions give, where nearly all of the arithmetic is. */
    MATMUL,
    /** What is handed on where the fewest values are in flight: in most models, from layer to layer. */
    LAYERS;

    private static final Set<String> PRODUCTS = Set.of(
            "Attention",
            "Conv",
            "ConvInteger",
            "ConvTranspose",
            "Einsum",
            "FusedConv",
            "FusedGemm",
            "FusedMatMul",
            "GRU",
            "Gemm",
            "GroupQueryAttention",
            "LSTM",
            "MatMul",
            "MatMulInteger",
            "MatMulNBits",
            "MultiHeadAttention",
            "QLinearConv",
            "QLinearMatMul",
            "RNN");

    /**
     * The names of the values, in the order of the graph.
     *
     * @param model for {@link #INNER} as it was written out
     */
    public SequencedSet<String> of(OnnxModel model) {
        OperatorGraph graph = OperatorGraph.of(model);
        SequencedSet<String> values = graph.values();
        if (this == INNER) {
            graph.operators().stream()
                    .filter(operator -> operator.place().isAuxiliary())
                    .forEach(operator -> values.removeAll(operator.outputs()));
        } else if (this != ALL) {
            Set<String> wanted = this == MATMUL ? products(graph) : HandedOn.in(graph, TraceValues::isProduct);
            model.outputs().forEach(output -> wanted.add(output.name()));
            values.retainAll(wanted);
        }
        return values;
    }

    private static Set<String> products(OperatorGraph graph) {
        Set<String> products = new HashSet<>();
        graph.operators().stream().filter(TraceValues::isProduct).forEach(each -> products.addAll(each.outputs()));
        return products;
    }

    private static boolean isProduct(Operator operator) {
        return PRODUCTS.contains(operator.node().getOpType());
    }
}
