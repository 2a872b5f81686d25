package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TrainingInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataTest {
    private static final TensorProto OUTSIDE =
            ExternalModels.tensor("w", ElementType.FLOAT, List.of(1L), "../secret.bin", 0);

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void files() throws Exception {
        folder = Files.createDirectory(root.resolve("model"));
        Files.createDirectory(folder.resolve("part"));
        Files.write(folder.resolve("part").resolve("w.bin"), new byte[4]);
        Files.write(folder.resolve("w.bin"), new byte[4]);
        Files.write(root.resolve("secret.bin"), new byte[4]);
        Files.createSymbolicLink(folder.resolve("link.bin"), root.resolve("secret.bin"));
        Files.createSymbolicLink(folder.resolve("inner.bin"), folder.resolve("w.bin"));
        Files.createSymbolicLink(folder.resolve("away"), root);
        Files.createSymbolicLink(folder.resolve("near"), folder.resolve("part"));
        Files.createDirectories(folder.resolve("*"));
        Files.createDirectories(folder.resolve("*").resolve("_ORT_MEM_ADDR_"));
        Files.write(folder.resolve("*").resolve("_ORT_MEM_ADDR_").resolve("*"), new byte[4]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.bin", "part/w.bin", "./w.bin"})
    void filesBesideTheModelAreTaken(String location) throws Exception {
        assertThat(ExternalModels.open(folder, ExternalModels.addition(location))
                        .externalData())
                .contains(folder);
    }

    /** Also where the file in the end is one of the folder: links and detours can be changed after they are looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.bin",
                "../model/w.bin",
                "part/../w.bin",
                "link.bin",
                "inner.bin",
                "away/secret.bin",
                "near/w.bin",
                "part",
                "",
                ".",
                "/etc/hostname",
                "*/_ORT_MEM_ADDR_/*"
            })
    void othersAreRefused(String location) throws Exception {
        refused(ExternalModels.addition(location));
    }

    @Test
    void anAbsolutePathIsRefusedEvenIntoTheFolder() throws Exception {
        refused(ExternalModels.addition(folder.resolve("w.bin").toString()));
    }

    static Stream<ModelProto> hidden() {
        AttributeProto value = AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(OUTSIDE)
                .build();
        NodeProto constant =
                SmallModels.node("Constant", "c").addAttribute(value).build();
        GraphProto body =
                GraphProto.newBuilder().setName("body").addNode(constant).build();
        NodeProto nested = SmallModels.node("If", "d", "x")
                .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(body))
                .build();
        SparseTensorProto sparse =
                SparseTensorProto.newBuilder().setIndices(OUTSIDE).build();
        ModelProto plain = SmallModels.addition(1);
        return Stream.of(
                with(plain.getGraph().toBuilder().addNode(constant)),
                with(plain.getGraph().toBuilder().addNode(nested)),
                with(plain.getGraph().toBuilder()
                        .addNode(SmallModels.node("Op", "e")
                                .addAttribute(AttributeProto.newBuilder().addTensors(OUTSIDE)))),
                with(plain.getGraph().toBuilder()
                        .addNode(SmallModels.node("Op", "e")
                                .addAttribute(AttributeProto.newBuilder().addGraphs(body)))),
                with(plain.getGraph().toBuilder()
                        .addNode(SmallModels.node("Constant", "f")
                                .addAttribute(AttributeProto.newBuilder().setSparseTensor(sparse)))),
                with(plain.getGraph().toBuilder().addSparseInitializer(sparse)),
                plain.toBuilder()
                        .addFunctions(FunctionProto.newBuilder().addNode(nested))
                        .build(),
                plain.toBuilder()
                        .addFunctions(FunctionProto.newBuilder().addAttributeProto(value))
                        .build(),
                plain.toBuilder()
                        .addTrainingInfo(TrainingInfoProto.newBuilder().setAlgorithm(body))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void noTensorIsOverlooked(ModelProto model) throws Exception {
        refused(model);
    }

    private static ModelProto with(GraphProto.Builder graph) {
        return SmallModels.addition(1).toBuilder().setGraph(graph).build();
    }

    private void refused(ModelProto model) throws Exception {
        OnnxModel opened = ExternalModels.open(folder, model);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(opened::externalData)
                .satisfies(e -> assertThat(e.code()).isEqualTo("RT-MODEL-EXTERNAL"));
    }
}
