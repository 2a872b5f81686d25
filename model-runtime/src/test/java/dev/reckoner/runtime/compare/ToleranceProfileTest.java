package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reckoner.runtime.compare.ToleranceProfile.Band;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The defaults against what was measured on real models, as noise of the same size on a tensor of the same shape. */
class ToleranceProfileTest {
    private static final int ELEMENTS = 196_608;

    @Test
    void theDriftBetweenHonestRunsIsEmpirical() {
        assertThat(withRelativeL2(1.4e-6).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void tenTimesThatDriftIsStillExplainedByRounding() {
        assertThat(withRelativeL2(1.4e-5).verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @Test
    void oneAlteredWeightIsOutside() {
        assertThat(withRelativeL2(1.1e-3).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aQuantisedModelSoldAsFloatIsOutside() {
        assertThat(withRelativeL2(0.1).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void onlyFloatingPointTypesHaveATolerance(ElementType type) {
        boolean tolerant = type.isFloatingPoint() && type.bits() >= 8 && type != ElementType.FLOAT8E8M0;

        assertThat(ToleranceProfile.defaultFor(type).isExact()).isEqualTo(!tolerant);
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"FLOAT", "DOUBLE", "FLOAT16", "BFLOAT16"})
    void quantisationOfAFloatModelFitsNoProfile(ElementType type) {
        assertThat(ToleranceProfile.defaultFor(type).theoretical().relativeL2()).isLessThan(0.1);
    }

    @Test
    void anEmpiricalBandWiderThanTheTheoreticalOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToleranceProfile("x", new Band(1, 1, 1), new Band(1, 0.5, 1), 0));
    }

    private static Comparison withRelativeL2(double size) {
        Random random = new Random(1);
        float[] y = new float[ELEMENTS];
        float[] c = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            y[i] = (float) (0.4 * random.nextGaussian());
            c[i] = (float) (y[i] + 0.4 * size * random.nextGaussian());
        }
        List<Long> dims = List.of((long) ELEMENTS);
        return TensorComparator.compare("y", Tensor.ofFloats(dims, c), Tensor.ofFloats(dims, y));
    }
}
