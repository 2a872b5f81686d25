package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nothing explains is not explained, whatever fits it a little. */
class NotExplainedTest {
    private static final SequencedMap<String, OnnxValue> INPUTS = Encoder.tokens(31, 1, 24);

    private static Encoder encoder;

    @BeforeAll
    static void open() throws Exception {
        encoder = new Encoder();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    /** The first moves the output as far as half precision does, the others as far as bfloat16 and 8 bits. */
    @ParameterizedTest
    @CsvSource({"41, 0.0004", "42, 0.0004", "43, 0.003", "44, 0.02"})
    void aCheckpointThatIsNotInTheCase(long seed, double size) throws Exception {
        OnnxModel retrained = Frauds.retrained(encoder.model(), seed, size);
        Explanation explanation = unexplained(
                encoder.question(INPUTS, encoder.usual(retrained, INPUTS)).withModels(List.of(encoder.quantised())));
        assertThat(explanation.sentence())
                .matches(
                        "Nothing that was tried explains it: \\d+ hypotheses, the best covers \\d+ % of the difference\\.");
        assertThat(explanation.search().left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1})
    void noise(double size) throws Exception {
        Random random = new Random(9);
        Tensor honest = Encoder.tensor(encoder.usual(encoder.model(), INPUTS), Encoder.OUTPUT);
        Tensor noisy = Frauds.changed(honest, value -> (float) (value + size * random.nextGaussian()));
        unexplained(encoder.question(INPUTS, Encoder.answer(noisy)));
    }

    @Test
    void oneElementMoved() throws Exception {
        Tensor honest =
                Encoder.tensor(encoder.run(encoder.model(), ExecutionProfile.CANONICAL, INPUTS), Encoder.OUTPUT);
        float[] values = Rows.floats(honest);
        values[1234] += 1e-3f;
        unexplained(encoder.question(INPUTS, Encoder.answer(Tensor.ofFloats(honest.dims(), values))));
    }

    @Test
    void aRowThatBelongsToNobody() throws Exception {
        Random random = new Random(10);
        Tensor honest = Encoder.tensor(encoder.usual(encoder.model(), INPUTS), Encoder.OUTPUT);
        Tensor invented = Frauds.changed(honest, value -> (float) (0.5 * random.nextGaussian()));
        unexplained(encoder.question(INPUTS, Encoder.answer(invented))
                .withModels(List.of(encoder.quantised()))
                .withOthers(List.of(new OtherClaim("claim 2", Encoder.tokens(3, 1, 24), new LinkedHashMap<>()))));
    }

    /** Three scores: too few to tell one cause from another, even where another model gives them bit for bit. */
    @Test
    void threeScores() throws Exception {
        OnnxModel claimed = classifier(1);
        OnnxModel other = classifier(2);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L, 4L), 1, -2, 3, 0.5f));
        var question = new Question(
                new NamedModel("classifier", claimed),
                inputs,
                encoder.usual(other, inputs),
                encoder.run(claimed, ExecutionProfile.CANONICAL, inputs),
                ExecutionProfile.CANONICAL);
        Explanation explanation = unexplained(question.withModels(List.of(new NamedModel("other", other))));
        assertThat(explanation.tried().getFirst().label()).isEqualTo("other");
    }

    private static OnnxModel classifier(long seed) throws Exception {
        Random random = new Random(seed);
        float[] weights = new float[12];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return OnnxModel.of(SmallModels.model(
                        GraphProto.newBuilder()
                                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(4L, 3L), weights), "w")),
                        SmallModels.node("MatMul", "y", "x", "w"),
                        SmallModels.tensor(ElementType.FLOAT, "n", "c"))
                .toByteArray());
    }

    private static Explanation unexplained(Question question) throws Exception {
        Explanation explanation = encoder.explain(question);
        assertThat(explanation.best()).as(explanation.sentence()).isEmpty();
        assertThat(explanation.tried()).noneMatch(Explanation.Fit::explains);
        return explanation;
    }
}
