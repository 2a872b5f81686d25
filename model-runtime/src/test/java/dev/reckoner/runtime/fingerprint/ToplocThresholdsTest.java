package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToplocThresholdsTest {
    @ParameterizedTest
    @CsvSource({
        "38, 10, 8, WITHIN_EMPIRICAL",
        "39, 10, 8, OUTSIDE",
        "38, 10.01, 8, OUTSIDE",
        "38, 10, 8.5, OUTSIDE",
    })
    void thePublishedFiguresAreTheLastThatPass(int exponents, double mean, double median, Verdict verdict) {
        Judgement judgement = ToplocThresholds.BF16_DEFAULT.judge(found(128, exponents, mean, median));
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).startsWith(exponents + " of 128 exponents or signs differ, of at most 38; ");
    }

    @Test
    void aProofOfAnotherSizeIsNotMeasuredByThem() {
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(found(64, 0, 0, 0)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void thresholdsOfAModelAreThreeTimesTheFurthestHonestPair() throws FingerprintException {
        List<ToplocComparison> honest = new ArrayList<>(Collections.nCopies(9, found(128, 1, 0.5, 0)));
        honest.add(found(128, 5, 0.25, 1));
        assertThat(ToplocThresholds.calibrated(honest)).isEqualTo(new ToplocThresholds(128, 15, 1.5, 3));
    }

    @Test
    void aFlawlessSampleLeavesRoomForRoundingAndTies() throws FingerprintException {
        assertThat(ToplocThresholds.calibrated(Collections.nCopies(10, found(128, 0, 0, 0))))
                .isEqualTo(new ToplocThresholds(128, 4, 1, 1));
    }

    @Test
    void fewOrMixedOrNullProofsCalibrateNothing() {
        assertRefused(Collections.nCopies(9, found(128, 0, 0, 0)));
        assertRefused(List.of());
        List<ToplocComparison> mixed = new ArrayList<>(Collections.nCopies(10, found(128, 0, 0, 0)));
        mixed.add(found(64, 0, 0, 0));
        assertRefused(mixed);
        mixed.set(10, ToplocComparison.ofNullProof(128));
        assertRefused(mixed);
    }

    /** Three times such a distance is what any values are apart. */
    @Test
    void pairsThatAreAsFarApartAsStrangersCalibrateNothing() throws FingerprintException {
        assertRefused(Collections.nCopies(10, found(128, 22, 1, 1)));
        assertRefused(Collections.nCopies(10, found(128, 0, 11, 1)));
        assertRefused(Collections.nCopies(10, found(128, 0, 1, 11)));
        assertRefused(Collections.nCopies(10, found(128, 50, 20, 15)));
        assertRefused(Collections.nCopies(10, found(128, 0, 0x1p64, 0x1p64)));
        assertThat(ToplocThresholds.calibrated(Collections.nCopies(10, found(128, 21, 10, 10))))
                .isEqualTo(new ToplocThresholds(128, 63, 30, 30));
    }

    private static void assertRefused(List<ToplocComparison> honest) {
        assertThatThrownBy(() -> ToplocThresholds.calibrated(honest))
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo("RT-TOPLOC-CALIBRATION"));
    }

    private static ToplocComparison found(int k, int exponents, double mean, double median) {
        return new ToplocComparison(k, exponents, 0, mean, median, median, false);
    }
}
