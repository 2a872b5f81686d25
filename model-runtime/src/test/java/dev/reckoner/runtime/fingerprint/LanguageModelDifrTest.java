package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that providers sampled from a language model, against that model run on the canonical profile. */
class LanguageModelDifrTest {
    private static final int TOKENS = 300;
    private static final ExecutionProfile OPTIMISED = ExecutionProfile.DEFAULT.withThreads(1);
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(4);

    private static final List<Double> HONEST = new ArrayList<>();
    private static final List<Double> HONEST_IN_BF16 = new ArrayList<>();

    @BeforeAll
    static void calibrate() throws Exception {
        OnnxModel model = promised();
        for (int seed = 0; seed < 4; seed++) {
            HONEST.addAll(score(provider(model, OPTIMISED), seed, 1).margins());
            HONEST_IN_BF16.addAll(score(new Provider(model, OPTIMISED, LanguageModelDifrTest::inBf16), seed, 1)
                    .margins());
        }
    }

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @ParameterizedTest
    @EnumSource(value = Optimisation.class)
    void honestTokensAreAcceptedAtEveryOptimisationLevel(Optimisation level) throws Exception {
        ExecutionProfile profile = OPTIMISED.withOptimisation(level);
        DifrScores scores = score(provider(promised(), profile), 100 + level.ordinal(), 1);
        assertThat(judge(HONEST, scores).verdict()).isIn(Verdict.BIT_EXACT, Verdict.WITHIN_EMPIRICAL);
        assertThat(scores.exactMatchRate()).isGreaterThan(0.99);
    }

    @Test
    void theOptimisedLogitsAreOthersBitForBit() throws Exception {
        long[] tokens = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(logits(promised(), OPTIMISED, tokens))
                .isNotEqualTo(logits(promised(), ExecutionProfile.CANONICAL, tokens));
    }

    @Test
    void weightsRoundedToFourBitsAreRejected() throws Exception {
        DifrScores scores = score(provider(SmallLanguageModel.of(1, 4), OPTIMISED), 204, 1);
        assertThat(judge(HONEST, scores).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(scores.exactMatchRate()).isBetween(0.3, 0.8);
    }

    /** Fewer tokens go astray, so it takes three answers to be sure of it. */
    @Test
    void weightsRoundedToEightBitsAreRejectedByMoreTokens() throws Exception {
        Provider provider = provider(SmallLanguageModel.of(1, 8), OPTIMISED);
        DifrScores scores =
                DifrScores.together(List.of(score(provider, 208, 1), score(provider, 209, 1), score(provider, 210, 1)));
        Judgement judgement = judge(HONEST, scores);
        assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(Verdict.OUTSIDE);
        assertThat(scores.exactMatchRate()).isBetween(0.93, 0.99);
    }

    @Test
    void anotherModelIsRejected() throws Exception {
        DifrScores scores = score(provider(SmallLanguageModel.of(2, 32), OPTIMISED), 300, 1);
        assertThat(judge(HONEST, scores).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(scores.exactMatchRate()).isLessThan(0.1);
    }

    @Test
    void anotherSeedIsRejected() throws Exception {
        long[] tokens = provider(promised(), OPTIMISED).generate(settings(301, 1));
        assertThat(judge(HONEST, check(tokens, settings(302, 1))).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void withoutASeedOnlyTemperatureZeroIsDecided() throws Exception {
        SamplerSettings unknown = new SamplerSettings(1, 50, 0.95, new UnknownNoise("The claim names no seed."));
        long[] tokens = provider(promised(), OPTIMISED).generate(settings(303, 1));
        assertThat(judge(HONEST, check(tokens, unknown)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        long[] greedy = provider(promised(), OPTIMISED).generate(SamplerSettings.GREEDY);
        assertThat(judge(HONEST, check(greedy, SamplerSettings.GREEDY)).verdict())
                .isIn(Verdict.BIT_EXACT, Verdict.WITHIN_EMPIRICAL);
    }

    /** A provider whose logits are bf16 has margins of its own, which its calibration allows and another's does not. */
    @Test
    void roundingThatIsAllowedIsCalibratedForAndStillLeavesNoRoomForFourBits() throws Exception {
        DifrScores rounded = score(new Provider(promised(), OPTIMISED, LanguageModelDifrTest::inBf16), 304, 1);
        assertThat(rounded.exactMatchRate()).isBetween(0.95, 0.999);
        assertThat(judge(HONEST_IN_BF16, rounded).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        DifrScores fourBits = score(provider(SmallLanguageModel.of(1, 4), OPTIMISED), 305, 1);
        assertThat(judge(HONEST_IN_BF16, fourBits).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    /**
     * Someone who answers.
     *
     * @param model what is really run
     * @param afterwards what is done to each logit
     */
    private record Provider(OnnxModel model, ExecutionProfile profile, DoubleUnaryOperator afterwards) {
        /** A first token and those that follow. */
        long[] generate(SamplerSettings settings) throws Exception {
            Sampler sampler = new Sampler(settings);
            long[] tokens = {settings.hashCode() & 511};
            for (int position = 0; position < TOKENS; position++) {
                Tensor logits = logits(model, profile, tokens);
                double[] last = new double[SmallLanguageModel.VOCABULARY];
                long start = logits.elementCount() - last.length;
                Arrays.setAll(last, i -> afterwards.applyAsDouble(logits.doubleAt(start + i)));
                tokens = Arrays.copyOf(tokens, tokens.length + 1);
                tokens[position + 1] = sampler.choose(last, position);
            }
            return tokens;
        }
    }

    private static Provider provider(OnnxModel model, ExecutionProfile profile) {
        return new Provider(model, profile, DoubleUnaryOperator.identity());
    }

    private static OnnxModel promised() throws ModelException {
        return SmallLanguageModel.of(1, 32);
    }

    private static SamplerSettings settings(long seed, double temperature) {
        return new SamplerSettings(temperature, 50, 0.95, new TorchCudaNoise(seed, OptionalInt.empty()));
    }

    private static double inBf16(double logit) {
        return Float.intBitsToFloat(BrainFloat.nearest((float) logit) << 16);
    }

    private static DifrScores score(Provider provider, long seed, double temperature) throws Exception {
        SamplerSettings settings = settings(seed, temperature);
        return check(provider.generate(settings), settings);
    }

    /** One run of the promised model over all tokens but the last, each row against the token that follows. */
    private static DifrScores check(long[] tokens, SamplerSettings settings) throws Exception {
        Tensor logits = logits(promised(), ExecutionProfile.CANONICAL, Arrays.copyOf(tokens, TOKENS));
        Tensor claimed = Tensor.ofLongs(List.of((long) TOKENS), Arrays.copyOfRange(tokens, 1, tokens.length));
        return TokenDifr.check(claimed, logits, settings);
    }

    private static Judgement judge(List<Double> honest, DifrScores scores) throws FingerprintException {
        return DifrCalibration.of(honest).judge(scores, DifrCalibration.SIGNIFICANCE);
    }

    private static Tensor logits(OnnxModel model, ExecutionProfile profile, long... tokens) throws Exception {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("tokens", Tensor.ofLongs(List.of(1L, (long) tokens.length), tokens));
        return (Tensor) REEXECUTOR
                .run(model, inputs, profile, Cancellation.none())
                .outputs()
                .firstEntry()
                .getValue();
    }
}
