package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.ui.chart.Shape.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvePieceTest {
    private static final double PERIOD = 9;
    private static final List<Point> FALLING =
            List.of(new Point(0, 0), new Point(16, 0), new Point(16, 9000), new Point(32, 9000));

    private static Point at(List<Point> curve, double t) {
        double[] weights = {(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t};
        double x = 0;
        double y = 0;
        for (int i = 0; i < 4; i++) {
            x += weights[i] * curve.get(i).x();
            y += weights[i] * curve.get(i).y();
        }
        return new Point(x, y);
    }

    /** Where the whole curve is at a height. */
    private static double x(List<Point> curve, double y) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            boolean before = at(curve, middle).y() < y
                    == curve.getFirst().y() < curve.getLast().y();
            low = before ? middle : low;
            high = before ? high : middle;
        }
        return at(curve, low).x();
    }

    @Test
    void aPieceLiesOnTheCurveAndReachesFromHeightToHeight() {
        var random = new Random(1);
        for (List<Point> curve : List.of(FALLING, FALLING.reversed())) {
            for (int i = 0; i < 100; i++) {
                double top = 10 + random.nextDouble() * 8000;
                List<Point> piece =
                        CurvePiece.between(curve, top, top + 500, PERIOD).points();
                double passed = Math.abs(piece.getFirst().y() - curve.getFirst().y());
                assertThat(passed / PERIOD).isCloseTo(Math.rint(passed / PERIOD), within(1e-6));
                double least = Math.min(piece.getFirst().y(), piece.getLast().y());
                double most = Math.max(piece.getFirst().y(), piece.getLast().y());
                assertThat(least).isBetween(top - PERIOD, top + 1e-6);
                assertThat(most).isBetween(top + 500 - 1e-6, top + 500 + PERIOD);
                for (double t = 0; t <= 1; t += 0.125) {
                    Point point = at(piece, t);
                    assertThat(point.x()).isCloseTo(x(curve, point.y()), within(1e-6));
                }
            }
        }
    }

    @Test
    void beyondItsEndsThereIsNoMoreThanTheCurve() {
        assertThat(CurvePiece.between(FALLING, -100, 10_000, PERIOD).points()).isEqualTo(FALLING);
        assertThat(CurvePiece.between(FALLING, 9100, 9200, PERIOD).isPoint()).isTrue();
        assertThat(CurvePiece.between(FALLING, -200, -100, PERIOD).isPoint()).isTrue();
    }

    @Test
    void aCurveThatTurnsBackIsTakenWhole() {
        List<Point> turning = List.of(new Point(0, 0), new Point(0, -9000), new Point(32, 9000), new Point(32, 10));
        assertThat(CurvePiece.between(turning, 2, 5, PERIOD).points()).isEqualTo(turning);
    }
}
