package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.explain.convert.DynamicInt8Conversion;
import dev.reckoner.runtime.explain.convert.DynamicInt8Conversion.Scheme;
import dev.reckoner.runtime.explain.convert.Tf32Conversion;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything else that a provider may have done, honestly or not. */
class OtherClaimsExplainedTest {
    private static final int TOKENS = 24;
    private static final SequencedMap<String, OnnxValue> INPUTS = Encoder.tokens(21, 1, TOKENS);

    private static Encoder encoder;

    @BeforeAll
    static void open() throws Exception {
        encoder = new Encoder();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void halfPrecisionInEveryOperatorIsFoundToTheLastBit() throws Exception {
        OnnxModel rounded = withHalfConstants(Frauds.withWeights(encoder.model(), Frauds::toHalf));
        var claimed = Frauds.inParts(encoder, rounded, INPUTS, 1, value -> Frauds.changed(value, Frauds::toHalf));
        Fit best = explained(encoder.question(INPUTS, claimed), Kind.PRECISION);
        assertThat(best.label()).isEqualTo("all-MiniLM-L6-v2 in fp16, rounded by every operator");
        assertThat(best.maxAbsolute()).isZero();
    }

    @Test
    void halfPrecisionInFusedOperatorsIsHalfPrecisionAllTheSame() throws Exception {
        OnnxModel rounded = Frauds.withWeights(encoder.model(), Frauds::toHalf);
        var claimed = Frauds.inParts(encoder, rounded, INPUTS, 20, value -> Frauds.changed(value, Frauds::toHalf));
        assertThat(explained(encoder.question(INPUTS, claimed), Kind.PRECISION).label())
                .startsWith("all-MiniLM-L6-v2 in fp16");
    }

    @Test
    void weightsInBfloat16() throws Exception {
        OnnxModel rounded = Frauds.withWeights(encoder.model(), Frauds::toBrain);
        assertThat(explained(encoder.question(INPUTS, encoder.usual(rounded, INPUTS)), Kind.PRECISION)
                        .label())
                .isEqualTo("all-MiniLM-L6-v2 in bf16 weights");
    }

    @Test
    void bfloat16BetweenFusedOperators() throws Exception {
        OnnxModel rounded = Frauds.withWeights(encoder.model(), Frauds::toBrain);
        var claimed = Frauds.inParts(encoder, rounded, INPUTS, 25, value -> Frauds.changed(value, Frauds::toBrain));
        assertThat(explained(encoder.question(INPUTS, claimed), Kind.PRECISION).label())
                .startsWith("all-MiniLM-L6-v2 in bf16");
    }

    @Test
    void aConversionThatNobodyPublishedIsToldFromTheOthers() throws Exception {
        OnnxModel perChannel = new DynamicInt8Conversion(Scheme.CHANNELS, true).convert(encoder.model());
        var question = encoder.question(INPUTS, encoder.run(perChannel, ExecutionProfile.CANONICAL, INPUTS))
                .withModels(List.of(encoder.quantised()));
        assertThat(explained(question, Kind.PRECISION).label())
                .isEqualTo("all-MiniLM-L6-v2 in int8 (dynamic, per channel)");
    }

    @Test
    void tf32IsAnotherWayToRunTheModelAndAccusesNobody() throws Exception {
        OnnxModel tf32 = new Tf32Conversion(false).convert(encoder.model());
        Explanation explanation = encoder.explain(encoder.question(INPUTS, encoder.usual(tf32, INPUTS)));
        assertThat(explanation.best()).map(Fit::kind).contains(Kind.CONFIGURATION);
        assertThat(explanation.sentence())
                .isEqualTo("It is what the model gives with TF32 products: run in another way, but the same model.");
    }

    @Test
    void tf32AsAnotherProcessorRoundsItIsNotTakenForHalfPrecision() throws Exception {
        var inputs = Encoder.tokens(1, 1, TOKENS);
        var question = encoder.question(inputs, Frauds.tf32(encoder, inputs));
        assertThat(explained(question, Kind.CONFIGURATION).label()).startsWith("TF32 products");
    }

    @Test
    void aQuantisedModelAtAnotherLevelOfOptimisation() throws Exception {
        var inputs = Encoder.tokens(3, 2, 64);
        OnnxModel model = encoder.quantised().model();
        var question = new Question(
                encoder.quantised(),
                inputs,
                encoder.usual(model, inputs),
                encoder.run(model, ExecutionProfile.CANONICAL, inputs),
                ExecutionProfile.CANONICAL);
        Fit best = explained(question, Kind.CONFIGURATION);
        assertThat(best.label()).startsWith("optimisation ");
        assertThat(best.label()).isNotEqualTo("optimisation " + Optimisation.BASIC);
    }

    @Test
    void aQuantisedModelInABatch() throws Exception {
        List<OtherClaim> others = others();
        OnnxModel model = encoder.quantised().model();
        Batch batch = Batch.of(INPUTS, List.of(others.get(1).inputs()), 1).orElseThrow();
        var claimed = batch.own(encoder.run(model, ExecutionProfile.CANONICAL, batch.inputs()));
        var alone = encoder.run(model, ExecutionProfile.CANONICAL, INPUTS);
        var question = new Question(encoder.quantised(), INPUTS, fitted(claimed), alone, ExecutionProfile.CANONICAL);
        assertThat(explained(question.withOthers(others), Kind.BATCH).label()).isEqualTo("a batch with claim 2");

        var asPrecise = encoder.question(INPUTS, fitted(claimed))
                .withModels(List.of(encoder.quantised()))
                .withOthers(others);
        assertThat(explained(asPrecise, Kind.OTHER_MODEL).label())
                .isEqualTo("all-MiniLM-L6-v2 int8 in a batch with claim 2");
    }

    @Test
    void theAnswerToAnotherClaim() throws Exception {
        var other = Encoder.tokens(22, 1, TOKENS);
        var answer = encoder.usual(encoder.model(), other);
        var question = encoder.question(INPUTS, answer)
                .withOthers(List.of(new OtherClaim(
                        "claim 9", other, encoder.run(encoder.model(), ExecutionProfile.CANONICAL, other))));
        Explanation explanation = encoder.explain(question);
        assertThat(explanation.sentence()).isEqualTo("It is the answer to claim 9.");
        assertThat(explanation.search().runs()).isZero();

        var unanswered = question.withOthers(List.of(new OtherClaim("claim 9", other, new LinkedHashMap<>())));
        assertThat(explained(unanswered, Kind.OTHER_CLAIM).label()).isEqualTo("claim 9");
    }

    @Test
    void twoPartsOfTheInputExchanged() throws Exception {
        SequencedMap<String, OnnxValue> exchanged = new LinkedHashMap<>(INPUTS);
        exchanged.put("attention_mask", INPUTS.get("token_type_ids"));
        exchanged.put("token_type_ids", INPUTS.get("attention_mask"));
        var question = encoder.question(INPUTS, encoder.usual(encoder.model(), exchanged));
        assertThat(explained(question, Kind.INPUT).label()).isEqualTo("attention_mask and token_type_ids exchanged");
    }

    @Test
    void anInputThatWasCutHasAShorterAnswer() throws Exception {
        Tensor ids = Encoder.tensor(INPUTS, "input_ids");
        var cut = Encoder.inputs(1, 16, ids::bitsAt, i -> 1);
        var question = encoder.question(INPUTS, encoder.usual(encoder.model(), cut));
        assertThat(explained(question, Kind.INPUT).label()).isEqualTo("the input cut to 16 tokens");
    }

    @Test
    void layersLeftOutInTheMiddleAndAtTheEnd() throws Exception {
        var secondLast = Frauds.stoppedAt(encoder, Frauds.layer(4), INPUTS);
        assertThat(explained(encoder.question(INPUTS, secondLast), Kind.SKIPPED).label())
                .isEqualTo("without the last 2 of its 6 layers");

        ModelProto.Builder bridged = encoder.model().proto().toBuilder();
        for (NodeProto.Builder node : bridged.getGraphBuilder().getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(Frauds.layer(3))) {
                    node.setInput(i, Frauds.layer(2));
                }
            }
        }
        OnnxModel without = OnnxModel.of(bridged.build().toByteArray());
        var question = encoder.question(INPUTS, encoder.usual(without, INPUTS));
        assertThat(explained(question, Kind.SKIPPED).label()).isEqualTo("without layer 3 of 6");
    }

    @Test
    void anAnswerRoundedToDecimalsIsNamedAsRounding() throws Exception {
        var exact = Encoder.tensor(encoder.usual(encoder.model(), INPUTS), Encoder.OUTPUT);
        var rounded = Frauds.changed(exact, value -> Math.round(value * 10_000) / 10_000f);
        Explanation explanation = encoder.explain(encoder.question(INPUTS, Encoder.answer(rounded)));
        assertThat(explanation.sentence()).isEqualTo("It is the recomputed answer, rounded to 4 decimals.");
        assertThat(explanation.best().map(Fit::kind).map(Kind::isHonest)).contains(true);
    }

    @Test
    void pooledAnswersAreComparedPooled() throws Exception {
        var honest = Encoder.answer(meanOf(encoder.usual(encoder.model(), INPUTS)));
        assertThat(explained(encoder.question(INPUTS, honest), Kind.FORM).label())
                .startsWith("mean over");

        var quantised = Encoder.answer(meanOf(encoder.usual(encoder.quantised().model(), INPUTS)));
        var question = encoder.question(INPUTS, quantised).withModels(List.of(encoder.quantised()));
        assertThat(explained(question, Kind.OTHER_MODEL).label()).startsWith("all-MiniLM-L6-v2 int8");
    }

    private static Tensor meanOf(SequencedMap<String, OnnxValue> outputs) {
        float[] values = Encoder.numbers(outputs);
        float[] mean = new float[Encoder.WIDTH];
        for (int i = 0; i < values.length; i++) {
            mean[i % Encoder.WIDTH] += values[i] / (values.length / Encoder.WIDTH);
        }
        return Tensor.ofFloats(List.of(1L, (long) Encoder.WIDTH), mean);
    }

    /** Scalars of the formulas too, as a model converted as a whole has them. */
    private static OnnxModel withHalfConstants(OnnxModel model) throws Exception {
        ModelProto.Builder changed = model.proto().toBuilder();
        for (NodeProto.Builder node : changed.getGraphBuilder().getNodeBuilderList()) {
            if (node.getOpType().equals("Constant")
                    && node.getAttribute(0).getT().getDataType() == 1) {
                Tensor value = TensorProtos.of(node.getAttribute(0).getT());
                Tensor rounded = Frauds.changed(
                        value,
                        number -> number == 0
                                ? 0
                                : Math.copySign(Math.max(0x1p-24f, Math.abs(Frauds.toHalf(number))), number));
                node.getAttributeBuilder(0).setT(TensorProtos.toProto(rounded, ""));
            }
        }
        return OnnxModel.of(changed.build().toByteArray());
    }

    private static List<OtherClaim> others() throws Exception {
        List<OtherClaim> others = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            var inputs = Encoder.tokens(100 + i, 1, 12 + 8 * i);
            others.add(new OtherClaim("claim " + i, inputs, new LinkedHashMap<>()));
        }
        return others;
    }

    /** Without the positions that only the longer neighbour has. */
    private static SequencedMap<String, OnnxValue> fitted(SequencedMap<String, OnnxValue> outputs) {
        Tensor whole = Encoder.tensor(outputs, Encoder.OUTPUT);
        return Encoder.answer(Shapes.fitted(whole, List.of(1L, (long) TOKENS, (long) Encoder.WIDTH))
                .orElseThrow());
    }

    private static Fit explained(Question question, Kind kind) throws Exception {
        Explanation explanation = encoder.explain(question);
        assertThat(explanation.best()).as(explanation.sentence()).isPresent();
        assertThat(explanation.best().map(Fit::kind)).as(explanation.sentence()).contains(kind);
        return explanation.best().orElseThrow();
    }
}
