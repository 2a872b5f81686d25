package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimelineCurve;
import dev.reckoner.reputation.TimelineReplay;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The line and the band of one subject, evaluated anew for each half-life. For one thread at a time. */
final class Curve {
    /** So many steps are drawn exactly; of more, points at equal distances tell as much. */
    private static final int MOST_STEPS = 300;

    private final SubjectRecord subject;
    private final List<Instant> times;
    private final TimelineCurve curve;

    /**
     * The curve over a stretch of time.
     *
     * @param points at equal distances; before and after each step others are added
     */
    Curve(SubjectRecord subject, Span span, int points) {
        this.subject = subject;
        this.times = times(subject, span, points);
        this.curve = new TimelineCurve(new TimelineReplay(subject.timeline()), times);
    }

    private static List<Instant> times(SubjectRecord subject, Span span, int points) {
        var times = new TreeSet<>(span.points(points));
        var steps = subject.timeline().steps().stream()
                .map(step -> step.at())
                .filter(span::holds)
                .toList();
        if (steps.size() <= MOST_STEPS) {
            for (Instant step : steps) {
                times.add(step);
                Instant before = step.minus(1, ChronoUnit.MICROS);
                if (span.holds(before)) {
                    times.add(before);
                }
            }
        }
        return List.copyOf(times);
    }

    /** The line for a half-life. */
    Line evaluate(Duration halfLife) {
        curve.evaluate(halfLife);
        curve.evaluateBand();
        ReputationParameters parameters = subject.timeline().parameters();
        var points = new ArrayList<Line.Point>();
        for (int i = 0; i < times.size(); i++) {
            points.add(new Line.Point(
                    times.get(i),
                    curve.expectation(i),
                    curve.low(i),
                    curve.high(i),
                    curve.uncertainty(i),
                    curve.uncertainty(i) < parameters.hiddenFrom()));
        }
        return new Line(subject.id(), points);
    }
}
