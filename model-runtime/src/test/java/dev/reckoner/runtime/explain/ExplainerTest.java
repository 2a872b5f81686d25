package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How a search goes on and ends, on models of one operator. */
class ExplainerTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();
    private static final int WIDTH = 64;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void whereNothingDiffersThereIsNothingToExplain() throws Exception {
        var inputs = input(1);
        var answer = run(product(1), inputs);
        Explanation explanation = explain(question(product(1), inputs, answer));
        assertThat(explanation.tried()).isEmpty();
        assertThat(explanation.sentence())
                .isEqualTo("No number of the answer differs, so there is nothing to explain.");
    }

    @Test
    void theSearchEndsWithTheKindThatIsDecisiveAndSaysWhatIsLeft() throws Exception {
        var inputs = input(1);
        var question = question(product(1), inputs, run(product(2), inputs))
                .withModels(List.of(new NamedModel("second", product(2)), new NamedModel("third", product(3))));
        List<String> heard = new ArrayList<>();
        Explanation explanation = new Explainer(REEXECUTOR)
                .explain(
                        question,
                        Cancellation.none(),
                        (kind, label, runs) -> heard.add(kind + " " + label + " " + runs));
        assertThat(explanation.sentence()).isEqualTo("The answer matches second bit for bit; it was sold as first.");
        assertThat(explanation.tried()).extracting(Fit::label).contains("third");
        assertThat(explanation.search().left()).contains(Kind.PRECISION, Kind.SKIPPED, Kind.INPUT);
        assertThat(heard).hasSize(explanation.search().runs());
        assertThat(heard.getFirst()).isEqualTo("CONFIGURATION optimisation BASIC 0");
        assertThat(heard.getLast()).startsWith("OTHER_MODEL third");
    }

    @Test
    void aModelThatRefusesTheInputIsCountedAndPassedOver() throws Exception {
        var inputs = input(1);
        OnnxModel wrong = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        OnnxModel lacking = OnnxModel.of(twoInputs().toByteArray());
        var question = question(product(1), inputs, run(product(2), inputs))
                .withModels(List.of(
                        new NamedModel("wrong", wrong),
                        new NamedModel("lacking", lacking),
                        new NamedModel("second", product(2))));
        Explanation explanation = explain(question);
        assertThat(explanation.best()).map(Fit::label).contains("second");
        assertThat(explanation.search().refused()).isGreaterThanOrEqualTo(2);
        assertThat(explanation.tried()).extracting(Fit::label).doesNotContain("wrong", "lacking");
    }

    @Test
    void aSpentBudgetIsSaid() throws Exception {
        var inputs = input(1);
        var question = question(product(1), inputs, run(product(2), inputs));
        Explanation few = explain(question.withBudget(new Budget(3, Duration.ofMinutes(1))));
        assertThat(few.search().runs()).isEqualTo(3);
        assertThat(few.search().left()).contains(Kind.CONFIGURATION, Kind.PRECISION);
        assertThat(few.sentence()).endsWith("; the budget was spent before all were tried.");
        Explanation none = explain(question.withBudget(new Budget(100, Duration.ZERO)));
        assertThat(none.search().runs()).isZero();
    }

    @Test
    void aCancelledSearchEndsAtOnce() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> new Explainer(REEXECUTOR)
                        .explain(
                                question(product(1), input(1), run(product(2), input(1))), cancellation, Progress.NONE))
                .isInstanceOf(ExecutionException.class)
                .extracting(e -> ((ExecutionException) e).kind())
                .isEqualTo(ExecutionException.Code.CANCELLED);
    }

    @Test
    void whereNothingCanBeRunThatIsSaidInsteadOfNothingFound() {
        Reexecutor broken = new Reexecutor() {
            @Override
            public Execution run(
                    OnnxModel model,
                    SequencedMap<String, OnnxValue> inputs,
                    ExecutionProfile profile,
                    Cancellation cancellation)
                    throws ExecutionException {
                throw new ExecutionException(ExecutionException.Code.WORKER_UNAVAILABLE, "No worker.");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new Explainer(broken)
                        .explain(
                                question(product(1), input(1), run(product(2), input(1))),
                                Cancellation.none(),
                                Progress.NONE))
                .hasMessage("No worker.");
    }

    @Test
    void aHypothesisThatContradictsAnotherOutputExplainsNothing() throws Exception {
        var inputs = input(1);
        OnnxModel first = twoOutputs(1, 5);
        OnnxModel other = twoOutputs(2, 5);
        var claimed = new LinkedHashMap<>(run(other, inputs));
        var honest = question(first, inputs, claimed).withModels(List.of(new NamedModel("other", other)));
        assertThat(explain(honest).best()).map(Fit::label).contains("other");

        claimed.put("z", run(twoOutputs(2, 9), inputs).get("z"));
        Explanation contradicted =
                explain(question(first, inputs, claimed).withModels(List.of(new NamedModel("other", other))));
        assertThat(contradicted.best()).isEmpty();
    }

    @Test
    void rowsInAnotherOrderAndAFactorAreChangesAndNormalisedRowsAnotherForm() throws Exception {
        var inputs = input(6);
        Tensor answer = value(run(product(1), inputs));
        var turned = answer(Shapes.taken(answer, 0, 6, row -> (row + 2) % 6));
        assertThat(explain(question(product(1), inputs, turned)).sentence())
                .isEqualTo("It is the recomputed answer, its rows in another order.");
        var scaled = answer(Frauds.changed(answer, number -> number / 8));
        assertThat(explain(question(product(1), inputs, scaled)).sentence())
                .isEqualTo("It is the recomputed answer, scaled by 0.125000.");
        var unit = answer(Rows.scaled(answer, Form.Scaling.UNIT));
        assertThat(explain(question(product(1), inputs, unit)).sentence())
                .isEqualTo("It is the recomputed answer in another form: scaled to length one.");
        var softmax = answer(Rows.scaled(answer, Form.Scaling.SOFTMAX));
        assertThat(explain(question(product(1), inputs, softmax)).best())
                .map(Fit::label)
                .contains("softmax");
    }

    @Test
    void anAnswerLeftWithoutItsLastOperator() throws Exception {
        OnnxModel relu = OnnxModel.of(SmallModels.model(
                        productGraph(1, "hidden"),
                        SmallModels.node("Tanh", "y", "hidden"),
                        SmallModels.tensor(ElementType.FLOAT, "n", "c"))
                .toByteArray());
        var inputs = input(2);
        Explanation explanation = explain(question(relu, inputs, answer(value(run(product(1), inputs)))));
        assertThat(explanation.sentence()).isEqualTo("It is what the model gives as far as hidden.");
    }

    /** The number of runs, and what they cost, of a search that tries everything. */
    @Test
    void aWholeSearchOnASentenceEncoderIsBounded() throws Exception {
        try (Encoder encoder = new Encoder()) {
            var inputs = Encoder.tokens(1, 1, 32);
            Random random = new Random(4);
            Tensor honest = Encoder.tensor(encoder.usual(encoder.model(), inputs), Encoder.OUTPUT);
            var noisy = Frauds.changed(honest, number -> number + (float) random.nextGaussian() / 10);
            var search = encoder.explain(encoder.question(inputs, Encoder.answer(noisy)))
                    .search();
            assertThat(search.left()).isEmpty();
            assertThat(search.runs()).isBetween(40, 65);
        }
    }

    private static Explanation explain(Question question) throws ExecutionException {
        return new Explainer(REEXECUTOR).explain(question, Cancellation.none(), Progress.NONE);
    }

    private static Question question(
            OnnxModel model, SequencedMap<String, OnnxValue> inputs, SequencedMap<String, OnnxValue> claimed)
            throws ExecutionException {
        return new Question(
                new NamedModel("first", model), inputs, claimed, run(model, inputs), ExecutionProfile.CANONICAL);
    }

    private static SequencedMap<String, OnnxValue> run(OnnxModel model, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        return REEXECUTOR
                .run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }

    private static Tensor value(SequencedMap<String, OnnxValue> outputs) {
        return Encoder.tensor(outputs, "y");
    }

    private static SequencedMap<String, OnnxValue> answer(Tensor value) {
        return new LinkedHashMap<>(Map.of("y", value));
    }

    private static SequencedMap<String, OnnxValue> input(int rows) {
        return new LinkedHashMap<>(Map.of("x", random(100, rows, WIDTH)));
    }

    private static Tensor random(long seed, int rows, int columns) {
        Random random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 4;
        }
        return Tensor.ofFloats(List.of((long) rows, (long) columns), values);
    }

    /** y = x w with random weights. */
    private static OnnxModel product(long seed) {
        return open(SmallModels.model(
                productInput(seed),
                SmallModels.node("MatMul", "y", "x", "w"),
                SmallModels.tensor(ElementType.FLOAT, "n", "c")));
    }

    private static GraphProto.Builder productInput(long seed) {
        return GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                .addInitializer(TensorProtos.toProto(random(seed, WIDTH, WIDTH), "w"));
    }

    private static GraphProto.Builder productGraph(long seed, String output) {
        return productInput(seed).addNode(SmallModels.node("MatMul", output, "x", "w"));
    }

    private static OnnxModel twoOutputs(long seed, long second) {
        GraphProto.Builder graph = productInput(seed)
                .addInitializer(TensorProtos.toProto(random(second, WIDTH, WIDTH), "v"))
                .addNode(SmallModels.node("MatMul", "z", "x", "v"))
                .addOutput(SmallModels.value("z", SmallModels.tensor(ElementType.FLOAT, "n", "c")));
        return open(SmallModels.model(
                graph, SmallModels.node("MatMul", "y", "x", "w"), SmallModels.tensor(ElementType.FLOAT, "n", "c")));
    }

    private static ModelProto twoInputs() {
        return SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                        .addInput(SmallModels.value("missing", SmallModels.tensor(ElementType.FLOAT, "n", "k"))),
                SmallModels.node("Add", "y", "x", "missing"),
                SmallModels.tensor(ElementType.FLOAT, "n", "k"));
    }

    private static OnnxModel open(ModelProto model) {
        try {
            return OnnxModel.of(model.toByteArray());
        } catch (ModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
