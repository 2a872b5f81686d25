package dev.reckoner.cli.bench;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.ReputationEvent;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Timeline;
import dev.reckoner.reputation.TimelineCurve;
import dev.reckoner.reputation.TimelineReplay;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Verdicts about a subject that nobody audited, one every few hours; one in twenty contradicts it.
 *
 * @param elapsed microseconds since the verdict before
 * @param good evidence for the subject
 * @param bad evidence against it
 */
record MadeVerdicts(double[] elapsed, double[] good, double[] bad) {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_APART = 20_000;
    private static final int BAD_ONE_IN = 20;
    private static final double WEIGHT_OF_BAD = 5;

    /** The same for the same seed. */
    static MadeVerdicts of(int count, long seed) {
        Random random = new Random(seed);
        MadeVerdicts made = new MadeVerdicts(new double[count], new double[count], new double[count]);
        for (int i = 0; i < count; i++) {
            made.elapsed[i] = i == 0 ? 0 : 1e6 * random.nextInt(1, MOST_APART);
            boolean bad = random.nextInt(BAD_ONE_IN) == 0;
            made.good[i] = bad ? 0 : 1;
            made.bad[i] = bad ? WEIGHT_OF_BAD : 0;
        }
        return made;
    }

    /** From the first verdict to the last. */
    Duration length() {
        long micros = 0;
        for (double each : elapsed) {
            micros += (long) each;
        }
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    Timeline timeline(ReputationParameters parameters) {
        return Timeline.of(events(), parameters);
    }

    TimelineCurve curve(ReputationParameters parameters, List<Instant> points) {
        return new TimelineCurve(new TimelineReplay(timeline(parameters)), points);
    }

    private List<ReputationEvent> events() {
        List<ReputationEvent> events = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < elapsed.length; i++) {
            at = at.plus((long) elapsed[i], ChronoUnit.MICROS);
            Outcome outcome = bad[i] > 0 ? Outcome.BAD : Outcome.GOOD;
            Digest ground = Digest.sha256(ByteBuffer.allocate(4).putInt(i).array());
            events.add(new ReputationEvent(at, outcome, good[i] + bad[i], ground));
        }
        return events;
    }
}
