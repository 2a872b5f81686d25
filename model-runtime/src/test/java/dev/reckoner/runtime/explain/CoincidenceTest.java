package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoincidenceTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9, 1})
    void inTwoAndThreeDimensionsItIsThePartOfACircleAndOfASphere(double sine) {
        double angle = Math.asin(sine);
        assertThat(Coincidence.ofAngle(sine, 2)).isCloseTo(angle / Math.PI, within(1e-12));
        assertThat(Coincidence.ofAngle(sine, 3)).isCloseTo((1 - Math.cos(angle)) / 2, within(1e-12));
    }

    @Test
    void inOneDimensionEverySecondDirectionFits() {
        assertThat(Coincidence.ofAngle(0, 1)).isEqualTo(0.5);
        assertThat(Coincidence.ofAngle(0, 0)).isEqualTo(0.5);
    }

    @Test
    void randomDirectionsComeAsNearAsItSays() {
        Random random = new Random(11);
        int dimension = 12;
        int draws = 40_000;
        double cosine = 0.6;
        int nearer = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] direction =
                    random.doubles(dimension).map(any -> random.nextGaussian()).toArray();
            double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
            nearer += direction[0] / norm >= cosine ? 1 : 0;
        }
        double expected = Coincidence.ofAngle(Math.sqrt(1 - cosine * cosine), dimension);
        double spread = Math.sqrt(expected * (1 - expected) / draws);
        assertThat((double) nearer / draws).isCloseTo(expected, within(4 * spread));
    }

    @Test
    void equalBitsSayMoreTheFartherTheyAreAndTheMoreThereAre() {
        Tensor base = Tensor.ofFloats(List.of(3L), 1, 2, 3);
        Tensor near = Tensor.ofFloats(List.of(3L), Math.nextUp(1f), 2, 3);
        Tensor far = Tensor.ofFloats(List.of(3L), 1.5f, 2.5f, 3);
        assertThat(Coincidence.ofEqualBits(base, base)).isEqualTo(1);
        assertThat(Coincidence.ofEqualBits(near, base)).isCloseTo(0.5, within(1e-12));
        assertThat(Coincidence.ofEqualBits(far, base)).isCloseTo(0x1p-16, within(1e-12));
    }

    @Test
    void theEffectiveDimensionSeesWhatIsConcentratedAndWhatRepeats() {
        double[] even = new double[40];
        Arrays.fill(even, 1);
        assertThat(EffectiveDimension.of(even, 40)).isCloseTo(40, within(1e-9));
        assertThat(EffectiveDimension.of(even, 10)).isCloseTo(10, within(1e-9));
        double[] single = new double[40];
        single[7] = 1e-3;
        assertThat(EffectiveDimension.of(single, 40)).isCloseTo(1, within(1e-9));
        assertThat(EffectiveDimension.of(new double[40], 40)).isZero();
        double[] huge = new double[] {1e300, 1e300, 0, 0};
        assertThat(EffectiveDimension.of(huge, 4)).isCloseTo(2, within(1e-9));
    }

    @Test
    void unrelatedDirectionsAreNoSurprise() {
        Random random = new Random(5);
        Tensor base = noise(random, 1, 0);
        double least = 1;
        for (int i = 0; i < 200; i++) {
            Target target = new Target(noise(random, 1e-3, base), Optional.of(base));
            least = Math.min(least, target.score(noise(random, 1e-3, base)).chance());
        }
        assertThat(least).isGreaterThan(1e-5);
    }

    @Test
    void aHypothesisThatGoesTheSameWayIsOne() {
        Random random = new Random(6);
        Tensor base = noise(random, 1, 0);
        Tensor effect = noise(random, 1e-3, base);
        Score score = new Target(noise(random, 5e-4, effect), Optional.of(base)).score(effect);
        assertThat(score.chance()).isLessThan(1e-12);
        assertThat(score.share()).isBetween(0.7, 0.9);
        assertThat(new Target(effect, Optional.of(base)).score(effect).isBitExact())
                .isTrue();
    }

    @Test
    void wholeNumbersCountOnlyWhereEveryOneAgrees() {
        Tensor base = Tensor.ofLongs(List.of(4L), 1, 2, 3, 4);
        Tensor claimed = Tensor.ofLongs(List.of(4L), 2, 3, 4, 5);
        Target target = new Target(claimed, Optional.of(base));
        assertThat(target.score(claimed).chance()).isCloseTo(0x1p-4, within(1e-12));
        assertThat(target.score(Tensor.ofLongs(List.of(4L), 2, 3, 4, 6)).chance())
                .isEqualTo(1);
        assertThat(base.type()).isEqualTo(ElementType.INT64);
    }

    private static Tensor noise(Random random, double size, float start) {
        float[] values = new float[12 * 64];
        Arrays.fill(values, start);
        return noise(random, size, Tensor.ofFloats(List.of(12L, 64L), values));
    }

    private static Tensor noise(Random random, double size, Tensor around) {
        float[] values = Rows.floats(around);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (size * random.nextGaussian());
        }
        return Tensor.ofFloats(around.dims(), values);
    }
}
