package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time in policies. */
class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "30m, 1800, 30m, 30 minutes",
        "90s, 90, 90s, 90 seconds",
        "120s, 120, 2m, 2 minutes",
        "60m, 3600, 1h, 1 hour",
        "24h, 86400, 24h, 24 hours",
        "1d, 86400, 24h, 24 hours",
        "48h, 172800, 2d, 2 days",
        "999999d, 86399913600, 999999d, 999999 days"
    })
    void areReadAndWrittenInTheLargestUnitThatDividesThem(String text, long seconds, String written, String words) {
        var span = TimeSpan.read(text).orElseThrow();
        assertThat(span).hasSeconds(seconds);
        assertThat(TimeSpan.text(span)).isEqualTo(written);
        assertThat(TimeSpan.words(span)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "m", "0m", "-5m", "1.5h", "30 m", "1h30m", "1000000d", "٣m", "30M"})
    void anythingElseIsNone(String text) {
        assertThat(TimeSpan.read(text)).isEmpty();
    }
}
