package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseModelsTest {
    /** A file that an accuser planted could give the very output that was claimed. */
    @Test
    void onlyPublishedModelsMayExplainAnOutput(@TempDir Path folder) throws Exception {
        try (var ledger = Ledger.create(folder.resolve("case"), "test", Instant.EPOCH)) {
            var own = put(ledger, "own");
            var published = put(ledger, "published");
            put(ledger, "planted");
            var references = new ReferenceValues(
                    List.of(),
                    List.of(),
                    List.of(
                            new ModelRelease("m", "int8", published),
                            new ModelRelease("m", "fp16", Digest.sha256(new byte[] {1}))),
                    List.of());
            assertThat(CaseModels.of(references, ledger.blobs(), List.of(), folder)
                            .othersThan(claim(own)))
                    .extracting(CaseModels.Candidate::digest)
                    .containsExactly(published);
        }
    }

    /** A small model is packed with other blobs and has no file of its own. */
    @Test
    void aSmallModelIsOpenedAndAChangedOneIsToldAsThat(@TempDir Path folder) throws Exception {
        byte[] graph = DecidingModelTest.classifier();
        var references = new ReferenceValues(List.of(), List.of(), List.of(), List.of());
        try (var ledger = Ledger.create(folder.resolve("case"), "test", Instant.EPOCH)) {
            var digest = ledger.blobs().put(graph);
            assertThat(ledger.blobs().path(digest)).isEmpty();
            assertThat(CaseModels.of(references, ledger.blobs(), List.of(), folder)
                            .open(digest)
                            .sha256())
                    .isEqualTo(digest.hex());
            assertThatThrownBy(() -> CaseModels.of(references, ledger.blobs(), List.of(), folder)
                            .open(Digest.sha256(new byte[] {7})))
                    .isInstanceOfSatisfying(
                            CannotRun.class, e -> assertThat(e.code()).isEqualTo("EX-MODEL-MISSING"));
        }
        var pack = folder.resolve("case/blobs/packs/000001.pack");
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length - 1] ^= 1;
        Files.write(pack, bytes);
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            assertThatThrownBy(() -> CaseModels.of(references, ledger.blobs(), List.of(), folder)
                            .open(Digest.sha256(graph)))
                    .isInstanceOfSatisfying(
                            CannotRun.class, e -> assertThat(e.code()).isEqualTo("EX-MODEL-CHANGED"));
        }
    }

    /** Its file cannot be handed to the runtime, so it is opened in memory. */
    @Test
    void aLargeModelOfAnEncryptedCaseIsOpenedAndAChangedOneIsToldAsThat(@TempDir Path folder) throws Exception {
        byte[] graph = ModelProto.parseFrom(DecidingModelTest.classifier()).toBuilder()
                .setDocString("x".repeat(100_000))
                .build()
                .toByteArray();
        var references = new ReferenceValues(List.of(), List.of(), List.of(), List.of());
        var digest = Digest.sha256(graph);
        var place = folder.resolve("case");
        try (var ledger = Ledger.create(place, "test", Instant.EPOCH, Optional.of(passphrase()))) {
            assertThat(ledger.blobs().put(graph)).isEqualTo(digest);
            var model =
                    CaseModels.of(references, ledger.blobs(), List.of(), place).open(digest);
            assertThat(model.sha256()).isEqualTo(digest.hex());
            assertThat(model.origin())
                    .isInstanceOfSatisfying(
                            OnnxModel.Origin.File.class,
                            origin -> assertThat(origin.path()).isEmpty());
        }
        try (var files = Files.find(place.resolve("blobs"), 2, (file, is) -> is.size() > graph.length)) {
            var file = files.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[70_000] ^= 1;
            Files.write(file, bytes);
        }
        try (var ledger = Ledger.open(place, Optional.of(passphrase()))) {
            assertThatThrownBy(() -> CaseModels.of(references, ledger.blobs(), List.of(), place)
                            .open(digest))
                    .isInstanceOfSatisfying(
                            CannotRun.class, e -> assertThat(e.code()).isEqualTo("EX-MODEL-CHANGED"));
        }
    }

    private static Passphrase passphrase() throws IOException {
        return Passphrase.of("a passphrase".toCharArray());
    }

    /** A blob has no other files beside it; the folder of models has. */
    @Test
    void aModelWithWeightsInOtherFilesRunsFromTheFolderOfTheCase(@TempDir Path folder) throws Exception {
        byte[] graph = external();
        var references = new ReferenceValues(List.of(), List.of(), List.of(), List.of());
        var audit = folder.resolve("case");
        try (var ledger = Ledger.create(audit, "test", Instant.EPOCH);
                var reexecutor = new InProcessReexecutor()) {
            var digest = ledger.blobs().put(graph);
            assertThatThrownBy(() -> CaseModels.of(references, ledger.blobs(), List.of(), audit)
                            .open(digest))
                    .isInstanceOfSatisfying(CannotRun.class, e -> {
                        assertThat(e.code()).isEqualTo("EX-MODEL-EXTERNAL");
                        assertThat(e.sentence()).contains("folder 'models' of the case");
                    });
            var place = Files.createDirectories(audit.resolve("models/large"));
            Files.write(place.resolve("any name.onnx"), graph);
            Files.write(place.resolve("w.bin"), new byte[] {0, 0, (byte) 0x80, 0x3f});
            var model =
                    CaseModels.of(references, ledger.blobs(), List.of(), audit).open(digest);
            var inputs = new LinkedHashMap<String, OnnxValue>();
            inputs.put("x", Tensor.ofFloats(List.of(1L), 4));
            var execution = reexecutor.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            assertThat(execution.outputs()).containsEntry("y", Tensor.ofFloats(List.of(1L), 5));
            assertThat(execution.environment().values()).containsKey("model.external.sha256");
        }
    }

    /** y = x + w, with the one float w in {@code w.bin}. */
    private static byte[] external() {
        var vector = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(1)
                        .setShape(TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))));
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(GraphProto.newBuilder()
                        .setName("g")
                        .addInput(ValueInfoProto.newBuilder().setName("x").setType(vector))
                        .addInitializer(TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(1)
                                .addDims(1)
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("w.bin")))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Add")
                                .addInput("x")
                                .addInput("w")
                                .addOutput("y"))
                        .addOutput(ValueInfoProto.newBuilder().setName("y").setType(vector)))
                .build()
                .toByteArray();
    }

    private static Digest put(Ledger ledger, String text) throws Exception {
        return ledger.blobs().put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Claim claim(Digest model) {
        var id = Digest.sha256(new byte[] {1});
        return new Claim(
                id,
                "one",
                "native bundle",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("m", "fp32", Optional.of(model)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                List.of(),
                "");
    }
}
