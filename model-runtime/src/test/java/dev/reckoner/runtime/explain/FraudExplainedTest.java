package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frauds that have to be found: each is outside what honest runs differ by, and named for what it is. */
class FraudExplainedTest {
    private static final int TOKENS = 24;

    private static Encoder encoder;
    private static OnnxModel half;
    private static OnnxModel checkpoint;

    @BeforeAll
    static void open() throws Exception {
        encoder = new Encoder();
        half = Frauds.throughHalf(encoder.model());
        checkpoint = Frauds.retrained(encoder.model(), 1, 0.02);
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eightBitsSoldAsSinglePrecision(long seed) throws Exception {
        var inputs = Encoder.tokens(seed, 1, TOKENS);
        var question = encoder.question(
                        inputs, encoder.usual(encoder.quantised().model(), inputs))
                .withModels(List.of(encoder.quantised()));
        Explanation explanation = explain(question, Kind.OTHER_MODEL, "all-MiniLM-L6-v2 int8");
        assertThat(explanation.sentence())
                .matches("The answer matches all-MiniLM-L6-v2 int8.* (bit for bit|to 1e-\\d);"
                        + " it was sold as all-MiniLM-L6-v2\\.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void halfPrecisionSoldAsSinglePrecision(long seed) throws Exception {
        var inputs = Encoder.tokens(seed, 1, TOKENS);
        var question = encoder.question(inputs, encoder.usual(half, inputs));
        explain(question, Kind.PRECISION, "all-MiniLM-L6-v2 in fp16");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anotherCheckpoint(long seed) throws Exception {
        var inputs = Encoder.tokens(seed, 1, TOKENS);
        var question = encoder.question(inputs, encoder.usual(checkpoint, inputs))
                .withModels(List.of(encoder.quantised(), new NamedModel("checkpoint 7", checkpoint)));
        Explanation explanation = explain(question, Kind.OTHER_MODEL, "checkpoint 7");
        assertThat(explanation.sentence())
                .matches("The answer matches checkpoint 7 to 1e-[56]; it was sold as all-MiniLM-L6-v2\\.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inputCutInTheMiddle(long seed) throws Exception {
        var inputs = Encoder.tokens(seed, 1, 128);
        Tensor ids = Encoder.tensor(inputs, "input_ids");
        var cut = Encoder.inputs(1, 128, i -> i < 64 ? ids.bitsAt(i) : 0, i -> i < 64 ? 1 : 0);
        var question = encoder.question(inputs, encoder.usual(encoder.model(), cut));
        Explanation explanation = explain(question, Kind.INPUT, "the input cut to 64 tokens");
        assertThat(explanation.sentence()).isEqualTo("It is what the model gives for the input cut to 64 tokens.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void lastLayerLeftOut(long seed) throws Exception {
        var inputs = Encoder.tokens(seed, 1, TOKENS);
        var question = encoder.question(inputs, Frauds.stoppedAt(encoder, Frauds.layer(5), inputs));
        Explanation explanation = explain(question, Kind.SKIPPED, "without the last of its 6 layers");
        assertThat(explanation.sentence()).isEqualTo("It is what the model gives without the last of its 6 layers.");
    }

    private static Explanation explain(Question question, Kind kind, String label) throws Exception {
        assertThat(verdict(question.claimed(), question.recomputed())).isEqualTo(Verdict.OUTSIDE);
        Explanation explanation = encoder.explain(question);
        assertThat(explanation.best()).as(explanation.sentence()).isPresent();
        Fit best = explanation.best().orElseThrow();
        assertThat(best.kind()).as(explanation.sentence()).isEqualTo(kind);
        assertThat(best.label()).startsWith(label);
        assertThat(kind.isHonest()).isFalse();
        assertThat(explanation.chance()).isLessThanOrEqualTo(1e-6);
        return explanation;
    }

    private static Verdict verdict(
            SequencedMap<String, OnnxValue> claimed, SequencedMap<String, OnnxValue> recomputed) {
        return TensorComparator.compare(
                        Encoder.OUTPUT,
                        Encoder.tensor(claimed, Encoder.OUTPUT),
                        Encoder.tensor(recomputed, Encoder.OUTPUT))
                .verdict();
    }
}
