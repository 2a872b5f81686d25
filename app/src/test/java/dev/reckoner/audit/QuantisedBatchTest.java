package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Rows;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** all-MiniLM-L6-v2 with dynamic 8 bits takes its scales from the whole batch, so that an honest row is another than alone. */
class QuantisedBatchTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();
    private static final Path MODELS = Path.of(System.getProperty("reckoner.sample.models"));
    private static final Path QUANTISED = MODELS.resolve("all-MiniLM-L6-v2-int8.onnx");
    private static final int LENGTH = 16;

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void honestRowsOfARecordedBatchAreTheSameBits() throws Exception {
        var model = OnnxModel.open(QUANTISED);
        var batch = SentenceEncoder.tokens(3, LENGTH);
        var honest = run(model, batch);
        assertThat(run(model, row(batch, 0)).outputs())
                .as("what the first gives alone")
                .isNotEqualTo(row(honest.outputs(), 0));

        var outcomes = trail(batch, honest, 3).rerun();
        assertThat(outcomes).hasSize(3).allSatisfy(outcome -> {
            assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-BIT-EXACT");
            assertThat(outcome.environment()).containsEntry("batch.inputs", "3");
        });
    }

    @Test
    void singlePrecisionSoldAsEightBitsIsOutsideInItsBatch() throws Exception {
        var batch = SentenceEncoder.tokens(3, LENGTH);
        var precise = run(OnnxModel.open(MODELS.resolve("all-MiniLM-L6-v2.onnx")), batch);
        assertThat(trail(batch, precise, 3).rerun())
                .hasSize(3)
                .extracting(ReexecutionOutcome::code)
                .containsOnly("EX-OUTSIDE");
    }

    @Test
    void aNeighbourThatTheCaseDoesNotHoldIsNamedAndNobodyAccused() throws Exception {
        var batch = SentenceEncoder.tokens(3, LENGTH);
        var honest = run(OnnxModel.open(QUANTISED), batch);
        assertThat(trail(batch, honest, 2).rerun()).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.code()).isEqualTo("EX-INCONCLUSIVE-BATCH");
            assertThat(outcome.sentence())
                    .isEqualTo(
                            "The model quantises to its batch, and of the 3 inputs of the batch that the record names"
                                    + " the case has no record of this batch for 1: "
                                    + BatchTrail.named(row(batch, 2)).abbreviated() + " (number 3)");
        });
    }

    /** The batch is not known: the answer alone decides nothing, each operator's own values do. */
    @Test
    void inAnUnknownBatchTheValuesInBetweenDecide() throws Exception {
        var model = OnnxModel.open(QUANTISED);
        var batch = SentenceEncoder.tokens(4, LENGTH);
        var honest = values(model, batch);

        var without = new BatchTrail(folder, QUANTISED)
                .record(row(batch, 0), outputs(model, honest), Optional.empty())
                .rerun()
                .getFirst();
        assertThat(without.code()).as(without.sentence()).isEqualTo("EX-INCONCLUSIVE-BATCH");

        var with = traced(model, batch, honest);
        assertThat(with.code()).as(with.sentence()).isEqualTo("EX-OPERATORS-AGREE");
        assertThat(with.depth().localisation().orElseThrow().operators()).hasSize(772);
    }

    @Test
    void aWeightThatWasTamperedWithIsFoundInAnUnknownBatch() throws Exception {
        var model = OnnxModel.open(QUANTISED);
        var batch = SentenceEncoder.tokens(4, LENGTH);
        var product = OperatorGraph.of(model).operators().stream()
                .filter(operator -> operator.type().equals("MatMulInteger"))
                .filter(operator -> weight(model, operator).isPresent())
                .skip(10)
                .findFirst()
                .orElseThrow();
        var outcome = traced(model, batch, values(tampered(model, product), batch));
        assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-OPERATOR");
        assertThat(outcome.sentence()).contains(product.name() + " (MatMulInteger)");
    }

    private BatchTrail trail(SequencedMap<String, OnnxValue> batch, Execution made, int held) {
        var names = new ArrayList<Digest>();
        for (int i = 0; i < 3; i++) {
            names.add(BatchTrail.named(row(batch, i)));
        }
        var trail = new BatchTrail(folder, QUANTISED);
        for (int i = 0; i < held; i++) {
            trail.record(row(batch, i), row(made.outputs(), i), Optional.of(names));
        }
        return trail;
    }

    private ReexecutionOutcome traced(
            OnnxModel model, SequencedMap<String, OnnxValue> batch, SequencedMap<String, Tensor> values)
            throws Exception {
        var leaves = new ArrayList<TraceLeaf>();
        for (var operator : OperatorGraph.of(model).operators()) {
            for (var name : operator.outputs()) {
                var value = Objects.requireNonNull(values.get(name));
                leaves.add(new TraceLeaf(
                        operator.index(),
                        operator.node().getOutputList().indexOf(name),
                        Integer.toString(operator.index()),
                        name,
                        Optional.empty(),
                        Digest.ofSha256(value.sha256()),
                        Optional.empty(),
                        Digest.sha256(TensorProtos.write(value))));
            }
        }
        var list = TraceManifest.of(Digest.ofSha256(model.sha256()), "all", leaves);
        return new BatchTrail(folder, QUANTISED)
                .traced(row(batch, 0), outputs(model, values), values, list)
                .rerun()
                .getFirst();
    }

    private static SequencedMap<String, OnnxValue> outputs(OnnxModel model, SequencedMap<String, Tensor> values) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        model.outputs().forEach(output -> outputs.put(output.name(), values.get(output.name())));
        return outputs;
    }

    /** What a server keeps of the first row: its rows, the scales of the whole batch, and the sizes that are its own. */
    private static SequencedMap<String, Tensor> values(OnnxModel model, SequencedMap<String, OnnxValue> batch)
            throws Exception {
        var exposed =
                model.edited(new Edit.Expose(List.copyOf(OperatorGraph.of(model).values())));
        var all = run(exposed, batch).outputs();
        var alone = run(exposed, row(batch, 0)).outputs();
        SequencedMap<String, Tensor> values = new LinkedHashMap<>();
        for (var value : all.sequencedEntrySet()) {
            var whole = (Tensor) value.getValue();
            var own = (Tensor) Objects.requireNonNull(alone.get(value.getKey()));
            boolean isSize = own.type() == ElementType.INT64;
            values.put(
                    value.getKey(),
                    !whole.dims().equals(own.dims())
                            ? Rows.slice(whole, 0, own.dims().getFirst())
                            : isSize ? own : whole);
        }
        return values;
    }

    private static Execution run(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws Exception {
        return REEXECUTOR.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
    }

    private static SequencedMap<String, OnnxValue> row(SequencedMap<String, OnnxValue> values, int row) {
        SequencedMap<String, OnnxValue> rows = new LinkedHashMap<>();
        values.forEach((name, value) -> rows.put(name, Rows.slice((Tensor) value, row, 1)));
        return rows;
    }

    private static Optional<Integer> weight(OnnxModel model, Operator operator) {
        var initializers = model.proto().getGraph().getInitializerList();
        for (int i = 0; i < initializers.size(); i++) {
            if (initializers.get(i).getName().equals(operator.node().getInput(1))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** One element of the weight that the operator multiplies by is another one. */
    private static OnnxModel tampered(OnnxModel model, Operator operator) throws Exception {
        int at = weight(model, operator).orElseThrow();
        var proto = model.proto().toBuilder();
        var weight = proto.getGraphBuilder().getInitializerBuilder(at);
        byte[] raw = weight.getRawData().toByteArray();
        raw[5 * Math.toIntExact(weight.getDims(1)) + 7] ^= 0x40;
        weight.setRawData(ByteString.copyFrom(raw));
        return OnnxModel.of(proto.build().toByteArray());
    }
}
