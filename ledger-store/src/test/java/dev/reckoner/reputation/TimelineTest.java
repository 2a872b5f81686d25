package dev.reckoner.reputation;

import static dev.reckoner.reputation.Outcome.BAD;
import static dev.reckoner.reputation.Outcome.GOOD;
import static dev.reckoner.reputation.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final ReputationParameters ORDINARY = ReputationParameters.DEFAULT;

    @Test
    void eventsInAnyOrderGiveTheSameBits() {
        Random random = new Random(17);
        List<ReputationEvent> events = Events.random(random, 300);
        List<TimelineStep> steps = Timeline.of(events, ORDINARY).steps();
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(events, random);
            assertThat(Timeline.of(events, ORDINARY).steps()).isEqualTo(steps);
        }
    }

    @Test
    void eventsOfOneInstantCommute() {
        List<ReputationEvent> events = List.of(
                Events.event(1, GOOD, 0.1, 1),
                Events.event(1, GOOD, 0.2, 2),
                Events.event(1, GOOD, 0.3, 3),
                Events.event(1, BAD, 5, 4));
        Opinion there = Timeline.of(events, ORDINARY).at(Events.day(1));
        assertThat(Timeline.of(events.reversed(), ORDINARY).at(Events.day(1))).isEqualTo(there);
        assertThat(Timeline.of(events, ORDINARY).steps()).hasSize(1);
    }

    @Test
    void anEventInTwoHalvesIsTheSameEvent() {
        Random random = new Random(19);
        List<ReputationEvent> halves = new ArrayList<>();
        List<ReputationEvent> whole = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double weight = random.nextDouble() + 0.01;
            Outcome outcome = random.nextBoolean() ? GOOD : BAD;
            whole.add(Events.event(i, outcome, weight, i));
            halves.add(Events.event(i, outcome, weight / 2, i));
            halves.add(Events.event(i, outcome, weight / 2, 1_000 + i));
        }
        assertThat(Timeline.of(halves, ORDINARY).steps())
                .extracting(TimelineStep::after)
                .isEqualTo(Timeline.of(whole, ORDINARY).steps().stream()
                        .map(TimelineStep::after)
                        .toList());
    }

    @Test
    void heavierEvidenceNeverLeavesMoreUncertain() {
        Random random = new Random(23);
        List<ReputationEvent> events = Events.random(random, 200);
        for (double times : new double[] {1.000001, 1.5, 40}) {
            List<ReputationEvent> heavier = events.stream()
                    .map(event ->
                            new ReputationEvent(event.at(), event.outcome(), times * event.weight(), event.ground()))
                    .toList();
            for (int day = 0; day < 200; day += 3) {
                assertThat(opinion(heavier, day).uncertainty())
                        .isLessThanOrEqualTo(opinion(events, day).uncertainty());
            }
        }
    }

    @Test
    void anyInstantFollowsFromTheEventsUpToIt() {
        List<ReputationEvent> events = Events.random(new Random(29), 100);
        Timeline timeline = Timeline.of(events, ORDINARY);
        for (double day = -5; day < 150; day += 0.5) {
            Instant instant = Events.day(day);
            List<ReputationEvent> until = events.stream()
                    .filter(event -> !event.at().isAfter(instant))
                    .toList();
            assertThat(timeline.at(instant))
                    .isEqualTo(Timeline.of(until, ORDINARY).at(instant));
            assertThat(timeline.tally(instant).good()).isEqualTo(count(until, GOOD));
            assertThat(timeline.tally(instant).bad()).isEqualTo(count(until, BAD));
            assertThat(timeline.tally(instant).undecided()).isEqualTo(count(until, UNDECIDED));
        }
    }

    @Test
    void anyInstantIsTheSumOfWhatIsLeftOfEachEvent() {
        List<ReputationEvent> events = Events.random(new Random(31), 100);
        Instant instant = Events.day(60);
        double left = events.stream()
                .filter(event -> event.outcome() == GOOD && !event.at().isAfter(instant))
                .mapToDouble(event -> event.weight()
                        * Math.pow(2, -Duration.between(event.at(), instant).toSeconds() / (30 * 86_400.0)))
                .sum();
        assertThat(Timeline.of(events, ORDINARY).at(instant).r()).isCloseTo(left, within(1e-10));
    }

    @Test
    void undecidedVerdictsAreCountedAndLeaveEveryBit() {
        List<ReputationEvent> all = Events.random(new Random(37), 200);
        List<ReputationEvent> decided =
                all.stream().filter(event -> event.outcome() != UNDECIDED).toList();
        assertThat(decided).hasSizeLessThan(all.size());
        for (double day = 0; day < 150; day += 0.25) {
            assertThat(opinion(all, day)).isEqualTo(opinion(decided, day));
        }
    }

    @Test
    void aStepTellsWhatItsVerdictsDid() {
        List<ReputationEvent> events = List.of(Events.event(0, GOOD, 4, 1), Events.event(30, BAD, 5, 2));
        TimelineStep step = Timeline.of(events, ORDINARY).steps().getLast();
        assertThat(step.at()).isEqualTo(Events.day(30));
        assertThat(step.before()).isEqualTo(new Opinion(2, 0, 2, 0.5));
        assertThat(step.after()).isEqualTo(new Opinion(2, 5, 2, 0.5));
        assertThat(step.events()).containsExactly(events.getLast());
        assertThat(step.tally()).isEqualTo(new Tally(1, 1, 0));
    }

    @Test
    void whereNothingHappenedTheBaseRateHolds() {
        Timeline empty = Timeline.of(List.of(), ORDINARY.withBaseRate(0.8));
        assertThat(empty.steps()).isEmpty();
        assertThat(empty.at(Events.START)).isEqualTo(new Opinion(0, 0, 2, 0.8));
        assertThat(empty.tally(Events.START)).isEqualTo(Tally.NONE);
    }

    @Test
    void timesThatNobodyCouldMeanAreOutlived() {
        List<ReputationEvent> events = List.of(
                new ReputationEvent(Instant.MIN, GOOD, 1, Events.ground(1)),
                Events.event(0, GOOD, 1, 2),
                new ReputationEvent(Instant.MAX, BAD, 5, Events.ground(3)));
        Timeline timeline = Timeline.of(events, ORDINARY);
        assertThat(timeline.at(Events.START)).isEqualTo(new Opinion(1, 0, 2, 0.5));
        assertThat(timeline.at(Instant.MAX).r()).isZero();
        assertThat(timeline.at(Instant.MAX).s()).isEqualTo(5);
    }

    private static Opinion opinion(List<ReputationEvent> events, double day) {
        return Timeline.of(events, ORDINARY).at(Events.day(day));
    }

    private static long count(List<ReputationEvent> events, Outcome outcome) {
        return events.stream().filter(event -> event.outcome() == outcome).count();
    }
}
