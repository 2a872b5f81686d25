package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.MarginJudgement.Along;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginJudgementTest {
    private static final MarginAllowance ALLOWANCE = new MarginAllowance(1e-6, 1e-4);
    private static final Along LARGEST = new Along(1, true, true);

    /** Two rows: a near tie of places 0 and 2, and a clear case. */
    private final Tensor scores = Tensor.ofFloats(List.of(2L, 3L), 1.000001f, 0.2f, 1f, 5, 1, 4.9999f);

    private final Tensor own = Tensor.ofLongs(List.of(2L), 0, 0);

    @Test
    void theSameChoiceIsTheSame() {
        assertThat(indices(Tensor.ofLongs(List.of(2L), 0, 0)).verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void aNearTieMayGoTheOtherWay() {
        Comparison comparison = indices(Tensor.ofLongs(List.of(2L), 2, 0));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(comparison.reason()).contains("1 of 2 choices differ").contains("a near tie");
    }

    @Test
    void whatOnlyRoundingCanTurnIsWithinTheory() {
        assertThat(indices(Tensor.ofLongs(List.of(2L), 0, 2)).verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @Test
    void aChoiceThatIsClearlyWorseIsOutside() {
        Comparison comparison = indices(Tensor.ofLongs(List.of(2L), 0, 1));

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason())
                .contains("what is chosen here leads by 4.00")
                .contains("rounding turns no more than 0.000200");
    }

    @Test
    void aPlaceThatIsNotThereIsOutside() {
        assertThat(indices(Tensor.ofLongs(List.of(2L), 0, 3)).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(indices(Tensor.ofLongs(List.of(2L), 0, -3)).verdict())
                .as("counted from the end, which is other bits")
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(indices(Tensor.ofLongs(List.of(2L), 0, -4)).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void theSmallestIsJudgedTheOtherWayRound() {
        Tensor smallest = Tensor.ofLongs(List.of(2L), 1, 1);
        Comparison comparison = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L), 1, 0), smallest, scores, new Along(1, false, true), ALLOWANCE);

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason()).contains("leads by 4.00");
    }

    @Test
    void alongAnOuterDimensionChoicesAreOfColumns() {
        Tensor columns = Tensor.ofLongs(List.of(3L), 1, 1, 1);
        Tensor claimed = Tensor.ofLongs(List.of(3L), 1, 0, 1);
        Comparison comparison =
                MarginJudgement.ofIndices("y", claimed, columns, scores, new Along(0, true, true), ALLOWANCE);

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason()).contains("number 1,").contains("0.8");
    }

    @Test
    void theLargestMayChangePlacesWhereTheyTie() {
        Tensor top = Tensor.ofLongs(List.of(2L, 2L), 0, 2, 0, 2);
        Comparison swapped = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L, 2L), 2, 0, 0, 2), top, scores, LARGEST, ALLOWANCE);
        Comparison twice = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L, 2L), 0, 0, 0, 2), top, scores, LARGEST, ALLOWANCE);
        Comparison another = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L, 2L), 0, 1, 0, 2), top, scores, LARGEST, ALLOWANCE);

        assertThat(swapped.verdict()).as(swapped.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(twice.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(another.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void whereNoOrderIsPromisedOnlyTheSetCounts() {
        Tensor top = Tensor.ofLongs(List.of(2L, 2L), 0, 2, 0, 2);
        Tensor reversed = Tensor.ofLongs(List.of(2L, 2L), 2, 0, 2, 0);
        Comparison comparison =
                MarginJudgement.ofIndices("y", reversed, top, scores, new Along(1, true, false), ALLOWANCE);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(comparison.reason()).contains("Every choice is the same");
    }

    @Test
    void aPlaceBetweenTwoIsNone() {
        Tensor claimed = Tensor.ofFloats(List.of(2L), 0.5f, 0);
        Comparison comparison =
                MarginJudgement.ofIndices("y", claimed, Tensor.ofFloats(List.of(2L), 0, 0), scores, LARGEST, ALLOWANCE);

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    /** Each next to the other is a near tie; the last before the first is none. */
    @Test
    void smallStepsDoNotAddUpToALongOne() {
        Tensor steps = Tensor.ofFloats(List.of(1L, 4L), 1.0000045f, 1.000003f, 1.0000015f, 1);
        Tensor ordered = Tensor.ofLongs(List.of(1L, 4L), 0, 1, 2, 3);
        Comparison turned = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(1L, 4L), 1, 2, 3, 0), ordered, steps, LARGEST, ALLOWANCE);
        Comparison swapped = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(1L, 4L), 1, 0, 3, 2), ordered, steps, LARGEST, ALLOWANCE);

        assertThat(turned.verdict()).as(turned.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(swapped.verdict()).as(swapped.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void numbersThatAreNoneOrDoNotBearOutTheChoiceMadeHereAccuseNobody() {
        Tensor broken = Tensor.ofFloats(List.of(2L, 3L), Float.NaN, 0, 1, 5, 1, 4);
        Tensor overflown = Tensor.ofFloats(List.of(2L, 3L), Float.POSITIVE_INFINITY, 0, 1, 5, 1, 4);
        Tensor others = Tensor.ofFloats(List.of(2L, 3L), 0, 5, 1, 5, 1, 4);
        Tensor claimed = Tensor.ofLongs(List.of(2L), 2, 0);
        for (Tensor numbers : List.of(broken, overflown, others)) {
            Comparison comparison = MarginJudgement.ofIndices("y", claimed, own, numbers, LARGEST, ALLOWANCE);

            assertThat(comparison.verdict()).as(numbers.toString()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void amongMaskedNumbersOnlyWhatIsMaskedIsClearlyWorse() {
        Tensor masked =
                Tensor.ofFloats(List.of(2L, 3L), 1, 1.0000001f, Float.NEGATIVE_INFINITY, 5, 4, Float.NEGATIVE_INFINITY);
        Tensor chosen = Tensor.ofLongs(List.of(2L), 1, 0);
        Comparison near = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L), 0, 0), chosen, masked, LARGEST, MarginAllowance.of(masked));
        Comparison far = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L), 2, 0), chosen, masked, LARGEST, MarginAllowance.of(masked));

        assertThat(near.verdict()).as(near.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(far.verdict()).as(far.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    /** Decision 0009: what met far larger numbers may have their rounding, so that it is not held against anybody. */
    @Test
    void farLargerNumbersMakeNoNearTieOfAnyChoice() {
        Tensor masked = Tensor.ofFloats(List.of(2L, 3L), 1, 1.0000001f, -1e9f, 5, 4, -1e9f);
        Tensor chosen = Tensor.ofLongs(List.of(2L), 1, 0);
        Comparison near = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L), 0, 0), chosen, masked, LARGEST, MarginAllowance.of(masked));
        Comparison far = MarginJudgement.ofIndices(
                "y", Tensor.ofLongs(List.of(2L), 1, 1), chosen, masked, LARGEST, MarginAllowance.of(masked));

        assertThat(near.verdict()).as(near.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(far.verdict()).as(far.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(far.reason()).contains("leads by 1.00").contains("is not shown");
    }

    @Test
    void whatHonestRunsWereMeasuredToDifferByDecidesWhereItCoversTheClaim() {
        var measured = MeasuredErrors.none(2, 3)
                .including(Tensor.ofFloats(List.of(2L), 1, 3), Tensor.ofFloats(List.of(2L), 1.0001f, 3));
        var allowance = MarginAllowance.measured(scores, ElementType.FLOAT, measured);
        Comparison near =
                MarginJudgement.ofIndices("y", Tensor.ofLongs(List.of(2L), 0, 2), own, scores, LARGEST, allowance);
        Comparison far = MarginJudgement.ofIndices(
                "y",
                Tensor.ofLongs(List.of(1L), 1),
                Tensor.ofLongs(List.of(1L), 0),
                Tensor.ofFloats(List.of(1L, 2L), 3, 2.999f),
                LARGEST,
                allowance);

        assertThat(near.verdict()).as(near.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(far.verdict()).as(far.reason()).isEqualTo(Verdict.OUTSIDE);
        assertThat(far.reason()).contains("leads by 0.00100").contains("honest runs of this model turn no more than");
        assertThat(MarginAllowance.of(scores).theoretical())
                .as("without a calibration rounding could")
                .isGreaterThan(0.0005);
    }

    /** Honest runs of a model that quantises to its batch are as far apart as other models. */
    @Test
    void aCalibrationDoesNotWidenWhatIsAccepted() {
        var measured = MeasuredErrors.none(2, 3)
                .including(Tensor.ofFloats(List.of(2L), 1, 3), Tensor.ofFloats(List.of(2L), 2.5f, 3));
        Comparison comparison = MarginJudgement.ofIndices(
                "y",
                Tensor.ofLongs(List.of(1L), 1),
                Tensor.ofLongs(List.of(1L), 0),
                Tensor.ofFloats(List.of(1L, 2L), 3, 2),
                LARGEST,
                MarginAllowance.measured(scores, ElementType.FLOAT, measured));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aThresholdMayBeCrossedOnlyFromNearIt() {
        Tensor values = Tensor.ofFloats(List.of(3L), 0.5000005f, 0.7f, 0.2f);
        Tensor threshold = Tensor.ofFloats(List.of(), 0.5f);
        Tensor above = Tensor.ofLongs(List.of(3L), 1, 1, 0);
        Comparison near = MarginJudgement.ofComparisons(
                "y", Tensor.ofLongs(List.of(3L), 0, 1, 0), above, values, threshold, ALLOWANCE);
        Comparison far = MarginJudgement.ofComparisons(
                "y", Tensor.ofLongs(List.of(3L), 1, 0, 0), above, values, threshold, ALLOWANCE);

        assertThat(near.verdict()).as(near.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(far.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void theAllowanceOfATypeFollowsTheSizeOfTheNumbers() {
        MarginAllowance small = MarginAllowance.of(Tensor.ofFloats(List.of(2L), 1, -1));
        MarginAllowance large = MarginAllowance.of(Tensor.ofFloats(List.of(2L), 100, -100));

        assertThat(large.empirical()).isEqualTo(100 * small.empirical());
        assertThat(small.theoretical()).isGreaterThan(small.empirical());
    }

    private Comparison indices(Tensor claimed) {
        return MarginJudgement.ofIndices("y", claimed, own, scores, LARGEST, ALLOWANCE);
    }
}
