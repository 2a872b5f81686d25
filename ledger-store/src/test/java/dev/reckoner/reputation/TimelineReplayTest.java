package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineReplayTest {
    private static final ReputationParameters NEWCOMER = ReputationParameters.DEFAULT.withBaseRate(0.8);
    private static final List<Duration> HALF_LIVES =
            List.of(Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(30), Duration.ofDays(3_650));

    private final List<ReputationEvent> events = Events.random(new Random(41), 500);
    private final TimelineReplay replay = new TimelineReplay(Timeline.of(events, NEWCOMER));

    @Test
    void anyHalfLifeGivesTheBitsOfATimelineThatIsMadeWithIt() {
        for (Duration halfLife : HALF_LIVES) {
            Timeline timeline = Timeline.of(events, NEWCOMER.withHalfLife(halfLife));
            replay.replay(halfLife);
            for (int i = 0; i < replay.size(); i++) {
                Opinion opinion = timeline.at(replay.at(i));
                assertThat(replay.r(i)).isEqualTo(opinion.r());
                assertThat(replay.s(i)).isEqualTo(opinion.s());
            }
        }
    }

    @Test
    void aCurveGivesTheBitsOfTheTimelineBetweenItsEventsToo() {
        List<Instant> points = points();
        TimelineCurve curve = new TimelineCurve(replay, points);
        for (Duration halfLife : HALF_LIVES) {
            Timeline timeline = Timeline.of(events, NEWCOMER.withHalfLife(halfLife));
            curve.evaluate(halfLife);
            for (int i = 0; i < curve.size(); i++) {
                Opinion opinion = timeline.at(points.get(i));
                assertThat(curve.expectation(i)).isEqualTo(opinion.expectation());
                assertThat(curve.uncertainty(i)).isEqualTo(opinion.uncertainty());
            }
        }
    }

    @Test
    void theBandOfACurveIsThatOfItsOpinions() {
        List<Instant> points = points();
        TimelineCurve curve = new TimelineCurve(replay, points);
        for (Duration halfLife : HALF_LIVES) {
            Timeline timeline = Timeline.of(events, NEWCOMER.withHalfLife(halfLife));
            curve.evaluate(halfLife);
            curve.evaluateBand();
            for (int i = 0; i < curve.size(); i++) {
                Band band = timeline.at(points.get(i)).band(NEWCOMER.bandLevel());
                assertThat(curve.low(i)).isCloseTo(band.low(), within(1e-6));
                assertThat(curve.high(i)).isCloseTo(band.high(), within(1e-6));
            }
        }
    }

    @Test
    void pointsOutOfOrderMakeNoCurve() {
        List<Instant> backwards = List.of(Events.day(2), Events.day(1));
        assertThatThrownBy(() -> new TimelineCurve(replay, backwards)).isInstanceOf(IllegalArgumentException.class);
    }

    /** From before the first event to long after the last. */
    private static List<Instant> points() {
        List<Instant> points = new ArrayList<>();
        for (double day = -3; day < 160; day += 0.75) {
            points.add(Events.day(day));
        }
        return points;
    }
}
