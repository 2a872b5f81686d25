package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Rows;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records name batches of many kinds, and what cannot be put together accuses nobody. */
class RecordedBatchTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();
    private static final TypeProto ROWS = SmallModels.tensor(ElementType.FLOAT, "rows", "n");

    /** y = x by way of eight bits that the whole batch scales. */
    private static final ModelProto QUANTISING = SmallModels.model(
            GraphProto.newBuilder()
                    .addInput(SmallModels.value("x", ROWS))
                    .addNode(SmallModels.node("DynamicQuantizeLinear", "q", "x")
                            .addOutput("scale")
                            .addOutput("zero")),
            SmallModels.node("DequantizeLinear", "y", "q", "scale", "zero"),
            ROWS);

    /** y = x over the largest of its column. */
    private static final ModelProto RELATIVE = SmallModels.model(
            GraphProto.newBuilder()
                    .addInput(SmallModels.value("x", ROWS))
                    .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), 0), "axis"))
                    .addNode(SmallModels.node("ReduceMax", "m", "x", "axis")),
            SmallModels.node("Div", "y", "x", "m"),
            ROWS);

    /** y = the sum of the rows so far: the first dimension is time. */
    private static final ModelProto RUNNING = SmallModels.model(
            GraphProto.newBuilder()
                    .addInput(SmallModels.value("x", ROWS))
                    .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), 0), "axis")),
            SmallModels.node("CumSum", "y", "x", "axis"),
            ROWS);

    private static final Tensor A = row(1, 0.3f, 0.7f);
    private static final Tensor B = row(9, 5, 2);
    private static final Tensor C = row(0.1f, 20, 4);

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void theRowsOfABatchAreInTheOrderOfTheRecord() throws Exception {
        var outcomes = honest(QUANTISING, List.of(C, A, B), List.of(C, A, B)).rerun();
        assertThat(outcomes).hasSize(3).extracting(ReexecutionOutcome::code).containsOnly("EX-BIT-EXACT");
        assertThat(rerun(RELATIVE, List.of(C, A), List.of(C, A)))
                .extracting(ReexecutionOutcome::code)
                .containsOnly("EX-BIT-EXACT");
    }

    @Test
    void anInputMayBeInABatchTwice() throws Exception {
        assertThat(rerun(QUANTISING, List.of(A, C, A), List.of(A, C)))
                .hasSize(2)
                .extracting(ReexecutionOutcome::code)
                .containsOnly("EX-BIT-EXACT");
    }

    @Test
    void theTensorsOwnDigestNamesItToo() throws Exception {
        var names = Stream.of(A, C).map(each -> Digest.ofSha256(each.sha256())).toList();
        var made = made(QUANTISING, List.of(A, C));
        var trail = trail(QUANTISING)
                .record(inputs(A), outputs(made, 0), Optional.of(names))
                .record(inputs(C), outputs(made, 1), Optional.of(names));
        assertThat(trail.rerun()).extracting(ReexecutionOutcome::code).containsOnly("EX-BIT-EXACT");
    }

    @Test
    void whatTheBatchDoesNotGiveIsOutside() throws Exception {
        var names = names(A, C);
        var trail = trail(QUANTISING)
                .record(inputs(A), inputs("y", row(1, 1, 1)), Optional.of(names))
                .record(inputs(C), inputs("y", C), Optional.of(names));
        assertThat(trail.rerun().getFirst().code()).isEqualTo("EX-OUTSIDE");
    }

    @Test
    void anAnswerMadeAloneAndNotInTheBatchOfTheRecordIsAnotherRun() throws Exception {
        var names = names(A, C);
        var trail = trail(RELATIVE)
                .record(inputs(A), inputs("y", row(1, 1, 1)), Optional.of(names))
                .record(inputs(C), inputs("y", row(1, 1, 1)), Optional.of(names));
        var outcome = trail.rerun().getFirst();
        assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-ANOTHER-RUN");
        assertThat(outcome.sentence()).contains("run alone, not in the batch");
    }

    /** Alone 1 leads 0.99 by far; in steps of 20/255 they are the same. */
    @Test
    void aChoiceIsJudgedByTheScoresThatItsBatchGave() throws Exception {
        var model = SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", ROWS))
                        .addNode(SmallModels.node("DynamicQuantizeLinear", "q", "x")
                                .addOutput("scale")
                                .addOutput("zero"))
                        .addNode(SmallModels.node("DequantizeLinear", "s", "q", "scale", "zero")),
                SmallModels.node("ArgMax", "y", "s").addAttribute(SmallModels.integer("axis", 1)),
                SmallModels.tensor(ElementType.INT64, "rows", "one"));
        var near = row(1, 0.99f, 0.2f);
        var names = names(near, C);
        var second = trail(model)
                .record(inputs(near), inputs("y", place(1)), Optional.of(names))
                .record(inputs(C), inputs("y", place(1)), Optional.of(names))
                .rerun();
        assertThat(second.getFirst().code()).as(second.getFirst().sentence()).isEqualTo("EX-WITHIN-EMPIRICAL");
        assertThat(second.getLast().code()).isEqualTo("EX-BIT-EXACT");
        var third = trail(model)
                .record(inputs(near), inputs("y", place(2)), Optional.of(names))
                .record(inputs(C), inputs("y", place(1)), Optional.of(names))
                .rerun()
                .getFirst();
        assertThat(third.code()).as(third.sentence()).isEqualTo("EX-OUTSIDE");
        assertThat(third.sentence()).contains("what is chosen here leads by");
    }

    @Test
    void aMissingNeighbourAccusesNobodyWhateverTheModel() throws Exception {
        for (var model : List.of(QUANTISING, RELATIVE)) {
            var outcome = rerun(model, List.of(A, C), List.of(A)).getFirst();
            assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-INCONCLUSIVE-BATCH");
            assertThat(outcome.sentence()).contains("does not hold 1: ").contains("(number 2)");
        }
    }

    @Test
    void aModelThatComputesAlongTheRowsIsNotHeldToABatch() throws Exception {
        var names = names(A, C);
        var trail = trail(RUNNING)
                .record(inputs(C), inputs("y", row(3, 3, 3)), Optional.of(names))
                .record(inputs(A), inputs("y", A), Optional.of(names));
        var outcome = trail.rerun().getFirst();
        assertThat(outcome.verdict()).as(outcome.sentence()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(outcome.sentence()).contains("stands twice in a batch does not come out as it does alone");
    }

    @Test
    void aBatchWithoutTheClaimItselfIsNotItsBatch() throws Exception {
        assertThat(sentence(names(B, C), B, C)).contains("does not include the claim's own input");
        assertThat(sentence(names(B), B)).contains("does not include the claim's own input");
    }

    @Test
    void inputsOfOtherLengthsAreNotPaddedByGuess() throws Exception {
        assertThat(sentence(names(A, row(1, 2, 3, 4)), row(1, 2, 3, 4)))
                .contains("number 2 of the batch has the shape [1, 4] and the claim's [1, 3]");
    }

    @Test
    void batchesOfTooManyInputsOrBytesAreNotPutTogether() throws Exception {
        assertThat(sentence(Collections.nCopies(BatchLimits.INPUTS + 1, names(A).getFirst())))
                .contains("a batch of 1025 inputs, more than the 1024");
        var wide = row(new float[75_000]);
        var trail = trail(QUANTISING)
                .record(
                        inputs(wide),
                        inputs("y", row(1)),
                        Optional.of(Collections.nCopies(
                                BatchLimits.INPUTS, names(wide).getFirst())));
        assertThat(trail.rerun().getFirst().sentence()).contains("takes more than the 256 MB");
    }

    /** Their first input is the same, and nothing tells which of the others was in the batch. */
    @Test
    void claimsThatCannotBeToldApartAreNotGuessedAt() throws Exception {
        var model = SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", ROWS))
                        .addInput(SmallModels.value("w", ROWS))
                        .addNode(SmallModels.node("Mul", "m", "x", "w"))
                        .addNode(SmallModels.node("DynamicQuantizeLinear", "q", "m")
                                .addOutput("scale")
                                .addOutput("zero")),
                SmallModels.node("DequantizeLinear", "y", "q", "scale", "zero"),
                ROWS);
        var trail = trail(model)
                .record(pair(A, A), inputs("y", B), Optional.of(names(A, C)))
                .record(pair(C, A), inputs("y", B), Optional.of(names(A, C)))
                .record(pair(C, B), inputs("y", B), Optional.of(names(A, C)));
        var outcome = trail.rerun().getFirst();
        assertThat(outcome.code()).isEqualTo("EX-INCONCLUSIVE-BATCH");
        assertThat(outcome.sentence()).contains("is that of 2 claims whose other inputs differ");

        var another = trail(model)
                .record(pair(A, A), inputs("y", B), Optional.of(names(A, C)))
                .record(pair(C, A), inputs("y", B), Optional.empty())
                .rerun()
                .getFirst();
        assertThat(another.code()).isEqualTo("EX-INCONCLUSIVE-BATCH");
        assertThat(another.sentence())
                .as("a record that does not name the batch may have been made elsewhere")
                .contains("the case has no record of this batch for 1: ");
    }

    /** The sentence about a claim of A, whose answer is not the model's, in a batch; the case also holds others. */
    private String sentence(List<Digest> batch, Tensor... others) throws Exception {
        var trail = trail(QUANTISING).record(inputs(A), inputs("y", B), Optional.of(batch));
        for (var other : others) {
            trail.record(inputs(other), inputs("y", other), Optional.empty());
        }
        var outcome = trail.rerun().getFirst();
        assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-INCONCLUSIVE-BATCH");
        return outcome.sentence();
    }

    private List<ReexecutionOutcome> rerun(ModelProto model, List<Tensor> batch, List<Tensor> held) throws Exception {
        return honest(model, batch, held).rerun();
    }

    /** The answers that a batch gives, of which the case holds some. */
    private BatchTrail honest(ModelProto model, List<Tensor> batch, List<Tensor> held) throws Exception {
        var made = made(model, batch);
        var trail = trail(model);
        for (var each : held) {
            trail.record(
                    inputs(each), outputs(made, batch.indexOf(each)), Optional.of(names(batch.toArray(Tensor[]::new))));
        }
        return trail;
    }

    private static Tensor made(ModelProto model, List<Tensor> batch) throws Exception {
        return (Tensor) REEXECUTOR
                .run(
                        OnnxModel.of(model.toByteArray()),
                        inputs(Rows.stack(batch)),
                        ExecutionProfile.CANONICAL,
                        Cancellation.none())
                .outputs()
                .firstEntry()
                .getValue();
    }

    private BatchTrail trail(ModelProto model) throws Exception {
        return new BatchTrail(folder, Files.write(Files.createTempFile(folder, "model", ".onnx"), model.toByteArray()));
    }

    private static List<Digest> names(Tensor... inputs) {
        return Stream.of(inputs).map(each -> BatchTrail.named(inputs(each))).toList();
    }

    private static SequencedMap<String, OnnxValue> outputs(Tensor made, int row) {
        return inputs("y", Rows.slice(made, row, 1));
    }

    private static SequencedMap<String, OnnxValue> pair(Tensor x, Tensor w) {
        var inputs = inputs(x);
        inputs.put("w", w);
        return inputs;
    }

    private static SequencedMap<String, OnnxValue> inputs(Tensor x) {
        return inputs("x", x);
    }

    private static SequencedMap<String, OnnxValue> inputs(String name, Tensor value) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(name, value);
        return inputs;
    }

    private static Tensor place(long index) {
        return Tensor.ofLongs(List.of(1L, 1L), index);
    }

    private static Tensor row(float... values) {
        return Tensor.ofFloats(List.of(1L, (long) values.length), values);
    }
}
