package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    @Test
    void aRealModelIsDescribed() throws IOException, ModelException {
        OnnxModel model = SentenceEncoder.precise();
        assertThat(model.sha256()).startsWith("759c3cd2").endsWith("c46e");
        assertThat(model.opsetImports()).containsEntry("ai.onnx", 11L);
        assertThat(model.proto().getGraph().getNodeCount()).isEqualTo(637);
        assertThat(model.inputs())
                .extracting(ValueInfo::name)
                .containsExactly("input_ids", "attention_mask", "token_type_ids");
        assertThat(model.inputs().getFirst().elementType()).contains(ElementType.INT64);
        assertThat(model.inputs().getFirst().description()).startsWith("tensor(int64)[batch");
    }

    @Test
    void theWeightThatWasChangedIsNamed() throws IOException, ModelException {
        OnnxModel model = SentenceEncoder.precise();
        GraphProto graph = model.proto().getGraph();
        int index = graph.getInitializerCount() / 2;
        TensorProto weights = graph.getInitializer(index);
        byte[] raw = weights.getRawData().toByteArray();
        raw[raw.length / 2] ^= 1;
        ModelProto changed = model.proto().toBuilder()
                .setGraph(graph.toBuilder()
                        .setInitializer(index, weights.toBuilder().setRawData(ByteString.copyFrom(raw))))
                .build();
        OnnxModel other = OnnxModel.of(changed.toByteArray());
        assertThat(model.differingInitializers(other)).containsExactly(weights.getName());
        assertThat(model.differingInitializers(model)).isEmpty();
    }

    @Test
    void aWeightThatOnlyOneModelHasDiffers() throws ModelException {
        OnnxModel with = OnnxModel.of(SmallModels.addition(1).toByteArray());
        OnnxModel without = OnnxModel.of(
                SmallModels.unary("Neg", SmallModels.tensor(ElementType.FLOAT)).toByteArray());
        assertThat(with.differingInitializers(without)).containsExactly("w");
        assertThat(without.differingInitializers(with)).containsExactly("w");
    }

    @Test
    void digestsOfInitializersAreThoseOfTheTensors() throws ModelException {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        assertThat(model.initializerDigests())
                .containsExactly(java.util.Map.entry(
                        "w", Tensor.ofFloats(List.of(2L), 1, 2).sha256()));
    }

    @Test
    void nestedTypesAreWrittenOut() throws ModelException {
        var type = SmallModels.optional(SmallModels.sequence(SmallModels.tensor(ElementType.INT4, "n", "")));
        OnnxModel model = OnnxModel.of(SmallModels.unary("Identity", type).toByteArray());
        assertThat(model.inputs().getFirst().description()).isEqualTo("optional(seq(tensor(int4)[n, ?]))");
        assertThat(model.inputs().getFirst().kind()).isEqualTo(ValueInfo.Kind.OPTIONAL);
    }

    @Test
    void weightsBesideTheModelAreReadAndThoseElsewhereRefused(@TempDir Path root) throws IOException, ModelException {
        Path folder = Files.createDirectory(root.resolve("model"));
        Files.write(folder.resolve("w.bin"), new byte[] {9, 9, 0, 0, (byte) 0x80, 0x3f});
        Files.write(root.resolve("secret.bin"), new byte[8]);
        OnnxModel good = write(folder.resolve("good.onnx"), "w.bin", "2");
        assertThat(good.externalData()).contains(folder);
        assertThat(good.initializerDigests())
                .containsEntry("w", Tensor.ofFloats(List.of(1L), 1).sha256());
        for (String location :
                List.of("../secret.bin", root.resolve("secret.bin").toString(), "none.bin", "", "\0")) {
            OnnxModel bad = write(folder.resolve("bad.onnx"), location, "0");
            refused("RT-MODEL-EXTERNAL", bad::externalData);
            refused("RT-MODEL-EXTERNAL", bad::initializerDigests);
        }
        Files.createSymbolicLink(folder.resolve("link.bin"), root.resolve("secret.bin"));
        refused("RT-MODEL-EXTERNAL", write(folder.resolve("bad.onnx"), "link.bin", "0")::externalData);
        for (String offset : List.of("-1", "3", "x", "9223372036854775807")) {
            refused("RT-MODEL-EXTERNAL", write(folder.resolve("bad.onnx"), "w.bin", offset)::initializerDigests);
        }
    }

    private static OnnxModel write(Path file, String location, String offset) throws IOException, ModelException {
        ModelProto model = SmallModels.addition(1);
        TensorProto external = model.getGraph().getInitializer(0).toBuilder()
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", offset))
                .addExternalData(entry("length", "4"))
                .build();
        // A new file each time: the former one may still be mapped.
        Path fresh = file.resolveSibling(
                System.identityHashCode(external) + file.getFileName().toString());
        Files.write(
                fresh,
                model.toBuilder()
                        .setGraph(model.getGraph().toBuilder().setInitializer(0, external))
                        .build()
                        .toByteArray());
        return OnnxModel.open(fresh);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    @Test
    void filesThatAreNoModelsAreRefusedWithACode(@TempDir Path folder) throws IOException {
        refused("RT-MODEL-UNREADABLE", () -> OnnxModel.open(folder.resolve("none.onnx")));
        refused("RT-MODEL-UNREADABLE", () -> OnnxModel.open(folder));
        refused("RT-MODEL-NO-GRAPH", () -> OnnxModel.of(new byte[0]));
        refused("RT-MODEL-NO-GRAPH", () -> OnnxModel.open(Files.createFile(folder.resolve("empty.onnx"))));
        refused(
                "RT-MODEL-CORRUPT",
                () -> OnnxModel.of("no model at all".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Which of the two is computed with depends on the program, so that one digest would bind two models. */
    @Test
    void aNameUnderWhichTwoWeightsAreStoredIsRefused() throws ModelException {
        GraphProto graph = SmallModels.addition(1).getGraph();
        TensorProto w = graph.getInitializer(0);
        SparseTensorProto sparse = SparseTensorProto.newBuilder()
                .setValues(w)
                .setIndices(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), 0), ""))
                .addDims(1)
                .build();
        SparseTensorProto other =
                sparse.toBuilder().setValues(w.toBuilder().setName("v")).build();
        TensorProto indices = w.toBuilder().setName("v#indices").build();
        assertThat(OnnxModel.of(with(graph.toBuilder().addSparseInitializer(other)))
                        .inputs())
                .hasSize(1);
        for (GraphProto.Builder twice : List.of(
                graph.toBuilder().addInitializer(w),
                graph.toBuilder().addSparseInitializer(sparse),
                graph.toBuilder().addSparseInitializer(other).addSparseInitializer(other),
                graph.toBuilder().addInitializer(indices).addSparseInitializer(other))) {
            refused("RT-MODEL-CORRUPT", () -> OnnxModel.of(with(twice)));
        }
    }

    private static byte[] with(GraphProto.Builder graph) {
        return SmallModels.addition(1).toBuilder().setGraph(graph).build().toByteArray();
    }

    /** Three messages for each level: node, attribute, graph. */
    @Test
    void graphsNestedWithoutEndAreRefused() {
        ByteString graph = ByteString.EMPTY;
        for (int depth = 0; depth < 20_000; depth++) {
            graph = wrap(1, wrap(5, wrap(6, graph)));
        }
        byte[] bytes = wrap(7, graph).toByteArray();
        refused("RT-MODEL-COMPLEX", () -> OnnxModel.of(bytes));
    }

    @Test
    void millionsOfEmptyMessagesAreRefusedBeforeTheyTakeMemory() {
        byte[] nodes = new byte[16 << 20];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 0x0a;
        }
        refused(
                "RT-MODEL-COMPLEX",
                () -> OnnxModel.of(wrap(7, ByteString.copyFrom(nodes)).toByteArray()));
    }

    @Test
    void anyCutOrChangedModelIsReadOrRefusedWithoutAnotherException() {
        byte[] good = SmallModels.addition(1, 2, 3).toByteArray();
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = Arrays.copyOf(good, round % 4 == 0 ? random.nextInt(good.length + 1) : good.length);
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                OnnxModel model = OnnxModel.of(bad);
                model.initializerDigests();
                model.externalData();
                assertThat(model.opsetImports().toString() + model.producer() + model.inputs())
                        .isNotEmpty();
            } catch (ModelException e) {
                assertThat(e.code()).startsWith("RT-MODEL-");
            }
        }
    }

    private static ByteString wrap(int field, ByteString content) {
        ByteString.Output output = ByteString.newOutput();
        try {
            var coded = com.google.protobuf.CodedOutputStream.newInstance(output);
            coded.writeTag(field, 2);
            coded.writeUInt32NoTag(content.size());
            coded.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteString().concat(content);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(action)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
