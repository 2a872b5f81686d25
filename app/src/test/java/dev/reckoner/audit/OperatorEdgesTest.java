package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.OperatorEdges.Edge;
import dev.reckoner.audit.OperatorEdges.Node;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OperatorEdgesTest {
    private static final Path MODEL = Path.of(
                    System.getProperty("reckoner.sample.models", "target/reckoner/sample/models"))
            .resolve("all-MiniLM-L6-v2.onnx");

    @Test
    void theEdgesOfARealModelLeadForwardBetweenOperatorsThatCompute() throws ModelException {
        Assumptions.assumeTrue(Files.exists(MODEL), () -> "the model is not at " + MODEL);
        OperatorEdges graph = OperatorEdges.of(OnnxModel.open(MODEL));
        var indices = new HashSet<Integer>();
        graph.operators().forEach(node -> indices.add(node.index()));
        assertThat(graph.operators()).noneMatch(node -> node.type().equals("Constant"));
        assertThat(graph.operators().stream().filter(node -> node.type().equals("MatMul")))
                .hasSize(48);
        assertThat(graph.edges()).isNotEmpty().allSatisfy(edge -> {
            assertThat(edge.from()).isLessThan(edge.to());
            assertThat(indices).contains(edge.from(), edge.to());
        });
        Node query = graph.operators().stream()
                .filter(node -> node.name().equals("/encoder/layer.0/attention/self/query/MatMul"))
                .findFirst()
                .orElseThrow();
        assertThat(graph.edges().stream().filter(edge -> edge.from() == query.index()))
                .singleElement()
                .extracting(Edge::value)
                .isEqualTo("/encoder/layer.0/attention/self/query/MatMul_output_0");
    }
}
