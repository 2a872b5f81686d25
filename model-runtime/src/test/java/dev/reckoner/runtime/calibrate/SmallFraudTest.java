package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tolerance must not swallow small frauds: they are found from final outputs alone, although the claim was made with fused
 * kernels and is checked without.
 */
class SmallFraudTest {
    private static final int COLUMNS = 384;
    private static final ExecutionProfile CLAIMED =
            ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL).withThreads(2);

    @ParameterizedTest
    @ValueSource(floats = {1e-3f, -1e-3f, 1e-4f})
    void oneElementMovedByAThousandthIsOutside(float by) throws Exception {
        Execution honest = claimed(MiniLm.model(), 4, 16);
        float[] values = floats(MiniLm.output(honest));
        values[12_345] += by;
        Comparison comparison = judged(Tensor.ofFloats(MiniLm.output(honest).dims(), values), honest, 4, 16);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void theHonestClaimIsNot() throws Exception {
        Execution honest = claimed(MiniLm.model(), 4, 16);
        Comparison comparison = judged(MiniLm.output(honest), honest, 4, 16);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void aRowSwappedForItsNeighboursIsOutside() throws Exception {
        Execution honest = claimed(MiniLm.model(), 4, 16);
        float[] values = floats(MiniLm.output(honest));
        int row = 16 * 384;
        System.arraycopy(values, 2 * row, values, row, row);
        Comparison comparison = judged(Tensor.ofFloats(MiniLm.output(honest).dims(), values), honest, 4, 16);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    /** Of one token only, among 64: the other tokens of its row are right. */
    @Test
    void aTokenSwappedForItsNeighboursIsOutside() throws Exception {
        Execution honest = claimed(MiniLm.model(), 4, 16);
        float[] values = floats(MiniLm.output(honest));
        System.arraycopy(values, 20 * 384, values, 21 * 384, 384);
        Comparison comparison = judged(Tensor.ofFloats(MiniLm.output(honest).dims(), values), honest, 4, 16);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    /** All of the weights, every fourth each time: tables, the deepest feed-forward layers, biases and layer norms. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void oneElementOfAWeightMovedByAHundredthOfItsScaleIsOutside(int part) throws Exception {
        Execution own = recomputed(1, 12);
        List<String> unseen = new ArrayList<>();
        int tried = 0;
        List<TensorProto> weights = MiniLm.model().proto().getGraph().getInitializerList().stream()
                .filter(isWeight())
                .toList();
        Random random = new Random(part);
        for (int at = part; at < weights.size(); at += 4) {
            TensorProto weight = weights.get(at);
            Execution claimed = claimed(MiniLm.altered(weight, element(weight, random)), 1, 12);
            Comparison comparison = judged(MiniLm.output(claimed), claimed, own);
            tried++;
            if (comparison.verdict() != Verdict.OUTSIDE) {
                unseen.add(consumer(weight).name() + " " + weight.getName());
            }
        }

        assertThat(tried).isGreaterThanOrEqualTo(25);
        // Softmax takes out what a key adds to all scores of a row alike: always its bias, now and then its weights.
        assertThat(unseen).allMatch(name -> name.contains("/key/") || name.endsWith("key.bias"));
        assertThat(unseen).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void whatIsClaimedFromElsewhereIsInconclusiveAndSaysWhatIsMissing() throws Exception {
        Execution honest = claimed(MiniLm.model(), 1, 16);
        float[] values = floats(MiniLm.output(honest));
        values[3] += 2e-5f;
        EnvironmentRecord elsewhere =
                honest.environment().with("ep", "CUDAExecutionProvider").with("device.name", "NVIDIA H100");
        Execution own = recomputed(1, 16);
        Comparison comparison = MiniLm.profile()
                .judgement(MiniLm.OUTPUT, elsewhere, own.environment(), false)
                .orElseThrow()
                .judge(MiniLm.OUTPUT, Tensor.ofFloats(MiniLm.output(own).dims(), values), MiniLm.output(own));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reason())
                .contains("a calibration of CUDAExecutionProvider")
                .contains("NVIDIA H100");
    }

    @Test
    void theQuantisedModelSoldAsThePreciseOneIsOutside() throws Exception {
        Execution quantised = claimed(SentenceEncoder.quantised(), 1, 16);

        assertThat(judged(MiniLm.output(quantised), quantised, 1, 16).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void anOutputThatTheProviderRoundedIsNamedAsThat(int places) throws Exception {
        Execution honest = claimed(MiniLm.model(), 2, 16);
        float[] values = floats(MiniLm.output(honest));
        double power = Math.pow(10, places);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.rint(values[i] * power) / power);
        }
        Comparison comparison = judged(Tensor.ofFloats(MiniLm.output(honest).dims(), values), honest, 2, 16);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).contains("rounded to " + places + " decimals");
    }

    private static Predicate<TensorProto> isWeight() {
        return tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE
                && tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b) > 1;
    }

    /** One that the input uses: of tables a row that it looks up, of products a row whose input is larger than most. */
    private static int element(TensorProto weight, Random random) throws Exception {
        if (weight.getName().equals("embeddings.word_embeddings.weight")) {
            Tensor ids = (Tensor) SentenceEncoder.tokens(1, 12).firstEntry().getValue();
            return (int) ids.doubleAt(5) * COLUMNS + random.nextInt(COLUMNS);
        }
        if (weight.getName().equals("embeddings.position_embeddings.weight")) {
            return random.nextInt(12 * COLUMNS);
        }
        if (weight.getName().equals("embeddings.token_type_embeddings.weight")) {
            return random.nextInt(COLUMNS);
        }
        int count = Math.toIntExact(weight.getDimsList().stream().reduce(1L, (a, b) -> a * b));
        return weight.getDimsCount() == 2
                ? usedRow(weight, random) * (int) weight.getDims(1) + random.nextInt((int) weight.getDims(1))
                : random.nextInt(count);
    }

    private static int usedRow(TensorProto weight, Random random) throws Exception {
        String input = consumer(weight).node().getInput(0);
        var exposed = MiniLm.run(
                MiniLm.model().edited(new Edit.Expose(List.of(input))),
                SentenceEncoder.tokens(1, 12),
                ExecutionProfile.CANONICAL);
        Tensor values = MiniLm.output(exposed);
        double[] squares = new double[(int) weight.getDims(0)];
        for (int i = 0; i < values.elementCount(); i++) {
            squares[i % squares.length] += values.doubleAt(i) * values.doubleAt(i);
        }
        double mean = Arrays.stream(squares).average().orElseThrow();
        int row = random.nextInt(squares.length);
        while (squares[row] < mean) {
            row = random.nextInt(squares.length);
        }
        return row;
    }

    private static Operator consumer(TensorProto weight) {
        return OperatorGraph.of(MiniLm.model()).operators().stream()
                .filter(operator -> operator.inputs().contains(weight.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Execution claimed(OnnxModel model, int rows, int tokens) throws Exception {
        return MiniLm.run(model, SentenceEncoder.tokens(rows, tokens), CLAIMED);
    }

    private static Execution recomputed(int rows, int tokens) throws Exception {
        return MiniLm.run(MiniLm.model(), SentenceEncoder.tokens(rows, tokens), ExecutionProfile.CANONICAL);
    }

    private static Comparison judged(Tensor claimed, Execution how, int rows, int tokens) throws Exception {
        return judged(claimed, how, recomputed(rows, tokens));
    }

    private static Comparison judged(Tensor claimed, Execution how, Execution own) {
        CalibratedProfile profile = MiniLm.profile();
        assertThat(profile.coverage(how.environment(), own.environment(), false))
                .isEqualTo(Coverage.COVERED);
        return profile.judgement(MiniLm.OUTPUT, how.environment(), own.environment(), false)
                .orElseThrow()
                .judge(MiniLm.OUTPUT, claimed, MiniLm.output(own));
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[(int) tensor.elementCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.doubleAt(i);
        }
        return values;
    }
}
