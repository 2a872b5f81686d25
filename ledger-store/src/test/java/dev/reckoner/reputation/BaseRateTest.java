package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaseRateTest {
    private static final ReputationParameters ORDINARY = ReputationParameters.DEFAULT;

    @Test
    void withNobodyElseItIsAHalf() {
        assertThat(BaseRate.of(List.of(), ORDINARY)).isEqualTo(0.5);
    }

    @Test
    void evidenceOfAllOthersIsPooled() {
        List<Opinion> others = List.of(new Opinion(30, 1, 2, 0.5), new Opinion(2, 15, 2, 0.5));
        assertThat(BaseRate.of(others, ORDINARY)).isCloseTo((32 + 1) / (32 + 16 + 2.0), within(1e-15));
    }

    @Test
    void aNewKeyGainsNothingWhereKeysGoBad() {
        List<Opinion> leftBehind = Collections.nCopies(3, new Opinion(1, 9, 2, 0.5));
        double newcomer =
                ORDINARY.withBaseRate(BaseRate.of(leftBehind, ORDINARY)).prior().expectation();
        assertThat(newcomer).isLessThan(leftBehind.getFirst().expectation());
    }

    @Test
    void theOrderOfTheOthersIsOfNoMatter() {
        Random random = new Random(71);
        List<Opinion> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(Events.opinion(random));
        }
        double rate = BaseRate.of(others, ORDINARY);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(others, random);
            assertThat(BaseRate.of(others, ORDINARY)).isEqualTo(rate);
        }
    }

    @Test
    void noPopulationIsPerfect() {
        List<Opinion> perfect = List.of(new Opinion(1e12, 0, 2, 0.5));
        assertThat(BaseRate.of(perfect, ORDINARY)).isEqualTo(BaseRate.MOST);
    }
}
