package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFilterTest {
    /** Probabilities 0.4, 0.3, 0.2, 0.1, in that order; nothing is left to rounding at 0.65. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0 1 2 3",
        "2, 1, 0 1",
        "9, 1, 0 1 2 3",
        "0, 0.65, 0 1",
        "0, 0.75, 0 1 2",
        "0, 0.39, 0",
        "0, 1e-9, 0",
        "1, 0.99, 0",
    })
    void onlyTheMostProbableStay(int topK, double topP, String expected) {
        assertThat(left(topK, topP, Math.log(0.4), Math.log(0.3), Math.log(0.2), Math.log(0.1)))
                .isEqualTo(expected);
    }

    /** Of the two that top-k leaves, the first has 0.57 of the probability, which alone reaches 0.5 but not 0.65. */
    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.65, 0 1"})
    void topPIsOfWhatTopKLeaves(double topP, String expected) {
        assertThat(left(2, topP, Math.log(0.4), Math.log(0.3), Math.log(0.2), Math.log(0.1)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0.3"})
    void equalsOfTheLastThatStaysStayWithIt(int topK, double topP) {
        assertThat(left(topK, topP, 1, 2, 2, 0)).isEqualTo("1 2");
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "0, 0.999"})
    void tokensThatCannotBeStayOut(int topK, double topP) {
        assertThat(left(topK, topP, Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, 0))
                .isEqualTo("1 3");
    }

    private static String left(int topK, double topP, double... logits) {
        TokenFilter.apply(logits, topK, topP);
        return String.join(
                " ",
                IntStream.range(0, logits.length)
                        .filter(i -> logits[i] > Double.NEGATIVE_INFINITY)
                        .mapToObj(Integer::toString)
                        .toList());
    }
}
