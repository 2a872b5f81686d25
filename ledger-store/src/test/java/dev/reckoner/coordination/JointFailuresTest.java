package dev.reckoner.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JointFailuresTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CASES = 300;

    /** 5 % and three standard deviations of a share of so many cases. */
    private static final double AT_MOST = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / CASES);

    /** Ways to fail that have nothing to do with the other party. */
    private enum Alone {
        /** Each claim by itself, one in ten. */
        NOW_AND_THEN {
            @Override
            DoublePredicate fails(Random random) {
                return hour -> random.nextDouble() < 0.1;
            }
        },
        /** Nearly everything, in five outages of six hours. */
        IN_OUTAGES {
            @Override
            DoublePredicate fails(Random random) {
                double[] begins = random.doubles(5, 0, 20 * 24).toArray();
                return hour -> Arrays.stream(begins).anyMatch(begin -> hour >= begin && hour < begin + 6)
                        && random.nextDouble() < 0.9;
            }
        },
        /** One in four during four bad days, one in a hundred else. */
        ON_BAD_DAYS {
            @Override
            DoublePredicate fails(Random random) {
                double first = 24.0 * random.nextInt(17);
                return hour -> random.nextDouble() < (hour >= first && hour < first + 96 ? 0.25 : 0.01);
            }
        };

        abstract DoublePredicate fails(Random random);
    }

    @ParameterizedTest
    @EnumSource(Alone.class)
    void strangersAreSeldomCalledUnlikely(Alone way) {
        int unlikely = 0;
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(1_000L * way.ordinal() + i);
            ClaimHistory first = history("a", random, way.fails(random));
            ClaimHistory second = history("b", random, way.fails(random));
            unlikely += isUnlikely(List.of(first, second), FailureTerms.DEFAULT) ? 1 : 0;
        }
        assertThat((double) unlikely / CASES).isLessThanOrEqualTo(AT_MOST);
    }

    /**
     * Why failures are re-assigned within a day: over three months, in which failures of each party come and go every ten days, waves
     * that happen to meet look like more than chance.
     */
    @Test
    void aStretchThatIsLongerThanAWaveWouldAccuseStrangers() {
        FailureTerms months = new FailureTerms(Duration.ofHours(1), Duration.ofDays(100), 3, 0.05);
        int byDays = 0;
        int byMonths = 0;
        for (int i = 0; i < 100; i++) {
            Random random = new Random(i);
            List<ClaimHistory> pair = List.of(wave("a", random), wave("b", random));
            byDays += isUnlikely(pair, FailureTerms.DEFAULT) ? 1 : 0;
            byMonths += isUnlikely(pair, months) ? 1 : 0;
        }
        assertThat(byDays).isLessThanOrEqualTo(5);
        assertThat(byMonths).isGreaterThan(15);
    }

    private static ClaimHistory wave(String party, Random random) {
        double phase = random.nextDouble();
        return new ClaimHistory(
                party,
                random.doubles(2_000, 0, 90 * 24)
                        .mapToObj(hour -> outcome(
                                hour, random.nextDouble() < 0.1 * (1 + Math.sin(2 * Math.PI * (hour / 240 + phase)))))
                        .toList());
    }

    private static boolean isUnlikely(List<ClaimHistory> pair, FailureTerms terms) {
        return JointFailures.of(pair, terms).pairs().getFirst().p().orElse(1) <= 0.05;
    }

    @Test
    void twoThatFailTogetherStandOutAmongTwelve() {
        Random random = new Random(5);
        double[] shared = random.doubles(15, 0, 20 * 24).sorted().toArray();
        DoublePredicate together = hour -> Arrays.stream(shared).anyMatch(at -> Math.abs(hour - at) < 0.4);
        List<ClaimHistory> histories = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            histories.add(history(
                    "p" + (char) ('a' + i), random, i == 3 || i == 8 ? together : Alone.NOW_AND_THEN.fails(random)));
        }

        JointFailures failures = JointFailures.of(histories);

        assertThat(failures.pairs()).hasSize(66);
        List<FailurePair> beyond = failures.pairs().stream()
                .filter(pair -> pair.verdict() == FailurePair.Verdict.BEYOND_CHANCE)
                .toList();
        assertThat(beyond).singleElement().satisfies(pair -> {
            assertThat(pair.parties()).containsExactly("pd", "pi");
            assertThat(pair.p().orElseThrow()).isPositive();
            assertThat(pair.adjusted().orElseThrow()).isGreaterThan(pair.p().orElseThrow());
            assertThat(pair.first().together())
                    .isGreaterThan((int) Math.ceil(2 * pair.first().expected()));
        });
        assertThat(Group.of(Sharing.of(List.of()), failures.pairs()))
                .singleElement()
                .satisfies(group -> assertThat(group.failures()).isEqualTo(beyond));
    }

    @Test
    void oneLongOutageOfBothIsOneCoincidenceHoweverManyClaimsItHit() {
        DoublePredicate outage = hour -> hour >= 100 && hour < 130;
        Random random = new Random(3);

        FailurePair pair = JointFailures.of(List.of(history("a", random, outage), history("b", random, outage)))
                .pairs()
                .getFirst();

        assertThat(pair.first().failures()).isGreaterThan(20);
        assertThat(pair.first().beginnings()).isLessThan(3);
        assertThat(pair.verdict()).isEqualTo(FailurePair.Verdict.CANNOT_TELL);
        assertThat(pair.p()).isEmpty();
    }

    @Test
    void whereAPartyHasOneClaimADayItsFailuresCouldNotHaveComeAtAnotherTime() {
        List<ClaimHistory.Outcome> daily = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            daily.add(new ClaimHistory.Outcome(START.plus(Duration.ofDays(day)), day % 5 == 0));
        }

        JointFailures failures = JointFailures.of(List.of(new ClaimHistory("a", daily), new ClaimHistory("b", daily)));

        assertThat(failures.pairs().getFirst().first().together()).isEqualTo(6);
        assertThat(failures.pairs().getFirst().verdict()).isEqualTo(FailurePair.Verdict.CANNOT_TELL);
        assertThat(failures.compared()).isZero();
    }

    @Test
    void failuresAreTogetherUpToTheWindowAndNotASecondLonger() {
        assertThat(together(3600)).isEqualTo(1);
        assertThat(together(3601)).isZero();
        assertThat(together(-3600)).isEqualTo(1);
    }

    private static int together(int secondsLater) {
        Instant noon = START.plus(Duration.ofHours(12));
        var first = new ClaimHistory("a", List.of(new ClaimHistory.Outcome(noon, true)));
        var second = new ClaimHistory("b", List.of(new ClaimHistory.Outcome(noon.plusSeconds(secondsLater), true)));
        return JointFailures.of(List.of(first, second))
                .pairs()
                .getFirst()
                .first()
                .together();
    }

    @Test
    void theOrderOfHistoriesChangesNothing() {
        Random random = new Random(21);
        List<ClaimHistory> histories = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            histories.add(history("p" + i, random, Alone.NOW_AND_THEN.fails(random)));
        }
        JointFailures failures = JointFailures.of(histories);

        Collections.reverse(histories);

        assertThat(JointFailures.of(histories)).isEqualTo(failures);
        assertThat(failures.compared()).isEqualTo(15);
    }

    @Test
    void fiftyPartiesWithTwoThousandClaimsEachAreCompared() {
        Random random = new Random(2);
        List<ClaimHistory> histories = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            List<ClaimHistory.Outcome> claims = random.doubles(2_000, 0, 100 * 24)
                    .mapToObj(hour -> outcome(hour, random.nextDouble() < 0.05))
                    .toList();
            histories.add(new ClaimHistory("p" + i, claims));
        }

        JointFailures failures = JointFailures.of(histories);

        assertThat(failures.compared()).isEqualTo(1225);
        assertThat(failures.pairs()).noneMatch(pair -> pair.verdict() == FailurePair.Verdict.BEYOND_CHANCE);
    }

    @Test
    void twoHistoriesOfOnePartyAreRefused() {
        var history = new ClaimHistory("a", List.of());

        assertThatThrownBy(() -> JointFailures.of(List.of(history, history)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Four hundred claims in twenty days. */
    private static ClaimHistory history(String party, Random random, DoublePredicate fails) {
        return new ClaimHistory(
                party,
                random.doubles(400, 0, 20 * 24)
                        .sorted()
                        .mapToObj(hour -> outcome(hour, fails.test(hour)))
                        .toList());
    }

    private static ClaimHistory.Outcome outcome(double hour, boolean failed) {
        return new ClaimHistory.Outcome(START.plusSeconds((long) (hour * 3600)), failed);
    }
}
