package dev.reckoner.cli.bench;

import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.ReputationParameters;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The recurrence of exponential forgetting over arrays, and nothing else. */
final class BareForgetting {
    private final double[] elapsed;
    private final double[] good;
    private final double[] bad;
    private final double[] r;
    private final double[] s;

    /**
     * Of the same length, each in order of time.
     *
     * @param elapsed microseconds since the verdict before
     * @param good evidence for the subject
     * @param bad evidence against it
     */
    BareForgetting(double[] elapsed, double[] good, double[] bad) {
        this.elapsed = elapsed;
        this.good = good;
        this.bad = bad;
        r = new double[elapsed.length];
        s = new double[elapsed.length];
    }

    void replay(Duration halfLife) {
        double rate = -Math.log(2) / (halfLife.toNanos() / 1e3);
        double nowFor = 0;
        double nowAgainst = 0;
        for (int i = 0; i < elapsed.length; i++) {
            double left = Math.exp(rate * elapsed[i]);
            nowFor = left * nowFor + good[i];
            nowAgainst = left * nowAgainst + bad[i];
            r[i] = nowFor;
            s[i] = nowAgainst;
        }
    }

    /** The opinion after the last verdict. */
    Opinion last(ReputationParameters parameters) {
        return opinion(r.length - 1, parameters);
    }

    /** So many opinions, evenly spread. */
    Stream<Opinion> opinions(int count, ReputationParameters parameters) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> opinion(i * (r.length / count) - 1, parameters));
    }

    private Opinion opinion(int index, ReputationParameters parameters) {
        return new Opinion(r[index], s[index], parameters.priorWeight(), parameters.baseRate());
    }
}
