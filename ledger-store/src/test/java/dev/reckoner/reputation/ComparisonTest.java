package dev.reckoner.reputation;

import static dev.reckoner.reputation.Comparison.Result.CANNOT_TELL;
import static dev.reckoner.reputation.Comparison.Result.MORE_THAN_CHANCE;
import static dev.reckoner.reputation.Comparison.Result.NOT_ENOUGH_EVIDENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ReputationParameters ORDINARY = ReputationParameters.DEFAULT;
    private static final Opinion REFERENCE = new Opinion(40, 10, 2, 0.5);

    @Test
    void aClearDifferenceIsMoreThanChanceEitherWay() {
        Opinion better = new Opinion(100, 1, 2, 0.5);
        assertThat(compare(better, REFERENCE).result()).isEqualTo(MORE_THAN_CHANCE);
        assertThat(compare(better, REFERENCE).probability()).isGreaterThan(0.95);
        assertThat(compare(REFERENCE, better).result()).isEqualTo(MORE_THAN_CHANCE);
        assertThat(compare(REFERENCE, better).probability()).isLessThan(0.05);
    }

    @Test
    void aSmallDifferenceCannotBeTold() {
        assertThat(compare(new Opinion(43, 10, 2, 0.5), REFERENCE).result()).isEqualTo(CANNOT_TELL);
    }

    @Test
    void whoIsNotShownIsNotCompared() {
        Opinion newcomer = new Opinion(0, 1.9, 2, 0.5);
        assertThat(compare(newcomer, REFERENCE).result()).isEqualTo(NOT_ENOUGH_EVIDENCE);
        assertThat(compare(REFERENCE, newcomer).result()).isEqualTo(NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void bandsThatKeepApartShowADifferenceBeyondChance() {
        Random random = new Random(67);
        int apart = 0;
        for (int i = 0; i < 600; i++) {
            Opinion one = Events.opinion(random);
            Opinion other = Events.opinion(random);
            boolean shown = one.isShown(ORDINARY) && other.isShown(ORDINARY);
            if (shown && !one.band(0.9).meets(other.band(0.9))) {
                apart++;
                assertThat(compare(one, other).result())
                        .as("%s, %s", one, other)
                        .isEqualTo(MORE_THAN_CHANCE);
            }
        }
        assertThat(apart).isGreaterThan(50);
    }

    @Test
    void amongManyADifferenceHasToBeClearer() {
        Opinion better = new Opinion(100, 10.5, 2, 0.5);
        Comparison alone = compare(better, REFERENCE);
        assertThat(alone.result()).isEqualTo(MORE_THAN_CHANCE);
        assertThat(alone.chance()).isBetween(0.05 / 2, 0.05);
        List<Opinion> many = new ArrayList<>(Collections.nCopies(10, REFERENCE));
        many.add(better);
        assertThat(Comparison.ofSeveral(many, REFERENCE, ORDINARY))
                .extracting(Comparison::result)
                .containsOnly(CANNOT_TELL);
    }

    @Test
    void whatIsClearEnoughMakesTheNextEasier() {
        Opinion better = new Opinion(100, 10.5, 2, 0.5);
        Opinion worse = new Opinion(20, 80, 2, 0.5);
        double chance = compare(better, REFERENCE).chance();
        assertThat(Comparison.ofSeveral(List.of(better, worse), REFERENCE, ORDINARY))
                .extracting(Comparison::result)
                .containsExactly(MORE_THAN_CHANCE, MORE_THAN_CHANCE);
        // Bonferroni's rule, which makes nothing easier, would not have told it.
        assertThat(chance).isGreaterThan(0.05 / 2);
    }

    @Test
    void whoIsNotComparedDoesNotCountAmongMany() {
        Opinion better = new Opinion(100, 10.5, 2, 0.5);
        List<Opinion> many = new ArrayList<>(Collections.nCopies(10, ORDINARY.prior()));
        many.add(better);
        assertThat(Comparison.ofSeveral(many, REFERENCE, ORDINARY).getLast().result())
                .isEqualTo(MORE_THAN_CHANCE);
    }

    private static Comparison compare(Opinion subject, Opinion reference) {
        return Comparison.of(subject, reference, ORDINARY);
    }
}
