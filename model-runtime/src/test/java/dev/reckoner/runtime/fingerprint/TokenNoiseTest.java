package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise against what PyTorch and JAX were seen to make. */
class TokenNoiseTest {
    private static final TorchCudaNoise TORCH = new TorchCudaNoise(0, OptionalInt.of(43_008));

    /** torch 2.7.0+cu128 on an RTX 3060: empty(1024).exponential_() with a generator seeded with 0, twice. */
    @Test
    void torchOnCudaFillsOneVectorAfterTheOther() {
        assertExponentials(
                TORCH.at(0, 1024),
                0.918677270,
                0.660333097,
                3.69166756,
                0.0617909096,
                0.0556669161,
                0.227237836,
                0.879442692,
                0.198137566,
                1.47384369,
                0.0947640240,
                2.13422132,
                2.58730626);
        assertExponentials(
                TORCH.at(1, 1024),
                0.0281513054,
                0.234496087,
                0.757065475,
                1.10866296,
                1.09517968,
                0.972135365,
                0.269208252,
                0.445528269,
                2.20490146,
                1.02344978,
                1.58235323,
                0.620854616);
    }

    /** The same device holds 28 x 1536 threads: element 43,008 of a vector of 65,536 is the first thread's second word. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.918677270",
        "1, 0.660333097",
        "2, 3.69166756",
        "255, 0.358651608",
        "256, 2.45374346",
        "43007, 3.48908305",
        "43008, 0.127242342",
        "43009, 0.0622391477",
        "43010, 0.338375837",
        "65535, 1.28703296",
    })
    void torchGoesAroundWhereTheVectorIsLongerThanTheDevice(int index, double exponential) {
        double found = Math.exp(-TORCH.at(0, 65_536).applyAsDouble(index));
        assertThat(found).isCloseTo(exponential, within(2e-6 * exponential));
    }

    @Test
    void aLargeVocabularyNeedsTheNumberOfThreads() {
        TorchCudaNoise unsaid = new TorchCudaNoise(0, OptionalInt.empty());
        assertThat(unsaid.missing(2048)).isEmpty();
        assertThat(unsaid.missing(2049))
                .hasValueSatisfying(reason -> assertThat(reason).contains("threads"));
        assertThat(TORCH.missing(1 << 20)).isEmpty();
        assertThat(unsaid.at(3, 2000).applyAsDouble(1999))
                .isEqualTo(TORCH.at(3, 2000).applyAsDouble(1999));
    }

    /** jax 0.10.2: gumbel(fold_in(key(seed), position), (5,)) in float32. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.7625759 -0.5316103 -0.3934067 -0.748693 -0.5015216",
        "0, 7, 0.29525328 -0.96767664 -0.52085656 0.25044644 1.1309005",
        "42, 0, 0.4550972 -0.14876121 2.266623 1.0242677 0.731554",
        "42, 1, 1.1459695 1.4336993 -0.53381717 -0.29043445 -0.78876024",
    })
    void jaxFoldsThePositionIntoTheKey(long seed, int position, String expected) {
        IntToDoubleFunction noise = new JaxNoise(seed, JaxNoise.Keys.FOLD_IN).at(position, 5);
        double[] values = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int token = 0; token < 5; token++) {
            assertThat(noise.applyAsDouble(token)).isCloseTo(values[token], within(1e-6));
        }
    }

    /**
     * jax 0.10.2: categorical(key of the position, logits / temperature) over the logits of {@link #logits}, keys folded in and
     * split off.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 1.0, FOLD_IN, 30 46 42 33 49 2 10 43 15 21 2 8 26 41 39 38 43 16 33 30 27 44 34 30",
        "0, 1.0, SPLIT, 46 46 35 33 31 46 18 7 15 21 37 43 16 6 40 1 0 26 48 22 45 18 14 49",
        "42, 0.7, FOLD_IN, 12 46 25 33 41 11 45 33 6 21 47 1 24 25 30 38 35 16 22 12 11 9 24 49",
        "42, 0.7, SPLIT, 12 8 7 32 13 47 45 44 32 21 47 36 34 4 4 11 35 16 22 39 46 16 24 14",
        "4294967295, 1.5, FOLD_IN, 12 18 25 24 21 19 11 9 43 10 18 43 33 14 28 18 35 33 35 4 10 16 6 31",
        "4294967295, 1.5, SPLIT, 37 18 8 5 1 19 8 16 48 21 24 19 43 23 4 39 35 25 40 32 35 27 49 23",
    })
    void theSamplerChoosesTheTokensThatJaxDoes(long seed, double temperature, JaxNoise.Keys keys, String expected) {
        Sampler sampler = new Sampler(new SamplerSettings(temperature, 0, 1, new JaxNoise(seed, keys)));
        int[] tokens =
                Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (int position = 0; position < tokens.length; position++) {
            assertThat(sampler.choose(logits(position), position))
                    .as("position %d", position)
                    .isEqualTo(tokens[position]);
        }
    }

    @Test
    void aSeedThatJaxReadsInMoreThanOneWayIsMissing() {
        assertThat(new JaxNoise(1L << 32, JaxNoise.Keys.FOLD_IN).missing(10)).isPresent();
        assertThat(new JaxNoise(-1, JaxNoise.Keys.FOLD_IN).missing(10)).isPresent();
        assertThat(new JaxNoise(0xffff_ffffL, JaxNoise.Keys.SPLIT).missing(10)).isEmpty();
    }

    /** A distribution that is right has the mean and variance of Gumbel's: Euler's constant and pi^2/6. */
    @Test
    void theNoiseIsGumbels() {
        for (TokenNoise noise : new TokenNoise[] {TORCH, new JaxNoise(5, JaxNoise.Keys.FOLD_IN)}) {
            double sum = 0;
            double squares = 0;
            int count = 200_000;
            for (int i = 0; i < count; i++) {
                double g = noise.at(i / 1000, 1000).applyAsDouble(i % 1000);
                sum += g;
                squares += g * g;
            }
            double mean = sum / count;
            assertThat(mean).isCloseTo(0.5772, within(0.015));
            assertThat(squares / count - mean * mean).isCloseTo(Math.PI * Math.PI / 6, within(0.03));
        }
    }

    private static double[] logits(int position) {
        double[] logits = new double[50];
        for (int token = 0; token < logits.length; token++) {
            logits[token] =
                    (float) (3 * Math.sin(0.7 * token + 1.3 * position) + (token * token + 3 * position) % 7 * 0.5);
        }
        return logits;
    }

    private static void assertExponentials(IntToDoubleFunction noise, double... expected) {
        for (int token = 0; token < expected.length; token++) {
            assertThat(Math.exp(-noise.applyAsDouble(token)))
                    .as("token %d", token)
                    .isCloseTo(expected[token], within(2e-6 * expected[token]));
        }
    }

    /** The chain of keys is followed from where it was left, and anew where one asks for an earlier token. */
    @Test
    void theNoiseOfATokenDoesNotDependOnWhichWasAskedForBefore() {
        JaxNoise chain = new JaxNoise(42, JaxNoise.Keys.SPLIT);
        for (int position : new int[] {0, 1, 7, 3, 3, 8, 0}) {
            assertThat(chain.at(position, 5).applyAsDouble(2))
                    .isEqualTo(new JaxNoise(42, JaxNoise.Keys.SPLIT)
                            .at(position, 5)
                            .applyAsDouble(2));
        }
    }
}
