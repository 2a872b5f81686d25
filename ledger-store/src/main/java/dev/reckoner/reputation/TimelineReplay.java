package dev.reckoner.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The evidence of one timeline in arrays, to replay it for another half-life as fast as it can be dragged: r and s come out with
 * the same bits as in {@link Timeline}, and nothing is allocated. For one thread at a time.
 */
public final class TimelineReplay {
    private final ReputationParameters parameters;
    private final Instant[] at;
    /** Microseconds since the evidence before; 0 for the first. */
    private final double[] elapsed;

    private final double[] good;
    private final double[] bad;
    private final double[] r;
    private final double[] s;

    /** Takes over the events; undecided ones change no opinion and are left out. */
    public TimelineReplay(Timeline timeline) {
        List<Evidence> evidence = timeline.steps().stream()
                .map(step -> new Evidence(step.events()))
                .filter(Evidence::decides)
                .toList();
        parameters = timeline.parameters();
        at = evidence.stream().map(Evidence::at).toArray(Instant[]::new);
        elapsed = new double[at.length];
        for (int i = 1; i < at.length; i++) {
            elapsed[i] = Forgetting.micros(at[i - 1], at[i]);
        }
        good = evidence.stream().mapToDouble(Evidence::good).toArray();
        bad = evidence.stream().mapToDouble(Evidence::bad).toArray();
        r = new double[at.length];
        s = new double[at.length];
    }

    /** Computes r and s after all evidence. */
    public void replay(Duration halfLife) {
        double half = Forgetting.micros(Forgetting.requireHalfLife(halfLife));
        double forIt = 0;
        double against = 0;
        for (int i = 0; i < r.length; i++) {
            double retained = Forgetting.retained(elapsed[i], half);
            forIt = retained * forIt + good[i];
            against = retained * against + bad[i];
            r[i] = forIt;
            s[i] = against;
        }
    }

    /** How many instants have evidence. */
    public int size() {
        return at.length;
    }

    /** The time of evidence, from 0, in order. */
    public Instant at(int index) {
        return at[index];
    }

    /** r right after it, as of the last replay; 0 before the first. */
    public double r(int index) {
        return r[index];
    }

    /** s right after it. */
    public double s(int index) {
        return s[index];
    }

    ReputationParameters parameters() {
        return parameters;
    }
}
