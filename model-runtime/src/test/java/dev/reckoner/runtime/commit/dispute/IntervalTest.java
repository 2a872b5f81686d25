package dev.reckoner.runtime.commit.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "637, 2, 10",
        "637, 4, 5",
        "637, 8, 4",
        "637, 16, 3",
        "637, 637, 1",
        "1, 2, 0",
        "2, 2, 1",
        "16, 16, 1",
        "17, 16, 2",
        "1024, 2, 10",
        "1025, 2, 11",
        "2147483647, 2, 31",
    })
    void roundsAreTheCeilingOfTheLogarithm(int operators, int ways, int rounds) {
        assertThat(Interval.rounds(operators, ways)).isEqualTo(rounds);
    }

    @Test
    void partsCoverTheIntervalInOrder() {
        List<Interval> parts = new Interval(10, 647).parts(16, 3);
        assertThat(parts).hasSizeBetween(2, 16);
        assertThat(parts.getFirst().from()).isEqualTo(10);
        assertThat(parts.getLast().to()).isEqualTo(647);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
        }
        assertThat(new Interval(3, 4).parts(4, 1)).containsExactly(new Interval(3, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 8, 16, 32})
    void ofThreeAndMoreWaysEveryOperatorIsReachedInExactlySoManyRounds(int ways) {
        for (int operators = 2; operators < 700; operators++) {
            int rounds = Interval.rounds(operators, ways);
            assertThat(depths(new Interval(0, operators), ways, rounds))
                    .as("%d operators", operators)
                    .containsExactly(rounds);
        }
    }

    @Test
    void ofTwoWaysNoneTakesMoreAndSomeTakeOneFewer() {
        for (int operators = 2; operators < 700; operators++) {
            int rounds = Interval.rounds(operators, 2);
            assertThat(depths(new Interval(0, operators), 2, rounds))
                    .as("%d operators", operators)
                    .contains(rounds)
                    .isSubsetOf(rounds, rounds - 1);
        }
        assertThat(depths(new Interval(0, 512), 2, 9)).containsExactly(9);
    }

    private static Set<Integer> depths(Interval interval, int ways, int left) {
        Set<Integer> depths = new HashSet<>();
        for (Interval part : interval.parts(ways, left)) {
            assertThat(part.size()).isPositive();
            if (part.size() == 1) {
                depths.add(1);
            } else {
                depths(part, ways, left - 1).forEach(deeper -> depths.add(deeper + 1));
            }
        }
        return depths;
    }
}
