package dev.reckoner.runtime.worker;

import static dev.reckoner.runtime.worker.TestWorkers.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.ExternalModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model cannot make the worker read, load or do. */
class RefusedModelsTest {
    @TempDir
    static Path place;

    @TempDir
    Path folder;

    private static WorkerReexecutor reexecutor;

    @BeforeAll
    static void start() {
        reexecutor = TestWorkers.in(place, TestWorkers.SMALL);
    }

    @AfterAll
    static void end() throws Exception {
        reexecutor.close();
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void weightsBesideTheModelAreUsedAndThoseElsewhereRefused() throws Exception {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.write(model.resolve("w.bin"), new byte[] {0, 0, (byte) 0x80, 0x3f});
        Files.copy(model.resolve("w.bin"), folder.resolve("w.bin"));
        Files.createSymbolicLink(model.resolve("link.bin"), folder.resolve("w.bin"));
        assertThat(run(ExternalModels.open(model, ExternalModels.addition("w.bin"))))
                .containsEntry("y", Tensor.ofFloats(List.of(1L), 2));
        for (String location : List.of("../w.bin", "link.bin", "none.bin")) {
            refused(Code.MODEL_EXTERNAL, location, ExternalModels.open(model, ExternalModels.addition(location)));
        }
    }

    @Test
    void aFileThatWasChangedAfterItWasOpenedIsNotRun() throws Exception {
        Path file = Files.write(
                folder.resolve("model.onnx"), SmallModels.addition(1).toByteArray());
        OnnxModel model = OnnxModel.open(file);
        Files.write(file, SmallModels.addition(2).toByteArray());
        refused(Code.MODEL_CHANGED, "changed", model);
    }

    /** The bytes ORTM at the fifth place make ONNX Runtime take a file for one of its own format, which nobody has looked into. */
    @Test
    void aModelIsReadAsWhatItWasCheckedAs() throws Exception {
        ModelProto model =
                SmallModels.addition(2).toBuilder().setProducerName("ORTM").build();
        assertThat(model.toByteString().substring(4, 8)).isEqualTo(ByteString.copyFromUtf8("ORTM"));
        assertThat(run(TestWorkers.model(model))).containsEntry("y", Tensor.ofFloats(List.of(1L), 3));
    }

    /** The operator would have ONNX Runtime read the file that it names, or load what it holds. */
    @Test
    void partsThatWereCompiledForADeviceAreRefused() throws Exception {
        NodeProto compiled = SmallModels.node("EPContext", "y", "x")
                .setDomain("com.microsoft")
                .addAttribute(SmallModels.integer("embed_mode", 0))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("ep_cache_context")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("/etc/hostname")))
                .build();
        refused(Code.OPERATOR_UNSUPPORTED, "EPContext", TestWorkers.model(withNode(compiled)));
        NodeProto nested = SmallModels.node("If", "y", "x")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("then_branch")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(GraphProto.newBuilder().addNode(compiled)))
                .build();
        refused(Code.OPERATOR_UNSUPPORTED, "EPContext", TestWorkers.model(withNode(nested)));
    }

    @Test
    void operatorsOfOthersAreNotLoaded() throws Exception {
        NodeProto own =
                SmallModels.node("Own", "y", "x").setDomain("own.domain").build();
        ModelProto model = withNode(own).toBuilder()
                .addMetadataProps(dev.reckoner.runtime.onnx.proto.StringStringEntryProto.newBuilder()
                        .setKey("custom_op_library")
                        .setValue("libown.so"))
                .build();
        refused(Code.OPERATOR_UNSUPPORTED, "own.domain", TestWorkers.model(model));
    }

    @Test
    void noProfileNamesFiles() {
        for (String setting : List.of(
                "session.model_external_initializers_file_folder_path",
                "ep.context_file_path",
                "ep.context_enable",
                "session.load_model_format",
                "session.optimized_model_external_initializers_file_name")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new ExecutionProfile(
                            ExecutionProfile.DEFAULT.provider(),
                            ExecutionProfile.Optimisation.ALL,
                            1,
                            1,
                            false,
                            false,
                            true,
                            Map.of(setting, "x")))
                    .withMessageContaining(setting);
        }
    }

    @Test
    void bytesThatOnlyTheRuntimeFindsFaultWithAreReported() throws Exception {
        ModelProto model = SmallModels.unary("Neg", SmallModels.tensor(ElementType.STRING, "n"));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> reexecutor.run(
                        TestWorkers.model(model), text(), ExecutionProfile.CANONICAL, Cancellation.none()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Code.MODEL_CORRUPT));
    }

    private static SequencedMap<String, OnnxValue> text() {
        var inputs = one();
        inputs.put("x", Tensor.ofStrings(List.of(1L), new String(new byte[] {'a'}, StandardCharsets.UTF_8)));
        return inputs;
    }

    private static ModelProto withNode(NodeProto node) {
        ModelProto plain = SmallModels.unary("Neg", SmallModels.tensor(ElementType.FLOAT, "n"));
        return plain.toBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain(node.getDomain().isEmpty() ? "com.microsoft" : node.getDomain())
                        .setVersion(1))
                .setGraph(plain.getGraph().toBuilder().setNode(0, node))
                .build();
    }

    private static SequencedMap<String, OnnxValue> run(OnnxModel model) throws ExecutionException {
        return reexecutor
                .run(model, one(), ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }

    private static void refused(Code code, String words, OnnxModel model) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> run(model))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(code));
    }
}
