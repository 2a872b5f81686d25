package dev.reckoner.cli.bench;

import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Timeline;
import dev.reckoner.reputation.TimelineCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What it costs to drag the half-life: the timelines of all subjects are replayed for one that none was replayed for before. The peer
 * is the recurrence itself over arrays of the same numbers. Bands are computed for points alone, and beside the library's.
 */
final class ReputationBench implements Bench {
    private static final int SUBJECTS = 10;
    private static final int EVENTS = 10_000;
    private static final int POINTS = 300;
    private static final double MOST = 2.0;
    private static final double TOLERANCE = 1e-9;
    private static final double BAND_TOLERANCE = 1e-6;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofMillis(50);
    private static final ReputationParameters PARAMETERS = ReputationParameters.DEFAULT;

    private final List<MadeVerdicts> verdicts = new ArrayList<>();
    private final List<TimelineCurve> curves = new ArrayList<>();
    private final List<BareForgetting> bare = new ArrayList<>();
    private int dragged;

    @Override
    public String name() {
        return "reputation";
    }

    @Override
    public String description() {
        return "Timelines of 10 subjects with 10,000 verdicts each for another half-life, beside a bare loop on the same arrays.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        make();
        requireSame();
        Timings timings = new Contest(WARM_UP, ROUND).run(this::ours, this::bare, setting.rounds());
        report.table(SUBJECTS + " subjects, " + EVENTS + " verdicts each, " + POINTS + " points", timings);
        requireSameBands();
        Timings bands = new Contest(WARM_UP, ROUND).run(this::bands, this::bandsOfTheLibrary, setting.rounds());
        report.table("Bands at " + SUBJECTS * POINTS + " points beside Commons Statistics, without a limit", bands);
        report.figure(new Figure("reputation.replay.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST));
    }

    private void make() {
        for (int seed = 0; seed < SUBJECTS; seed++) {
            MadeVerdicts made = MadeVerdicts.of(EVENTS, seed);
            verdicts.add(made);
            curves.add(made.curve(PARAMETERS, points(made)));
            bare.add(new BareForgetting(made.elapsed(), made.good(), made.bad()));
        }
    }

    private static List<Instant> points(MadeVerdicts made) {
        return LongStream.rangeClosed(1, POINTS)
                .mapToObj(i ->
                        MadeVerdicts.START.plus(made.length().multipliedBy(i).dividedBy(POINTS)))
                .toList();
    }

    /** From ten to sixty days, another each time. */
    private Duration halfLife() {
        return Duration.ofHours(240 + dragged++ % 1_200);
    }

    private void ours() {
        Duration halfLife = halfLife();
        for (TimelineCurve curve : curves) {
            curve.evaluate(halfLife);
        }
    }

    private void bare() {
        Duration halfLife = halfLife();
        for (BareForgetting each : bare) {
            each.replay(halfLife);
        }
    }

    private void bands() {
        Duration halfLife = halfLife();
        for (TimelineCurve curve : curves) {
            curve.evaluate(halfLife);
            curve.evaluateBand();
        }
    }

    private void bandsOfTheLibrary() {
        Duration halfLife = halfLife();
        for (int i = 0; i < SUBJECTS; i++) {
            bare.get(i).replay(halfLife);
            bare.get(i).opinions(POINTS, PARAMETERS).forEach(opinion -> opinion.band(PARAMETERS.bandLevel()));
        }
    }

    /** Two ways are compared only if they do the same. */
    private void requireSame() {
        for (int i = 0; i < SUBJECTS; i++) {
            curves.get(i).evaluate(PARAMETERS.halfLife());
            bare.get(i).replay(PARAMETERS.halfLife());
            Opinion last = bare.get(i).last(PARAMETERS);
            requireNear(curves.get(i).expectation(POINTS - 1), last.expectation(), TOLERANCE);
            requireNear(curves.get(i).uncertainty(POINTS - 1), last.uncertainty(), TOLERANCE);
        }
    }

    private void requireSameBands() {
        for (int i = 0; i < SUBJECTS; i++) {
            List<Instant> points = points(verdicts.get(i));
            Timeline timeline = verdicts.get(i).timeline(PARAMETERS);
            curves.get(i).evaluate(PARAMETERS.halfLife());
            curves.get(i).evaluateBand();
            for (int point = 0; point < POINTS; point++) {
                var band = timeline.at(points.get(point)).band(PARAMETERS.bandLevel());
                requireNear(curves.get(i).low(point), band.low(), BAND_TOLERANCE);
                requireNear(curves.get(i).high(point), band.high(), BAND_TOLERANCE);
            }
        }
    }

    private static void requireNear(double ours, double peer, double tolerance) {
        if (!(Math.abs(ours - peer) <= tolerance)) {
            throw new IllegalStateException("Both sides must compute the same, not " + ours + " and " + peer + ".");
        }
    }
}
