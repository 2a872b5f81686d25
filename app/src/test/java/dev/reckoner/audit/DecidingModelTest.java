package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
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

/**
 * A model whose answer is the index of the largest score: at a near tie, rounding alone makes another answer of it. The margin of
 * the scores tells that from an answer that is not the model's.
 */
class DecidingModelTest {
    private static final Tensor NEAR_TIE = Tensor.ofFloats(List.of(3L), 1, 2, 2.0000002f);
    private static final Tensor CLEAR = Tensor.ofFloats(List.of(3L), 1, 2, 3);
    private static final Tensor OTHER_ANSWER = Tensor.ofLongs(List.of(1L), 1);
    private static final Optional<ExecutionRecord> ELSEWHERE = Optional.of(new ExecutionRecord(
            "onnxruntime 1.29.0", "CPUExecutionProvider", "ALL", 1, "linux aarch64 neon", Optional.empty(), Map.of()));
    private static final Optional<ExecutionRecord> HERE =
            Optional.of(Recorder.circumstances(ExecutionProfile.CANONICAL, Optional.empty()));

    @TempDir
    Path folder = Path.of("");

    @Test
    void theOtherSideOfANearTieIsNeverAccused() throws Exception {
        for (var execution : List.of(ELSEWHERE, HERE, Optional.<ExecutionRecord>empty())) {
            var outcome = outcome(classifier(), NEAR_TIE, OTHER_ANSWER, execution);
            assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-WITHIN-EMPIRICAL");
            assertThat(outcome.sentence())
                    .contains("what is chosen here leads by")
                    .contains("they turn up to");
            assertThat(outcome.outputs().getFirst().verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        }
    }

    @Test
    void aChoiceThatCannotFollowFromTheScoresIsOutsideWhereverItWasMade() throws Exception {
        for (var execution : List.of(ELSEWHERE, HERE, Optional.<ExecutionRecord>empty())) {
            var outcome = outcome(classifier(), CLEAR, OTHER_ANSWER, execution);
            assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-OUTSIDE");
            assertThat(outcome.sentence())
                    .startsWith("The model file named in the record does not give this output: 1 of 1 choices differ")
                    .contains("what is chosen here leads by 0.0718, and rounding turns no more than");
        }
        assertThat(outcome(classifier(), CLEAR, Tensor.ofLongs(List.of(1L), 7), ELSEWHERE)
                        .code())
                .isEqualTo("EX-OUTSIDE");
    }

    /** Elsewhere the number that is rounded may lie on the other side, and the scores with it. */
    @Test
    void scoresThatRestOnADecisionThemselvesAreNotHeldAgainstAnotherMachine() throws Exception {
        assertThat(outcome(stepped(), CLEAR, OTHER_ANSWER, ELSEWHERE).code()).isEqualTo("EX-INCONCLUSIVE-DECISION");
        assertThat(outcome(stepped(), CLEAR, OTHER_ANSWER, HERE).code()).isEqualTo("EX-OUTSIDE");
    }

    @Test
    void whatIsChosenOfTheInputItselfIsTheSameEverywhere() throws Exception {
        var largest = model(node("ArgMax", "y", "x"));
        assertThat(outcome(largest, NEAR_TIE, OTHER_ANSWER, ELSEWHERE).code()).isEqualTo("EX-OUTSIDE");
    }

    private ReexecutionOutcome outcome(byte[] model, Tensor input, Tensor answer, Optional<ExecutionRecord> execution)
            throws Exception {
        var trail = record(model, input, answer, execution);
        try (var audit = RecordedCase.create(
                Files.createTempDirectory(folder, "case").resolve("case"),
                new CaseData("", "", "", false, Instant.EPOCH),
                Clock.systemUTC(),
                DeviceExecutors.inProcess())) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            var claim = AllClaims.of(audit).getFirst().id();
            var options = new ReexecutionOptions(true, true);
            return audit.reexecute(List.of(claim), options, outcome -> {}, TaskProgress.SILENT)
                    .getFirst();
        }
    }

    private Path record(byte[] file, Tensor input, Tensor answer, Optional<ExecutionRecord> execution)
            throws Exception {
        var signer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var model = Files.write(Files.createTempFile(folder, "model", ".onnx"), file);
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
                            new ModelReference("classifier", "1", Optional.of(Digest.sha256(file))),
                            List.of(write(bundle, "x", input)),
                            List.of(write(bundle, "y", answer)),
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
        return model(node("Sigmoid", "s", "x"), node("ArgMax", "y", "s"));
    }

    /** Of the roots of whole numbers. */
    private static byte[] stepped() {
        return model(node("Exp", "e", "x"), node("Round", "r", "e"), node("Sqrt", "s", "r"), node("ArgMax", "y", "s"));
    }

    private static byte[] model(NodeProto.Builder... nodes) {
        var graph = GraphProto.newBuilder().setName("classifier").addInput(value("x", ElementType.FLOAT));
        for (var each : nodes) {
            graph.addNode(each);
        }
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph.addOutput(value("y", ElementType.INT64)))
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
