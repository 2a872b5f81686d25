package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Every operator of the default domain that the ONNX project tests has been looked at. */
class ContinuityTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");

    @Test
    void ofTheDefaultDomainOnlyTheseDecideByThemselves() throws IOException {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        var operators = new TreeSet<String>();
        var deciding = new TreeSet<String>();
        for (NodeProto node : corpus()) {
            operators.add(node.getOpType());
            if (Continuity.of(node) == Continuity.DECIDES) {
                deciding.add(node.getOpType());
            }
        }
        assertThat(operators).hasSizeGreaterThan(180);
        assertThat(deciding)
                .containsExactly(
                        "Bernoulli",
                        "DynamicQuantizeLinear",
                        "GridSample",
                        "ImageDecoder",
                        "NonMaxSuppression",
                        "QLinearConv",
                        "QLinearMatMul",
                        "QuantizeLinear",
                        "RandomUniformLike",
                        "Resize",
                        "Upsample");
    }

    private static Set<NodeProto> corpus() throws IOException {
        try (ZipFile zip = new ZipFile(CORPUS.toFile())) {
            var models = zip.stream()
                    .filter(entry -> entry.getName().endsWith("model.onnx"))
                    .toList();
            var nodes = Stream.<NodeProto>builder();
            for (var entry : models) {
                var model = ModelProto.parseFrom(zip.getInputStream(entry));
                nodes(model.getGraph()).forEach(nodes::add);
            }
            return nodes.build()
                    .filter(node -> Set.of("", "ai.onnx").contains(node.getDomain()))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<NodeProto> nodes(GraphProto graph) {
        return graph.getNodeList().stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(node),
                        node.getAttributeList().stream()
                                .flatMap(attribute ->
                                        Stream.concat(Stream.of(attribute.getG()), attribute.getGraphsList().stream()))
                                .flatMap(ContinuityTest::nodes)));
    }
}
