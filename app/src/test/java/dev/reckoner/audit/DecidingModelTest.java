package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose answer is the index of the largest score: at a near tie, rounding alone makes another answer of it. */
class DecidingModelTest {
    private static final Tensor INPUT = Tensor.ofFloats(List.of(3L), 1, 2, 2.0000002f);
    private static final Tensor OTHER_ANSWER = Tensor.ofLongs(List.of(1L), 1);

    @TempDir
    Path folder = Path.of("");

    @Test
    void anotherAnswerFromAnotherMachineAccusesNobody() throws Exception {
        var elsewhere = new ExecutionRecord(
                "onnxruntime 1.29.0",
                "CPUExecutionProvider",
                "ALL",
                1,
                "linux aarch64 neon",
                Optional.empty(),
                Map.of());
        assertThat(code(Optional.of(elsewhere))).isEqualTo("EX-INCONCLUSIVE-DECISION");
        assertThat(code(Optional.empty())).isEqualTo("EX-INCONCLUSIVE-DECISION");
    }

    @Test
    void anotherAnswerFromAMachineLikeThisOneIsOutside() throws Exception {
        var here = Recorder.circumstances(ExecutionProfile.CANONICAL, Optional.empty());
        assertThat(code(Optional.of(here))).isEqualTo("EX-OUTSIDE");
    }

    private String code(Optional<ExecutionRecord> execution) throws Exception {
        var trail = record(execution);
        try (var audit = RecordedCase.create(
                Files.createTempDirectory(folder, "case").resolve("case"),
                new CaseData("", "", "", false, Instant.EPOCH),
                Clock.systemUTC())) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            var claim = audit.claims().getFirst().id();
            var options = new ReexecutionOptions(true, true);
            return audit.reexecute(List.of(claim), options, outcome -> {}, TaskProgress.SILENT)
                    .getFirst()
                    .code();
        }
    }

    private Path record(Optional<ExecutionRecord> execution) throws Exception {
        var signer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var model = Files.write(Files.createTempFile(folder, "model", ".onnx"), classifier());
        var trail = Files.createTempDirectory(folder, "trail").resolve("one.trail");
        try (var bundle = BundleWriter.create(trail, "one", Instant.EPOCH)) {
            bundle.key("op", signer.getPublic().getEncoded());
            bundle.modelFile("classifier", "1", model);
            bundle.record(
                    new InferenceRecord(
                            "one",
                            Instant.EPOCH,
                            "p",
                            "op",
                            "app",
                            Optional.empty(),
                            new ModelReference("classifier", "1", Optional.of(Digest.sha256(classifier()))),
                            List.of(write(bundle, "x", INPUT)),
                            List.of(write(bundle, "y", OTHER_ANSWER)),
                            execution,
                            Optional.empty()),
                    signer);
        }
        return trail;
    }

    private static RecordedTensor write(BundleWriter bundle, String name, Tensor tensor) throws IOException {
        var file = bundle.tensor(TensorProtos.write(tensor));
        return new RecordedTensor(name, file, Digest.ofSha256(tensor.sha256()));
    }

    /** y = ArgMax(Sigmoid(x)). */
    static byte[] classifier() {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(GraphProto.newBuilder()
                        .setName("classifier")
                        .addInput(value("x", ElementType.FLOAT))
                        .addNode(node("Sigmoid", "s", "x"))
                        .addNode(node("ArgMax", "y", "s"))
                        .addOutput(value("y", ElementType.INT64)))
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String operator, String output, String input) {
        return NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(output);
    }

    private static ValueInfoProto.Builder value(String name, ElementType type) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.number())
                                .setShape(shape)));
    }
}
