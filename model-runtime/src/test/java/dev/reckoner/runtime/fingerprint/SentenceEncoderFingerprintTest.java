package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fingerprints of the last hidden states of all-MiniLM-L6-v2: the float32 model is promised, and it or another is run. */
class SentenceEncoderFingerprintTest {
    private static final int[] LENGTHS = {8, 32, 64};
    private static final int WIDTH = 384;
    private static final int INPUTS = 12;
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(4);

    private static final List<Tensor> CANONICAL = new ArrayList<>();
    private static final List<Tensor> OPTIMISED = new ArrayList<>();
    private static final List<Tensor> QUANTISED = new ArrayList<>();

    @BeforeAll
    static void run() throws Exception {
        OnnxModel precise = SentenceEncoder.precise();
        OnnxModel quantised = SentenceEncoder.quantised();
        Optimisation[] levels = {Optimisation.EXTENDED, Optimisation.LAYOUT, Optimisation.ALL};
        for (int i = 0; i < INPUTS; i++) {
            SequencedMap<String, OnnxValue> tokens = tokens(i);
            ExecutionProfile other =
                    ExecutionProfile.DEFAULT.withOptimisation(levels[i % 3]).withThreads(1 + i % 2);
            CANONICAL.add(hidden(precise, tokens, ExecutionProfile.CANONICAL));
            OPTIMISED.add(hidden(precise, tokens, other));
            QUANTISED.add(hidden(quantised, tokens, ExecutionProfile.CANONICAL));
        }
    }

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void anotherOptimisationLevelIsAcceptedByThresholdsOfThisModel() throws FingerprintException {
        ToplocThresholds thresholds = thresholds();
        assertThat(thresholds).isEqualTo(new ToplocThresholds(128, 4, 1, 1));
        for (int i = 10; i < INPUTS; i++) {
            assertThat(OPTIMISED.get(i)).isNotEqualTo(CANONICAL.get(i));
            assertThat(verdict(thresholds, CANONICAL.get(i), OPTIMISED.get(i))).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        }
    }

    @Test
    void theQuantisedModelAndAnotherInputAreRejected() throws FingerprintException {
        ToplocThresholds thresholds = thresholds();
        for (int i = 0; i < INPUTS; i++) {
            Tensor another = CANONICAL.get((i + 1) % INPUTS);
            assertThat(verdict(thresholds, CANONICAL.get(i), QUANTISED.get(i))).isEqualTo(Verdict.OUTSIDE);
            assertThat(verdict(thresholds, CANONICAL.get(i), another)).isEqualTo(Verdict.OUTSIDE);
        }
    }

    /** Why thresholds are calibrated: those published would have let the quantised model through now and then (4 of 12 here). */
    @Test
    void thePublishedThresholdsDoNotFitThisModel() throws FingerprintException {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            ToplocComparison found = Toploc.verify(Toploc.STANDARD.prove(CANONICAL.get(i)), QUANTISED.get(i));
            verdicts.add(ToplocThresholds.BF16_DEFAULT.judge(found).verdict());
        }
        assertThat(verdicts).contains(Verdict.WITHIN_EMPIRICAL, Verdict.OUTSIDE);
    }

    @Test
    void aFewRandomDirectionsTellTheQuantisedModelByEachToken() throws FingerprintException {
        ActivationDifr projection = new ActivationDifr(2024, 8, WIDTH);
        for (int i = 0; i < INPUTS; i++) {
            Tensor own = projection.project(CANONICAL.get(i));
            List<Double> honest = ActivationDifr.distances(projection.project(OPTIMISED.get(i)), own);
            List<Double> quantised = ActivationDifr.distances(projection.project(QUANTISED.get(i)), own);
            assertThat(honest).allSatisfy(distance -> assertThat(distance).isLessThan(1e-4));
            assertThat(quantised).allSatisfy(distance -> assertThat(distance).isGreaterThan(5e-3));
        }
    }

    private static ToplocThresholds thresholds() throws FingerprintException {
        List<ToplocComparison> honest = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            honest.add(Toploc.verify(Toploc.STANDARD.prove(CANONICAL.get(i)), OPTIMISED.get(i)));
        }
        return ToplocThresholds.calibrated(honest);
    }

    private static Verdict verdict(ToplocThresholds thresholds, Tensor claimed, Tensor own)
            throws FingerprintException {
        return thresholds
                .judge(Toploc.verify(Toploc.STANDARD.prove(claimed), own))
                .verdict();
    }

    private static Tensor hidden(OnnxModel model, SequencedMap<String, OnnxValue> tokens, ExecutionProfile profile)
            throws Exception {
        return (Tensor) REEXECUTOR
                .run(model, tokens, profile, Cancellation.none())
                .outputs()
                .firstEntry()
                .getValue();
    }

    private static SequencedMap<String, OnnxValue> tokens(long seed) {
        int length = LENGTHS[(int) seed % LENGTHS.length];
        List<Long> dims = List.of(1L, (long) length);
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(
                "input_ids",
                Tensor.ofLongs(
                        dims, new Random(seed).longs(length, 1000, 20_000).toArray()));
        inputs.put("attention_mask", Tensor.ofLongs(dims, ones));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[length]));
        return inputs;
    }
}
