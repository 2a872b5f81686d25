package dev.reckoner.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** SplitMix64 of the first eight bytes of the SHA-256, written out in another language. */
    @Test
    void theSameQuestionHasTheSameDrawsOnEveryPlatform() {
        Draws draws = Draws.of("seven").draws();

        assertThat(IntStream.range(0, 5).map(i -> draws.below(1000))).containsExactly(329, 489, 309, 178, 824);
    }

    @Test
    void anotherQuestionOfTheSameDataHasOthers() {
        assertThat(first(Draws.of("one").with(5)))
                .isNotEqualTo(first(Draws.of("another").with(5)));
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(first(Draws.of("q").with("ab").with("c")))
                .isNotEqualTo(first(Draws.of("q").with("a").with("bc")));
    }

    @Test
    void allOrdersOfThreeComeEquallyOften() {
        Draws draws = Draws.of("orders").draws();
        int[] counts = new int[27];
        for (int i = 0; i < 60_000; i++) {
            int[] order = {0, 1, 2};
            draws.shuffle(order);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }

        // Six standard deviations of a count of 10,000.
        assertThat(Arrays.stream(counts).filter(count -> count > 0))
                .hasSize(6)
                .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(550)));
    }

    private static List<Integer> first(Draws.Seed seed) {
        Draws draws = seed.draws();
        return IntStream.range(0, 4).mapToObj(i -> draws.below(1 << 30)).toList();
    }
}
