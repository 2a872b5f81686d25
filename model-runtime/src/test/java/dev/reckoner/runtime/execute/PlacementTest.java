package dev.reckoner.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.onnx.PlainNames;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {
    private static final String EVENT = """
            {"cat": "Node", "name": "%s_kernel_time", "dur": 9,
             "args": {"node_index": "%d", "op_name": "%s", "provider": "%sExecutionProvider",
                      "input_type_shape": [{"float": [1, 16]}], "thread_scheduling_stats": {"main_thread": {"core": -1}}}}
            """;
    private static final String SESSION = """
            {"cat": "Session", "name": "model_loading_array", "args": {}}
            """;

    @TempDir
    Path folder;

    @Test
    void countsOperatorsByWhereTheyRan() throws IOException {
        assertThat(values(
                        SESSION,
                        event("a", 1, "MatMul", "WebGpu"),
                        event("b", 2, "Shape", "CPU"),
                        event("c", 3, "Gather", "CPU"),
                        event("d", 4, "Gather", "CPU")))
                .containsEntry("ep.nodes", "1")
                .containsEntry("ep.fallback", "Gather × 2, Shape × 1");
    }

    @Test
    void copiesBetweenMemoriesAreNoOperatorsOfTheModel() throws IOException {
        assertThat(values(event("a", 1, "MatMul", "WebGpu"), event("x", 2, "MemcpyFromHost", "WebGpu")))
                .containsEntry("ep.nodes", "1")
                .containsEntry("ep.fallback", "none");
    }

    @Test
    void anOperatorInALoopCountsOnce() throws IOException {
        assertThat(values(event("a", 1, "Add", "CPU"), event("a", 1, "Add", "CPU"), event("", 2, "Add", "CPU")))
                .containsEntry("ep.fallback", "Add × 2");
    }

    @Test
    void theDigestTellsAnotherPlacement() throws IOException {
        String one = digest(event("a", 1, "MatMul", "WebGpu"), event("b", 2, "Add", "CPU"));

        assertThat(digest(event("b", 2, "Add", "CPU"), event("a", 1, "MatMul", "WebGpu")))
                .isEqualTo(one);
        assertThat(digest(event("a", 1, "MatMul", "CPU"), event("b", 2, "Add", "WebGpu")))
                .isNotEqualTo(one);
    }

    @Test
    void theFileIsGoneAfterwards() throws IOException {
        values(SESSION);
        assertThat(folder).isEmptyDirectory();
    }

    /** ONNX Runtime writes the names of operators as they are. */
    @Test
    void aProfileThatIsNoJsonTellsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.json"), "[" + event("quote\" in", 1, "Add", "CPU") + "]");
        assertThat(Placement.read(file.toString())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesThatWouldBeReadAsSomethingElseAreSeenWhereverTheyAre() {
        ModelProto plain = SmallModels.addition(1);
        NodeProto node = plain.getGraph().getNode(0);
        assertThat(PlainNames.areIn(plain)).isTrue();
        for (String odd : new String[] {"quote\" in", "back\\slash", "line\nfeed"}) {
            assertThat(PlainNames.areIn(with(node.toBuilder().setName(odd)))).isFalse();
            assertThat(PlainNames.areIn(with(node.toBuilder().setInput(0, odd))))
                    .isFalse();
            assertThat(PlainNames.areIn(with(node.toBuilder()
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("then_branch")
                                    .setG(GraphProto.newBuilder()
                                            .addNode(node.toBuilder().setOutput(0, odd)))))))
                    .isFalse();
        }
    }

    private static ModelProto with(NodeProto.Builder node) {
        ModelProto plain = SmallModels.addition(1);
        return plain.toBuilder()
                .setGraph(plain.getGraph().toBuilder().setNode(0, node))
                .build();
    }

    private String digest(String... events) throws IOException {
        return values(events).getOrDefault("ep.placement.sha256", "");
    }

    private Map<String, String> values(String... events) throws IOException {
        Path file = Files.writeString(folder.resolve("profile.json"), "[" + String.join(",", events) + "]");
        return Placement.read(file.toString())
                .orElseThrow()
                .addTo(new EnvironmentRecord(new LinkedHashMap<>()))
                .values();
    }

    private static String event(String name, int number, String type, String provider) {
        return EVENT.formatted(name, number, type, provider);
    }
}
