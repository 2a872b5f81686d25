package dev.reckoner.runtime.commit.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.commit.HeldTrace;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.NodeRuns;
import dev.reckoner.runtime.localise.bound.Runs;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fraud as small as they come, against rounding as it comes: one element of one weight, changed by 1 % of the largest. */
@TestInstance(Lifecycle.PER_CLASS) // so that the model is let go of with it
class WeightDisputeTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor(4);
    private static final SequencedMap<String, OnnxValue> TOKENS = SentenceEncoder.tokens(1, 16);
    private static final int WAYS = 16;
    private static final int WIDTH = 384;
    private static final PartRunner OTHER_MACHINE = new PartRunner(
            RUNTIME,
            ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL).withThreads(4),
            Cancellation.none());

    private OnnxModel model;
    private Consistency tolerance;

    @BeforeAll
    void open() throws Exception {
        model = SentenceEncoder.precise();
        tolerance = new HonestRounding(
                model, Arithmetic.CPU, new NodeRuns(RUNTIME, model.irVersion(), Cancellation.none()));
    }

    @AfterAll
    void close() {
        RUNTIME.close();
    }

    /** Query, key and value of the first layer. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aWeightThatWasChangedByOneInAHundredIsFound(int which) throws Exception {
        int initializer = squareWeights().get(which);
        String name = model.proto().getGraph().getInitializer(initializer).getName();
        HeldTrace theirs = HeldTrace.of(changed(initializer), TOKENS, RUNTIME);
        Operator user = OperatorGraph.of(model).operators().stream()
                .filter(operator -> operator.inputs().contains(name))
                .findFirst()
                .orElseThrow();
        for (PartRunner machine : List.of(PartRunner.on(RUNTIME), OTHER_MACHINE)) {
            DisputeWalk walk = walk(theirs, machine);
            assertThat(play(walk, theirs)).isInstanceOfSatisfying(DisputeOutcome.Found.class, found -> {
                assertThat(found.operator()).isEqualTo(user.index());
                assertThat(found.rounds()).isEqualTo(walk.most()).isEqualTo(3);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aTraceOfAnHonestMachineWithMoreThreadsStands(int threads) throws Exception {
        HeldTrace theirs = HeldTrace.of(model, TOKENS, RUNTIME, ExecutionProfile.CANONICAL.withThreads(threads));
        for (PartRunner machine : List.of(PartRunner.on(RUNTIME), OTHER_MACHINE)) {
            DisputeWalk walk = walk(theirs, machine);
            assertThat(play(walk, theirs)).isInstanceOf(DisputeOutcome.Stands.class);
            assertThat(walk.rounds()).hasSizeLessThanOrEqualTo(3);
        }
    }

    /** Where not every bit is the same, it is not said to be. */
    @Test
    void whatIsWithinTheToleranceIsNotCalledTheSame() throws Exception {
        HeldTrace theirs = HeldTrace.of(model, TOKENS, RUNTIME);
        assertThat(play(walk(theirs, PartRunner.on(RUNTIME)), theirs).sentence())
                .isEqualTo("Every part of the trace gives again what it says, bit for bit.");
        assertThat(play(walk(theirs, OTHER_MACHINE), theirs).sentence())
                .startsWith("No part was outside the tolerance. Operators ");
    }

    /** An operator with a graph of its own has no bound: it is named as open, and nobody is accused. */
    @Test
    void whereNothingBoundsTheOperatorNothingIsDecided() throws Exception {
        OnnxModel sold = choosing(2);
        SequencedMap<String, OnnxValue> x = new LinkedHashMap<>();
        x.put("x", Tensor.ofFloats(List.of(1L), 1));
        HeldTrace theirs = HeldTrace.of(choosing(3), x, RUNTIME);
        DisputedRun run = new DisputedRun(
                sold, x, theirs.outputs(sold), theirs.commitment().root());
        Consistency rounding = new HonestRounding(sold, Arithmetic.CPU, Runs.NONE);
        DisputeWalk walk = new DisputeWalk(run, WAYS, rounding, PartRunner.on(RUNTIME), HeldTrace.TREE);
        DisputeOutcome outcome = play(walk, theirs);
        assertThat(outcome).isEqualTo(new DisputeOutcome.Undecided(1, 1, "If", "y", List.of("y")));
        assertThat(outcome.sentence()).endsWith("nothing bounds what it may differ by: y. That decides nothing.");
    }

    /** y = -x + weight, by a branch that is always taken. */
    private static OnnxModel choosing(float weight) throws Exception {
        var branch = GraphProto.newBuilder()
                .setName("branch")
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(1L), weight), "w"))
                .addNode(SmallModels.node("Add", "sum", "negative", "w"))
                .addOutput(SmallModels.value("sum", SmallModels.tensor(ElementType.FLOAT, "n")));
        var choice = SmallModels.node("If", "y", "always");
        for (String name : List.of("then_branch", "else_branch")) {
            choice.addAttribute(AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.GRAPH)
                    .setG(branch));
        }
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1), "always"))
                .addNode(SmallModels.node("Neg", "negative", "x"));
        return OnnxModel.of(SmallModels.model(graph, choice, SmallModels.tensor(ElementType.FLOAT, "n"))
                .toByteArray());
    }

    private List<Integer> squareWeights() {
        GraphProto graph = model.proto().getGraph();
        return IntStream.range(0, graph.getInitializerCount())
                .filter(i -> graph.getInitializer(i).getDataType() == TensorProto.DataType.FLOAT_VALUE
                        && graph.getInitializer(i).getDimsList().equals(List.of((long) WIDTH, (long) WIDTH)))
                .limit(3)
                .boxed()
                .toList();
    }

    private OnnxModel changed(int initializer) throws Exception {
        GraphProto.Builder graph = model.proto().getGraph().toBuilder();
        TensorProto weight = graph.getInitializer(initializer);
        ByteBuffer data = ByteBuffer.wrap(weight.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        float largest = 0;
        for (int i = 0; i < WIDTH * WIDTH; i++) {
            largest = Math.max(largest, Math.abs(data.getFloat(i * Float.BYTES)));
        }
        int at = (2 * WIDTH + 9) * Float.BYTES;
        data.putFloat(at, data.getFloat(at) + largest / 100);
        graph.setInitializer(initializer, weight.toBuilder().setRawData(ByteString.copyFrom(data.array())));
        return OnnxModel.of(model.proto().toBuilder().setGraph(graph).build().toByteArray());
    }

    private DisputeWalk walk(HeldTrace theirs, PartRunner machine) throws Exception {
        DisputedRun run = new DisputedRun(
                model, TOKENS, theirs.outputs(model), theirs.commitment().root());
        return new DisputeWalk(run, WAYS, tolerance, machine, HeldTrace.TREE);
    }

    private static DisputeOutcome play(DisputeWalk walk, HeldTrace proposer) throws Exception {
        TraceHolder holder = proposer.holder();
        while (walk.outcome().isEmpty()) {
            walk.answer(holder.answer(walk.question().orElseThrow()));
        }
        return walk.outcome().get();
    }
}
