package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares as people read them. */
class ShareTest {
    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 1.00", "0.7, 0.70", "0.12, 0.12", "0.125, 0.125", "0.0000001, 0.0000001"})
    void haveTwoDecimalsOrAsManyAsTheyNeed(double share, String text) {
        assertThat(Share.text(share)).isEqualTo(text);
    }
}
