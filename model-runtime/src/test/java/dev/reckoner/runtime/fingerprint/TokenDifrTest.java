package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenDifrTest {
    private static final Tensor LOGITS = Tensor.ofFloats(List.of(1L, 3L, 4L), 1, 4, 2, 3, 5, 5, 0, 1, 0, -1, -2, 8);
    private static final SamplerSettings SEEDED = settings(0, 1, 7);

    @Test
    void greedyMarginsAreDistancesFromTheLargestLogit() throws FingerprintException {
        DifrScores scores = TokenDifr.check(tokens(1, 1, 0), LOGITS, SamplerSettings.GREEDY);
        assertThat(scores.margins()).containsExactly(0.0, 0.0, 8.0);
        assertThat(scores.exactMatches()).isEqualTo(2);
        assertThat(scores.exactMatchRate()).isEqualTo(2.0 / 3);
        assertThat(scores.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scores.judge().reason()).contains("2 of 3 tokens", "without a calibration");
    }

    @Test
    void everyTokenTheReferencesOwnIsExact() throws FingerprintException {
        DifrScores scores = TokenDifr.check(tokens(1, 0, 3), LOGITS, SamplerSettings.GREEDY);
        assertThat(scores.judge().verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void withNoiseTheMarginIsOfLogitsOverTemperaturePlusNoise() throws FingerprintException {
        JaxNoise noise = new JaxNoise(7, JaxNoise.Keys.FOLD_IN);
        double own = 4 / 0.5 + noise.at(0, 4).applyAsDouble(1);
        double other = 2 / 0.5 + noise.at(0, 4).applyAsDouble(2);
        assertThat(own).isGreaterThan(other);
        DifrScores scores = TokenDifr.check(tokens(2), LOGITS, new SamplerSettings(0.5, 0, 1, noise));
        assertThat(scores.margins()).containsExactly(own - other);
    }

    @Test
    void tokensMayBeginAtALaterRow() throws FingerprintException {
        assertThat(TokenDifr.check(tokens(3), LOGITS, 2, SamplerSettings.GREEDY).margins())
                .containsExactly(0.0);
        assertThat(TokenDifr.check(Tensor.ofInts(List.of(1L, 2L), 1, 3), LOGITS, 1, SamplerSettings.GREEDY)
                        .exactMatches())
                .isEqualTo(2);
    }

    @Test
    void aTokenThatTopKLeavesOutIsInfinitelyFar() throws FingerprintException {
        DifrScores scores = TokenDifr.check(tokens(0), LOGITS, settings(2, 1, 7));
        assertThat(scores.margins()).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(scores.leftOut()).isEqualTo(1);
    }

    @Test
    void noiseThatCannotBeReproducedDecidesNothingUnlessTheTemperatureIsZero() throws FingerprintException {
        UnknownNoise unknown = new UnknownNoise("The claim names no seed.");
        DifrScores scores = TokenDifr.check(tokens(1), LOGITS, new SamplerSettings(1, 0, 1, unknown));
        assertThat(scores.judge()).isEqualTo(new Judgement(Verdict.INCONCLUSIVE, "The claim names no seed."));
        assertThat(scores.margins()).isEmpty();
        assertThat(scores.exactMatchRate()).isNaN();
        DifrScores exact = TokenDifr.check(tokens(1), LOGITS, SamplerSettings.GREEDY);
        assertThat(DifrScores.together(List.of(exact, scores)))
                .isEqualTo(new DifrScores(2, List.of(), scores.missing()));
        assertThat(TokenDifr.check(tokens(1), LOGITS, new SamplerSettings(0, 0, 1, unknown))
                        .exactMatches())
                .isEqualTo(1);
    }

    /** "All 0 tokens are those that the reference chooses" would be true of anybody. */
    @Test
    void ofNoTokensNothingIsSaid() {
        assertThatThrownBy(() -> DifrScores.together(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifrScores(0, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifrScores(2, List.of(0.0), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused("RT-DIFR-TOKENS", tokens(4), LOGITS);
        assertRefused("RT-DIFR-TOKENS", tokens(-1), LOGITS);
        assertRefused("RT-DIFR-TOKENS", tokens(1L << 32), LOGITS);
        assertRefused("RT-DIFR-TOKENS", tokens(0, 0, 0, 0), LOGITS);
        assertRefused("RT-DIFR-TOKENS", tokens(), LOGITS);
        assertRefused("RT-DIFR-TOKENS", Tensor.ofFloats(List.of(1L), 1), LOGITS);
        assertRefused("RT-DIFR-LOGITS", tokens(0), Tensor.ofFloats(List.of(4L), 1, 2, 3, 4));
        assertRefused("RT-DIFR-LOGITS", tokens(0), Tensor.ofFloats(List.of(2L, 1L, 2L), 1, 2, 3, 4));
        assertRefused("RT-DIFR-LOGITS", tokens(0), Tensor.ofLongs(List.of(1L, 2L), 1, 2));
        assertRefused("RT-DIFR-LOGITS", tokens(0), row(1, Float.NaN));
        assertRefused("RT-DIFR-LOGITS", tokens(0), row(1, Float.POSITIVE_INFINITY));
        assertRefused("RT-DIFR-LOGITS", tokens(0), Tensor.ofDoubles(List.of(1L, 2L), 1, 1e39));
        assertRefused("RT-DIFR-LOGITS", tokens(0), row(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY));
    }

    @Test
    void settingsThatNoSamplerHasAreRefused() {
        assertThatThrownBy(() -> new SamplerSettings(-1, 0, 1, SEEDED.noise()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SamplerSettings(1e-6, 0, 1, SEEDED.noise()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SamplerSettings(Double.NaN, 0, 1, SEEDED.noise()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(-1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(0, 1.1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String code, Tensor tokens, Tensor logits) {
        assertThatThrownBy(() -> TokenDifr.check(tokens, logits, SEEDED))
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static SamplerSettings settings(int topK, double topP, long seed) {
        return new SamplerSettings(1, topK, topP, new JaxNoise(seed, JaxNoise.Keys.FOLD_IN));
    }

    private static Tensor tokens(long... tokens) {
        return Tensor.ofLongs(List.of((long) tokens.length), tokens);
    }

    private static Tensor row(float... logits) {
        return Tensor.ofFloats(List.of(1L, (long) logits.length), logits);
    }
}
