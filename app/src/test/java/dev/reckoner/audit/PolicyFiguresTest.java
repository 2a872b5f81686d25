package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 s",
                "0.00004 | under 0.001 s",
                "0.00419 | 0.0042 s",
                "0.94 | 0.94 s",
                "6.08 | 6.1 s",
                "22.41 | 22.4 s",
                "451.4 | 451 s",
                "12345 | 12,345 s",
            })
    void timesHaveTwoOrThreeDigits(double seconds, String text) {
        assertThat(PolicyFigures.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 %",
                "0.000001 | under 0.001 %",
                "0.0004 | 0.04 %",
                "0.0042 | 0.42 %",
                "0.034 | 3.4 %",
                "0.0341 | 3.5 %",
                "0.31701 | 31.8 %",
                "0.01 | 1 %",
                "1 | 100 %",
            })
    void aBoundIsNeverRoundedDown(double share, String text) {
        assertThat(PolicyFigures.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-2 | 0.01", "0 | 1", "3 | 1,000"})
    void powersOfTenHaveNoExponent(int exponent, String text) {
        assertThat(PolicyFigures.powerOfTen(exponent)).isEqualTo(text);
    }
}
