package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.subject.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A reputation over time, as it is drawn.
 *
 * @param subject whose
 * @param points in order of time
 */
record Line(SubjectId subject, List<Point> points) {
    /**
     * A reputation at an instant.
     *
     * @param expectation the expected share of good answers
     * @param low lower end of the band
     * @param high upper end
     * @param uncertainty the share that no evidence covers
     * @param shown false where there is not enough evidence
     */
    record Point(Instant at, double expectation, double low, double high, double uncertainty, boolean shown) {}

    Line {
        points = List.copyOf(points);
    }

    /** The stretches where there is enough evidence, or those where there is not. */
    List<List<Point>> stretches(boolean shown) {
        var stretches = new ArrayList<List<Point>>();
        var current = new ArrayList<Point>();
        for (var point : points) {
            if (point.shown() == shown) {
                current.add(point);
            } else if (!current.isEmpty()) {
                stretches.add(List.copyOf(current));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            stretches.add(List.copyOf(current));
        }
        return stretches;
    }

    /** Where it is lowest, the first time; empty where there is nowhere enough evidence. */
    Optional<Point> lowest() {
        return points.stream().filter(Point::shown).min(Comparator.comparingDouble(Point::expectation));
    }

    Point last() {
        return points.getLast();
    }
}
