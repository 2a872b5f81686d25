package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.compare.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifrCalibrationTest {
    private static final double SIGNIFICANCE = DifrCalibration.SIGNIFICANCE;

    @Test
    void marginsCountUpToTheClip() throws FingerprintException {
        List<Double> honest = new ArrayList<>(Collections.nCopies(1995, 0.0));
        honest.addAll(List.of(0.1, 0.2, 0.4, 3.0, Double.POSITIVE_INFINITY));
        DifrCalibration calibration = DifrCalibration.of(honest);
        // The 99.9th percentile of the 1999 that are finite is the second largest.
        assertThat(calibration.clip()).isEqualTo(0.4);
        assertThat(calibration.mean()).isCloseTo((0.25 + 0.5 + 1 + 1 + 1 + 1) / 2001, within(1e-12));
        assertThat(calibration.statistic(scores(List.of(0.0, 0.1, 9.0, 0.4)))).isEqualTo(2.25 / 4);
    }

    @Test
    void whereHonestMarginsAreAllZeroEveryMarginCountsTheSame() throws FingerprintException {
        DifrCalibration calibration = DifrCalibration.of(Collections.nCopies(1000, 0.0));
        assertThat(calibration.clip()).isZero();
        assertThat(calibration.statistic(scores(List.of(0.0, 1e-6, 9.0, 0.0)))).isEqualTo(0.5);
        assertThat(calibration.judge(faults(300, 1, 0.5), SIGNIFICANCE).verdict())
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(calibration.judge(faults(300, 10, 0.5), SIGNIFICANCE).verdict())
                .isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void theThresholdIsWhereTheProbabilityIsTheSignificance() throws FingerprintException {
        DifrCalibration calibration = DifrCalibration.of(sample(new Random(1), 2000, 0.02));
        double threshold = calibration.threshold(100, SIGNIFICANCE);
        assertThat(calibration.threshold(400, SIGNIFICANCE)).isLessThan(threshold);
        double probability = calibration.probability(scores(Collections.nCopies(100, threshold * calibration.clip())));
        assertThat(probability).isCloseTo(SIGNIFICANCE, within(1e-9));
    }

    /** At one in a hundred, so that enough are called to count; the test leans to not calling. */
    @ParameterizedTest
    @CsvSource({"0.001, 50", "0.001, 300", "0.02, 50", "0.02, 300", "0.1, 300"})
    void honestTokensAreCalledOutsideNoMoreOftenThanIsSaid(double rate, int tokens) throws FingerprintException {
        Random random = new Random(7);
        int called = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            DifrCalibration calibration = DifrCalibration.of(sample(random, 1000, rate));
            Judgement judgement = calibration.judge(scores(sample(random, tokens, rate)), 0.01);
            called += judgement.verdict() == Verdict.OUTSIDE ? 1 : 0;
        }
        double expected = 0.01 * trials;
        assertThat((double) called).isLessThanOrEqualTo(expected + 3 * Math.sqrt(expected));
    }

    @Test
    void aModelWithFiveTimesTheFaultsIsCalledOutside() throws FingerprintException {
        Random random = new Random(8);
        DifrCalibration calibration = DifrCalibration.of(sample(random, 2000, 0.02));
        for (int trial = 0; trial < 50; trial++) {
            assertThat(calibration
                            .judge(scores(sample(random, 500, 0.1)), SIGNIFICANCE)
                            .verdict())
                    .isEqualTo(Verdict.OUTSIDE);
        }
    }

    @Test
    void exactAndUnreproducibleTokensNeedNoCalibration() throws FingerprintException {
        DifrCalibration calibration = DifrCalibration.of(sample(new Random(1), 1000, 0.02));
        assertThat(calibration.judge(faults(100, 0, 0), SIGNIFICANCE).verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(calibration
                        .judge(new DifrScores(100, List.of(), Optional.of("No seed.")), SIGNIFICANCE)
                        .reason())
                .isEqualTo("No seed.");
    }

    @Test
    void theSentenceGivesTheFigures() throws FingerprintException {
        Judgement judgement =
                DifrCalibration.of(Collections.nCopies(1000, 0.0)).judge(faults(300, 60, 0.5), SIGNIFICANCE);
        assertThat(judgement.reason())
                .startsWith(
                        "60 of 300 tokens are not those that the reference chooses; weighed by their margins that is 0.200"
                                + " of at most 0.0");
    }

    @Test
    void whatIsNoHonestSampleIsRefused() {
        assertRefused(Collections.nCopies(99, 0.0));
        assertRefused(Collections.nCopies(200, 0.1));
        List<Double> negative = new ArrayList<>(Collections.nCopies(200, 0.0));
        negative.set(3, -0.1);
        assertRefused(negative);
        negative.set(3, Double.NaN);
        assertRefused(negative);
    }

    private static void assertRefused(List<Double> honest) {
        assertThatThrownBy(() -> DifrCalibration.of(honest))
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo("RT-DIFR-CALIBRATION"));
    }

    /** Margins that are 0 but for a few, and those exponentially distributed. */
    private static List<Double> sample(Random random, int tokens, double rate) {
        List<Double> margins = new ArrayList<>();
        for (int i = 0; i < tokens; i++) {
            margins.add(random.nextDouble() < rate ? -0.2 * Math.log(1 - random.nextDouble()) : 0.0);
        }
        return margins;
    }

    private static DifrScores faults(int tokens, int faults, double margin) {
        List<Double> margins = new ArrayList<>(Collections.nCopies(tokens - faults, 0.0));
        margins.addAll(Collections.nCopies(faults, margin));
        return scores(margins);
    }

    private static DifrScores scores(List<Double> margins) {
        return new DifrScores(margins.size(), margins, Optional.empty());
    }
}
