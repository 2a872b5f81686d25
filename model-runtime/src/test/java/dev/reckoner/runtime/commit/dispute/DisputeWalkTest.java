package dev.reckoner.runtime.commit.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.HeldTrace;
import dev.reckoner.runtime.commit.Opening;
import dev.reckoner.runtime.commit.OpeningFault;
import dev.reckoner.runtime.commit.ValueForm;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.NodeRuns;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.5 on a real model of 637 operators: who is right never loses, and who changed one operator is found at it. */
class DisputeWalkTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor(4);
    private static final SequencedMap<String, OnnxValue> TOKENS = SentenceEncoder.tokens(1, 6);
    private static final int OPERATORS = 637;

    /** A machine whose bits are others: it fuses what it can of each part. */
    private static final PartRunner OTHER_MACHINE =
            new PartRunner(RUNTIME, ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL), Cancellation.none());

    private static final Map<Integer, HeldTrace> TAMPERED = new HashMap<>();

    private static OnnxModel model;
    private static HeldTrace honest;

    /** What honest machines may differ by. */
    private static Consistency bounds;

    @BeforeAll
    static void trace() throws Exception {
        model = SentenceEncoder.precise();
        honest = HeldTrace.of(model, TOKENS, RUNTIME);
        bounds = new HonestRounding(
                model, Arithmetic.CPU, new NodeRuns(RUNTIME, model.irVersion(), Cancellation.none()));
    }

    @AfterAll
    static void close() {
        RUNTIME.close();
        TAMPERED.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8, 16})
    void anHonestProposerNeverLoses(int ways) throws Exception {
        DisputeWalk walk = walk(honest, ways, Consistency.EXACT);
        assertThat(play(walk, honest)).isEqualTo(new DisputeOutcome.Stands(1, new Interval(0, OPERATORS), true));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16})
    void aSingleTamperedOperatorIsFoundThoughAllThatFollowsFitsIt(int ways) throws Exception {
        for (int operator : new int[] {0, 31, 79, 320, 612, OPERATORS - 1}) {
            HeldTrace tampered = tamperedAt(operator);
            DisputeWalk walk = walk(tampered, ways, Consistency.EXACT);
            DisputeOutcome outcome = play(walk, tampered);
            assertThat(outcome).as("%d ways, operator %d", ways, operator).isInstanceOf(DisputeOutcome.Found.class);
            DisputeOutcome.Found found = (DisputeOutcome.Found) outcome;
            assertThat(found.operator()).isEqualTo(operator);
            assertThat(found.values()).containsExactly(nameAt(operator));
            assertThat(walk.most()).isEqualTo((int) Math.ceil(Math.log(OPERATORS) / Math.log(ways)));
            assertThat(found.rounds()).isBetween(ways == 2 ? walk.most() - 1 : walk.most(), walk.most());
            assertThat(walk.rounds()).hasSize(found.rounds());
        }
    }

    /** Nothing was computed from it, so that it has no part in the answer; only where every value is at a seam it must be seen. */
    @Test
    void aValueThatWasAlteredByItselfIsFoundWhereEveryValueIsAtASeam() throws Exception {
        for (int operator : new int[] {0, 333, OPERATORS - 1}) {
            String name = nameAt(operator);
            HeldTrace tampered = honest.with(
                    (position, value) -> position.name().equals(name) ? TamperedModels.altered(value) : value);
            DisputeOutcome outcome = play(walk(tampered, OPERATORS, Consistency.EXACT), tampered);
            assertThat(outcome).isInstanceOfSatisfying(DisputeOutcome.Found.class, found -> {
                assertThat(found.operator()).isEqualTo(operator);
                assertThat(found.rounds()).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void underATolerancePlainRoundingStandsAndATamperedOperatorIsFound(int ways) throws Exception {
        DisputeWalk strict = walk(honest, ways, Consistency.EXACT, OTHER_MACHINE);
        play(strict, honest);
        assertThat(strict.rounds().getFirst().suspected())
                .as("the other machine has other bits")
                .isPresent();
        assertThat(play(walk(honest, ways, bounds, OTHER_MACHINE), honest)).isInstanceOf(DisputeOutcome.Stands.class);
        HeldTrace tampered = tamperedAt(320);
        assertThat(play(walk(tampered, ways, bounds, OTHER_MACHINE), tampered))
                .isInstanceOfSatisfying(
                        DisputeOutcome.Found.class,
                        found -> assertThat(found.operator()).isEqualTo(320));
    }

    /** End to end honest runs of such a model differ by as much as a fraud; operator by operator they are equal in every bit. */
    @Test
    void aDynamicallyQuantisedModelIsDecidedToo() throws Exception {
        OnnxModel quantised = SentenceEncoder.quantised();
        HeldTrace trace = HeldTrace.of(quantised, TOKENS, RUNTIME);
        assertThat(play(walk(quantised, trace, 8), trace)).isInstanceOf(DisputeOutcome.Stands.class);
        Operator product = OperatorGraph.of(quantised).operators().stream()
                .filter(operator -> operator.type().equals("MatMulInteger"))
                .skip(20)
                .findFirst()
                .orElseThrow();
        OnnxValue altered = TamperedModels.altered(trace.value(product.outputs().getFirst()));
        HeldTrace tampered = HeldTrace.of(TamperedModels.giving(quantised, product.index(), altered), TOKENS, RUNTIME);
        DisputeWalk walk = walk(quantised, tampered, 8);
        assertThat(play(walk, tampered)).isInstanceOfSatisfying(DisputeOutcome.Found.class, found -> {
            assertThat(found.operator()).isEqualTo(product.index());
            assertThat(found.rounds()).isEqualTo(walk.most()).isEqualTo(4);
        });
    }

    /** Quantised numbers that lie at an edge jump on another machine, and all that follows is another number. */
    @Test
    void underAToleranceTooADynamicallyQuantisedModelIsDecided() throws Exception {
        OnnxModel quantised = SentenceEncoder.quantised();
        Consistency rounding = new HonestRounding(
                quantised, Arithmetic.CPU, new NodeRuns(RUNTIME, quantised.irVersion(), Cancellation.none()));
        HeldTrace trace = HeldTrace.of(quantised, TOKENS, RUNTIME);
        assertThat(play(walk(quantised, trace, 16, rounding, OTHER_MACHINE), trace))
                .isInstanceOf(DisputeOutcome.Stands.class);
        Operator product = OperatorGraph.of(quantised).operators().stream()
                .filter(operator -> operator.type().equals("Mul"))
                .skip(40)
                .findFirst()
                .orElseThrow();
        OnnxValue altered = TamperedModels.altered(trace.value(product.outputs().getFirst()));
        HeldTrace tampered = HeldTrace.of(TamperedModels.giving(quantised, product.index(), altered), TOKENS, RUNTIME);
        assertThat(play(walk(quantised, tampered, 16, rounding, PartRunner.on(RUNTIME)), tampered))
                .isInstanceOfSatisfying(
                        DisputeOutcome.Found.class,
                        found -> assertThat(found.operator()).isEqualTo(product.index()));
    }

    private static DisputeWalk walk(OnnxModel claimed, HeldTrace trace, int ways) throws Exception {
        return walk(claimed, trace, ways, Consistency.EXACT, PartRunner.on(RUNTIME));
    }

    private static DisputeWalk walk(
            OnnxModel claimed, HeldTrace trace, int ways, Consistency consistency, PartRunner runner) throws Exception {
        DisputedRun run = new DisputedRun(
                claimed, TOKENS, trace.outputs(claimed), trace.commitment().root());
        return new DisputeWalk(run, ways, consistency, runner, HeldTrace.TREE);
    }

    @Test
    void whatIsLeftOutExchangedOrChangedLaterIsForfeited() throws Exception {
        HeldTrace tampered = tamperedAt(320);
        for (int late = 1; late <= 3; late++) {
            assertThat(fault(tampered, late, List::removeLast)).isEqualTo(OpeningFault.MISSING);
            assertThat(fault(tampered, late, List::clear)).isEqualTo(OpeningFault.MISSING);
            assertThat(fault(tampered, late, openings -> openings.set(0, Optional.empty())))
                    .isEqualTo(OpeningFault.MALFORMED);
            assertThat(fault(tampered, late, openings -> openings.addFirst(openings.removeLast())))
                    .isEqualTo(OpeningFault.SWAPPED);
            assertThat(fault(
                            tampered,
                            late,
                            openings -> openings.set(
                                    0,
                                    tampered(
                                            openings.get(0),
                                            o -> new Opening(
                                                    o.leaf(),
                                                    o.index(),
                                                    o.size(),
                                                    TamperedModels.altered(o.value()),
                                                    o.proof())))))
                    .isEqualTo(OpeningFault.VALUE);
            assertThat(fault(
                            tampered,
                            late,
                            openings -> openings.set(0, tampered(openings.get(0), DisputeWalkTest::recommitted))))
                    .isEqualTo(OpeningFault.PROOF);
        }
    }

    /** The answer that was claimed is not the one that the trace ends in. */
    @Test
    void aTraceOfAnotherAnswerLoses() throws Exception {
        HeldTrace tampered = tamperedAt(320);
        DisputedRun run = new DisputedRun(
                model, TOKENS, honest.outputs(model), tampered.commitment().root());
        DisputeWalk walk = new DisputeWalk(run, 4, Consistency.EXACT, PartRunner.on(RUNTIME), HeldTrace.TREE);
        assertThat(play(walk, tampered)).isEqualTo(new DisputeOutcome.OtherAnswer(1, "last_hidden_state"));
    }

    @Test
    void questionsAndAnswersSurviveTheirBytesAndWhatIsDamagedIsRefused() throws Exception {
        TraceHolder holder = honest.holder();
        DisputeWalk walk = walk(honest, 8, Consistency.EXACT);
        Question question =
                DisputeMessages.question(DisputeMessages.write(walk.question().orElseThrow()));
        assertThat(question).isEqualTo(walk.question().orElseThrow());
        byte[] answer = DisputeMessages.write(holder.answer(question));
        Answer read = DisputeMessages.answer(answer, HeldTrace.TREE);
        assertThat(read).isEqualTo(holder.answer(question));
        assertThatThrownBy(() -> DisputeMessages.question(answer)).hasMessage("The bytes are not a question.");
        assertThatThrownBy(() -> DisputeMessages.answer(new byte[] {1, 2, 3}, HeldTrace.TREE))
                .isInstanceOf(CommitException.class);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = answer.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            DisputeWalk again = walk(honest, 8, Consistency.EXACT);
            try {
                again.answer(DisputeMessages.answer(damaged, HeldTrace.TREE));
                assertThat(again.outcome()).get().isInstanceOf(DisputeOutcome.Forfeited.class);
            } catch (CommitException refused) {
                assertThat(refused.code()).isIn("TC-MESSAGE", "TC-ANSWER");
            }
        }
    }

    /** A short question must not make a long answer of one value many times. */
    @Test
    void aValueThatIsAskedForTwiceOrOutOfOrderIsNotShown() throws Exception {
        Hash root = honest.commitment().root();
        for (List<Integer> leaves : List.of(List.of(0, 0), List.of(3, 2), List.of(-1), List.of(OPERATORS))) {
            assertThatThrownBy(() -> honest.holder().answer(new Question(root, 1, leaves)))
                    .isInstanceOfSatisfying(
                            CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-QUESTION"));
        }
        List<Integer> all = IntStream.range(0, OPERATORS).boxed().toList();
        assertThat(DisputeMessages.write(new Question(root, Integer.MAX_VALUE, all)))
                .hasSizeLessThanOrEqualTo((int) honest.holder().longestQuestion());
    }

    @Test
    void noAnswerIsWrittenThatTheOtherSideWouldNotRead() throws Exception {
        Answer answer = honest.holder().answer(new Question(honest.commitment().root(), 1, List.of(40, 41)));
        int length = DisputeMessages.write(answer).length;
        assertThat(DisputeMessages.write(answer, length + 200)).hasSize(length);
        assertThatThrownBy(() -> DisputeMessages.write(answer, length - 1))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-ANSWER-SIZE"));
    }

    @Test
    void anAnswerToAnotherQuestionAccusesNobody() throws Exception {
        DisputeWalk walk = walk(honest, 4, Consistency.EXACT);
        Question question = walk.question().orElseThrow();
        Answer answer = honest.holder().answer(question);
        assertThatThrownBy(() -> walk.answer(new Answer(answer.root(), 2, answer.openings())))
                .isInstanceOf(CommitException.class)
                .hasMessageContaining("not to round 1");
        assertThatThrownBy(() -> walk.answer(new Answer(Hash.ofText("other"), 1, answer.openings())))
                .isInstanceOf(CommitException.class);
        assertThat(walk.outcome()).isEmpty();
        assertThatThrownBy(() -> honest.holder().answer(new Question(Hash.ofText("other"), 1, List.of())))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-OTHER-TRACE"));
        assertThatThrownBy(() -> honest.holder().answer(new Question(question.root(), 1, List.of(OPERATORS))))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-QUESTION"));
    }

    @Test
    void aRunThatCannotBeTakenApartIsNotDisputed() throws Exception {
        SequencedMap<String, OnnxValue> fewer = new LinkedHashMap<>(TOKENS);
        fewer.pollLastEntry();
        SequencedMap<String, OnnxValue> more = new LinkedHashMap<>(TOKENS);
        more.put("encoder.layer.0.attention.self.query.bias", Tensor.ofFloats(List.of(1L), 0));
        assertThat(List.of(fewer, more))
                .allSatisfy(inputs -> assertThatThrownBy(() -> new DisputeWalk(
                                new DisputedRun(model, inputs, new LinkedHashMap<>(), Hash.ofText("")),
                                4,
                                Consistency.EXACT,
                                PartRunner.on(RUNTIME),
                                HeldTrace.TREE))
                        .isInstanceOfSatisfying(
                                CommitException.class, e -> assertThat(e.code()).startsWith("TC-INPUT-")));
        assertThatThrownBy(() -> new DisputeWalk(
                        new DisputedRun(model, TOKENS, new LinkedHashMap<>(), Hash.ofText("")),
                        4,
                        Consistency.EXACT,
                        PartRunner.on(RUNTIME),
                        HeldTrace.TREE))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-OUTPUTS"));
    }

    /** No operator makes such an output, so that no leaf of the trace binds it. */
    @Test
    void anOutputThatIsHandedOnAsItWasGivenIsHeldAgainstTheInput() throws Exception {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(1L), 7), "w"))
                .addOutput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addOutput(SmallModels.value("w", SmallModels.tensor(ElementType.FLOAT, "m")));
        OnnxModel handing = OnnxModel.of(
                SmallModels.model(graph, SmallModels.node("Neg", "y", "x"), SmallModels.tensor(ElementType.FLOAT, "n"))
                        .toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L), 2));
        HeldTrace trace = HeldTrace.of(handing, inputs, RUNTIME);
        SequencedMap<String, Hash> outputs = new LinkedHashMap<>();
        outputs.put("x", ValueForm.digest(Tensor.ofFloats(List.of(1L), 2)));
        outputs.put("w", ValueForm.digest(Tensor.ofFloats(List.of(1L), 7)));
        outputs.put("y", ValueForm.digest(Tensor.ofFloats(List.of(1L), -2)));
        assertThat(play(walk(handing, inputs, outputs, trace), trace)).isInstanceOf(DisputeOutcome.Stands.class);
        for (String changed : List.of("x", "w")) {
            SequencedMap<String, Hash> others = new LinkedHashMap<>(outputs);
            others.put(changed, ValueForm.digest(Tensor.ofFloats(List.of(1L), 3)));
            assertThat(walk(handing, inputs, others, trace).outcome())
                    .contains(new DisputeOutcome.OtherAnswer(0, changed));
        }
    }

    private static DisputeWalk walk(
            OnnxModel claimed,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, Hash> outputs,
            HeldTrace trace)
            throws Exception {
        DisputedRun run =
                new DisputedRun(claimed, inputs, outputs, trace.commitment().root());
        return new DisputeWalk(run, 4, Consistency.EXACT, PartRunner.on(RUNTIME), HeldTrace.TREE);
    }

    private static HeldTrace tamperedAt(int operator) throws Exception {
        HeldTrace known = TAMPERED.get(operator);
        if (known == null) {
            OnnxValue altered = TamperedModels.altered(honest.value(nameAt(operator)));
            known = HeldTrace.of(TamperedModels.giving(model, operator, altered), TOKENS, RUNTIME);
            TAMPERED.put(operator, known);
        }
        return known;
    }

    private static String nameAt(int operator) {
        return honest.positions().get(operator).name();
    }

    private static DisputeWalk walk(HeldTrace claimed, int ways, Consistency consistency) throws Exception {
        return walk(claimed, ways, consistency, PartRunner.on(RUNTIME));
    }

    private static DisputeWalk walk(HeldTrace claimed, int ways, Consistency consistency, PartRunner runner)
            throws Exception {
        DisputedRun run = new DisputedRun(
                model, TOKENS, claimed.outputs(model), claimed.commitment().root());
        return new DisputeWalk(run, ways, consistency, runner, HeldTrace.TREE);
    }

    private static DisputeOutcome play(DisputeWalk walk, HeldTrace proposer) throws Exception {
        TraceHolder holder = proposer.holder();
        while (walk.outcome().isEmpty()) {
            walk.answer(holder.answer(walk.question().orElseThrow()));
        }
        return walk.outcome().get();
    }

    /** What a proposer is caught at who is honest about its trace until a round and then is not. */
    private static OpeningFault fault(HeldTrace trace, int late, Trick trick) throws Exception {
        DisputeWalk walk = walk(trace, 4, Consistency.EXACT);
        TraceHolder holder = trace.holder();
        while (walk.outcome().isEmpty()) {
            Answer answer = holder.answer(walk.question().orElseThrow());
            if (answer.round() == late) {
                List<Optional<Opening>> openings = new ArrayList<>(answer.openings());
                trick.on(openings);
                answer = new Answer(answer.root(), answer.round(), openings);
            }
            walk.answer(answer);
        }
        assertThat(walk.outcome().get()).isInstanceOf(DisputeOutcome.Forfeited.class);
        DisputeOutcome.Forfeited forfeited =
                (DisputeOutcome.Forfeited) walk.outcome().get();
        assertThat(forfeited.rounds()).isEqualTo(late);
        assertThat(forfeited.sentence())
                .startsWith("The value ")
                .endsWith(forfeited.fault().predicate() + ".");
        return forfeited.fault();
    }

    @FunctionalInterface
    private interface Trick {
        void on(List<Optional<Opening>> openings);
    }

    private static Optional<Opening> tampered(Optional<Opening> opening, UnaryOperator<Opening> trick) {
        return opening.map(trick);
    }

    /** Another value, with a leaf that fits it. */
    private static Opening recommitted(Opening opening) {
        OnnxValue other = TamperedModels.altered(opening.value());
        return new Opening(
                dev.reckoner.runtime.commit.TraceLeaf.of(opening.leaf().position(), other, HeldTrace.TREE),
                opening.index(),
                opening.size(),
                other,
                opening.proof());
    }
}
