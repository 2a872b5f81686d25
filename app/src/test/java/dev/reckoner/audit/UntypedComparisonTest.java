package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.inference.UntypedTensor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A claimed output without a type beside one that has one. */
class UntypedComparisonTest {
    @Test
    void floatsAreComparedBitByBit() throws CannotRun {
        var recomputed = Tensor.ofFloats(List.of(2L), 0.07286679744720459f, 1.5f);
        assertThat(verdict(numbers(List.of(2L), "0.07286679744720459", "1.5"), recomputed))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(2L), "0.0728668", "1.5"), recomputed))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(2L), "0.0728669", "1.5"), recomputed))
                .isNotEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(2L), "0.08", "1.5"), recomputed)).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aDecimalHasNoNegativeZero() throws CannotRun {
        assertThat(verdict(numbers(List.of(1L), "0"), Tensor.ofFloats(List.of(1L), -0f)))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(1L), "0"), Tensor.ofDoubles(List.of(1L), -0d)))
                .isEqualTo(Verdict.BIT_EXACT);
    }

    /** A node may have written them as float64 or as float32; clients see no more than float32. */
    @Test
    void doublesAreEqualInFullOrAsFloats() throws CannotRun {
        var recomputed = Tensor.ofDoubles(List.of(1L), 0.1);
        assertThat(verdict(numbers(List.of(1L), "0.1"), recomputed)).isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(1L), "0.10000000149011612"), recomputed))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(1L), "0.1001"), recomputed)).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void integersAndTruthValuesAreExact() throws CannotRun {
        var recomputed = Tensor.ofInts(List.of(2L), 3, -4);
        assertThat(verdict(numbers(List.of(2L), "3", "-4.0"), recomputed)).isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(2L), "3", "-4.0001"), recomputed)).isEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(numbers(List.of(1L), "9007199254740992"), Tensor.ofLongs(List.of(1L), (1L << 53) + 1)))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(numbers(List.of(1L), "9007199254740990"), Tensor.ofLongs(List.of(1L), (1L << 53) - 1)))
                .isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void anotherShapeIsAnotherOutput() throws CannotRun {
        assertThat(verdict(numbers(List.of(1L, 2L), "1", "2"), Tensor.ofFloats(List.of(2L), 1, 2)))
                .isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void textsWithoutAShapeTakeThatOfTheModel() throws CannotRun {
        var recomputed = Tensor.ofStrings(List.of(1L, 2L), "a", "ü");
        assertThat(verdict(new UntypedTensor.Texts("y", Optional.empty(), List.of("a", "ü")), recomputed))
                .isEqualTo(Verdict.BIT_EXACT);
        assertThat(verdict(new UntypedTensor.Texts("y", Optional.empty(), List.of("a", "u")), recomputed))
                .isEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(new UntypedTensor.Texts("y", Optional.empty(), List.of("a")), recomputed))
                .isEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(new UntypedTensor.Texts("y", Optional.of(List.of(2L)), List.of("a", "ü")), recomputed))
                .isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void whatCannotBeComparedAccusesNobody() {
        var floats = Tensor.ofFloats(List.of(1L), 1);
        assertThat(code(numbers(List.of(1L), "1e-2000"), floats)).isEqualTo("EX-FIXED-POINT");
        assertThat(code(numbers(List.of(3L), "1"), floats)).isEqualTo("EX-VALUE-CORRUPT");
        assertThat(code(new UntypedTensor.Texts("y", Optional.empty(), List.of("1")), floats))
                .isEqualTo("EX-NOT-COMPARABLE");
        assertThat(code(numbers(List.of(1L), "1"), Tensor.ofStrings(List.of(1L), "1")))
                .isEqualTo("EX-NOT-COMPARABLE");
    }

    private static Verdict verdict(UntypedTensor claimed, Tensor recomputed) throws CannotRun {
        return compare(claimed, recomputed).verdict();
    }

    private static String code(UntypedTensor claimed, Tensor recomputed) {
        return catchThrowableOfType(CannotRun.class, () -> compare(claimed, recomputed))
                .code();
    }

    private static Comparison compare(UntypedTensor claimed, Tensor recomputed) throws CannotRun {
        return UntypedComparison.compare(
                "y", claimed, recomputed, (one, other) -> TensorComparator.compare("y", one, other));
    }

    private static UntypedTensor numbers(List<Long> shape, String... values) {
        return new UntypedTensor.Numbers(
                "y",
                shape,
                Arrays.stream(values)
                        .map(value -> FixedPoint.of(new BigDecimal(value)))
                        .toList());
    }
}
