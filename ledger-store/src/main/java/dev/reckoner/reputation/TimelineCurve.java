package dev.reckoner.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The points through which the picture of a timeline is drawn, evaluated anew for each half-life into the same arrays. For one
 * thread at a time.
 */
public final class TimelineCurve {
    private final TimelineReplay replay;
    private final double priorFor;
    private final double priorAgainst;
    /** By point, the last evidence at or before it; -1 if there is none. */
    private final int[] evidence;
    /** By point, microseconds since that. */
    private final double[] since;

    private final double[] alpha;
    private final double[] beta;
    private final double[] uncertainty;
    private final double[] low;
    private final double[] high;

    /**
     * A curve at the given times.
     *
     * @param replay of the subject; curves over other times may use it too
     * @param points in order of time
     */
    public TimelineCurve(TimelineReplay replay, List<Instant> points) {
        this.replay = replay;
        Opinion prior = replay.parameters().prior();
        priorFor = prior.alpha();
        priorAgainst = prior.beta();
        evidence = new int[points.size()];
        since = new double[points.size()];
        alpha = new double[points.size()];
        beta = new double[points.size()];
        uncertainty = new double[points.size()];
        low = new double[points.size()];
        high = new double[points.size()];
        place(points);
    }

    private void place(List<Instant> points) {
        int last = -1;
        for (int i = 0; i < since.length; i++) {
            Instant point = points.get(i);
            if (i > 0 && point.isBefore(points.get(i - 1))) {
                throw new IllegalArgumentException("The points of a curve are in order of time.");
            }
            while (last + 1 < replay.size() && !replay.at(last + 1).isAfter(point)) {
                last++;
            }
            evidence[i] = last;
            since[i] = last < 0 ? 0 : Forgetting.micros(replay.at(last), point);
        }
    }

    /** Replays the subject and computes expectation and uncertainty at all points. */
    public void evaluate(Duration halfLife) {
        replay.replay(halfLife);
        double half = Forgetting.micros(halfLife);
        double priorWeight = replay.parameters().priorWeight();
        for (int i = 0; i < since.length; i++) {
            double retained = evidence[i] < 0 ? 0 : Forgetting.retained(since[i], half);
            double r = evidence[i] < 0 ? 0 : retained * replay.r(evidence[i]);
            double s = evidence[i] < 0 ? 0 : retained * replay.s(evidence[i]);
            alpha[i] = r + priorFor;
            beta[i] = s + priorAgainst;
            uncertainty[i] = Opinion.uncertainty(r, s, priorWeight);
        }
    }

    /**
     * Computes the credible band at all points, each from the one before: within 1e-6 of {@link Opinion#band}, in a third of its
     * time.
     */
    public void evaluateBand() {
        double tail = (1 - replay.parameters().bandLevel()) / 2;
        for (int i = 0; i < since.length; i++) {
            double mean = alpha[i] / (alpha[i] + beta[i]);
            low[i] = BetaQuantile.of(tail, alpha[i], beta[i], i > 0 ? low[i - 1] : mean);
            high[i] = BetaQuantile.of(1 - tail, alpha[i], beta[i], i > 0 ? high[i - 1] : mean);
        }
    }

    /** How many points there are. */
    public int size() {
        return since.length;
    }

    /** The expectation at a point, as of the last evaluation. */
    public double expectation(int point) {
        return Opinion.expectation(alpha[point], beta[point]);
    }

    /** The uncertainty at a point, as of the last evaluation. */
    public double uncertainty(int point) {
        return uncertainty[point];
    }

    /** The lower end of the band at a point, as of the last evaluation of it. */
    public double low(int point) {
        return low[point];
    }

    /** The upper end of it. */
    public double high(int point) {
        return high[point];
    }
}
