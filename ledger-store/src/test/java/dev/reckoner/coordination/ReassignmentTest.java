package dev.reckoner.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReassignmentTest {
    /** Of the six ways to choose two of four claims, one takes both that are near, and five at least one of them. */
    @Test
    void everyWayToReassignCountsOnce() {
        assertThat(stretches(new int[] {4, 2, 2, 2}).p()).isEqualTo(1.0 / 6, withPrecision(1e-14));
        assertThat(stretches(new int[] {4, 2, 2, 1}).p()).isEqualTo(5.0 / 6, withPrecision(1e-14));
        assertThat(stretches(new int[] {4, 2, 2, 0}).p()).isEqualTo(1, withPrecision(1e-14));
    }

    /** Sums of 3 or more out of 6 x 3 ways: (2, 1) is one of 6 times one of 3; nothing else reaches 3. */
    @Test
    void stretchesAreReassignedEachByItself() {
        Reassignment two = stretches(new int[] {4, 2, 2, 2}, new int[] {3, 1, 1, 1});

        assertThat(two.p()).isEqualTo(1.0 / 18, withPrecision(1e-14));
        assertThat(two.expected()).isEqualTo(1 + 1.0 / 3, withPrecision(1e-14));
        assertThat(two.observed()).isEqualTo(3);
    }

    @Test
    void whereNothingCanBeMovedNothingIsUnlikely() {
        Reassignment fixed = stretches(new int[] {1, 1, 1, 1}, new int[] {2, 2, 1, 1});

        assertThat(fixed.p()).isEqualTo(1);
        assertThat(fixed.smallestP()).isEqualTo(1);
    }

    @Test
    void theSmallestIsThatOfAllThatCouldBeNear() {
        assertThat(stretches(new int[] {4, 2, 2, 0}).smallestP()).isEqualTo(1.0 / 6, withPrecision(1e-14));
    }

    @Test
    void howeverUnlikelyItIsNotImpossible() {
        int[][] many = new int[500][];
        Arrays.fill(many, new int[] {100, 1, 1, 1});

        assertThat(stretches(many).p()).isPositive();
    }

    private static Reassignment stretches(int[]... stretches) {
        var chance = new Reassignment();
        for (int[] stretch : stretches) {
            chance.add(stretch[0], stretch[1], stretch[2], stretch[3]);
        }
        return chance;
    }
}
