package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder on a sentence encoder: honest runs stay inside, another model does not. */
class RealModelComparisonTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Optimisation.class,
            names = {"EXTENDED", "LAYOUT", "ALL"})
    void fusedKernelsDifferNoMoreThanHonestRunsDo(Optimisation optimisation) throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        Comparison comparison = TensorComparator.compare(
                "last_hidden_state",
                run(model, ExecutionProfile.DEFAULT.withOptimisation(optimisation), 4, 128),
                run(model, ExecutionProfile.CANONICAL, 4, 128));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void threadsChangeNothingInTheCanonicalGraph(int threads) throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        Comparison comparison = TensorComparator.compare(
                "last_hidden_state",
                run(model, ExecutionProfile.CANONICAL.withThreads(threads), 1, 16),
                run(model, ExecutionProfile.CANONICAL, 1, 16));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.BIT_EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 128})
    void theQuantisedModelSoldAsThePreciseOneIsOutside(int length) throws Exception {
        Comparison comparison = TensorComparator.compare(
                "last_hidden_state",
                run(SentenceEncoder.quantised(), ExecutionProfile.DEFAULT, 1, length),
                run(SentenceEncoder.precise(), ExecutionProfile.CANONICAL, 1, length));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void honestDriftLeavesRoomBelowTheThresholds() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        Comparison comparison = TensorComparator.compare(
                "last_hidden_state",
                run(model, ExecutionProfile.DEFAULT, 4, 128),
                run(model, ExecutionProfile.CANONICAL, 4, 128));

        assertThat(comparison.relativeL2()).isBetween(1e-8, 2.5e-6);
        assertThat(comparison.maxAbsolute()).isLessThan(comparison.empirical() / 2);
    }

    private static Tensor run(OnnxModel model, ExecutionProfile profile, int rows, int length) throws Exception {
        var execution = REEXECUTOR.run(model, SentenceEncoder.tokens(rows, length), profile, Cancellation.none());
        return (Tensor) execution.outputs().firstEntry().getValue();
    }
}
