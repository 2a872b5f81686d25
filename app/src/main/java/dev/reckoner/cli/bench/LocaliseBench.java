package dev.reckoner.cli.bench;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.time.Duration;
import java.util.Locale;

/**
 * What it costs to find the guilty operator of a divergent claim: own trace, every operator made again from the claimed values,
 * comparison, bounds. The weight that was altered is the first one of a product, so that all that follows has drifted and
 * nothing can be taken over from the own run: the dearest case.
 */
final class LocaliseBench implements Bench {
    private static final double MOST = 10;
    private static final int MOST_ROUNDS = 15;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofMillis(1);

    @Override
    public String name() {
        return "localise";
    }

    @Override
    public String description() {
        return "Finding the guilty operator of a sentence encoder, 4 sentences of 128 tokens, in plain runs of the model.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        OnnxModel model = OnnxModel.open(setting.models().folder().resolve("all-MiniLM-L6-v2.onnx"));
        int rounds = Math.min(setting.rounds(), MOST_ROUNDS);
        // Plain runs in one of their own: the many sessions of a search would push theirs out, and each would load the
        // model anew.
        try (InProcessReexecutor here = new InProcessReexecutor();
                InProcessReexecutor plain = new InProcessReexecutor();
                WorkerReexecutor apart = new WorkerReexecutor(WorkerSetup.ordinary())) {
            AlteredRun altered = AlteredRun.of(model, here);
            report.say(String.format(
                    Locale.ROOT,
                    "The trace has %,d operators and %,.0f MB; operator %d was made with another weight.",
                    altered.operators(),
                    altered.bytes() / 1e6,
                    altered.guilty()));
            double inProcess = contest("in this process", model, altered, here, plain, rounds, report);
            double inWorker = contest("in a process of its own", model, altered, apart, plain, rounds, report);
            report.figure(new Figure("localise.plain-runs", inProcess, Figure.Bound.AT_MOST, MOST));
            report.figure(new Figure("localise.plain-runs.worker", inWorker, Figure.Bound.AT_MOST, MOST));
        }
    }

    private static double contest(
            String where,
            OnnxModel model,
            AlteredRun altered,
            Reexecutor reexecutor,
            Reexecutor plain,
            int rounds,
            Report report)
            throws Exception {
        Localiser localiser = new Localiser(reexecutor, LocaliserSettings.ordinary());
        Timings timings = new Contest(WARM_UP, ROUND)
                .run(
                        () -> find(localiser, altered),
                        () -> plain.run(
                                model, altered.claim().inputs(), ExecutionProfile.CANONICAL, Cancellation.none()),
                        rounds);
        report.table("Localisation " + where + " beside a plain run", timings);
        return timings.ratio();
    }

    /** Only a search that finds what there is counts. */
    private static void find(Localiser localiser, AlteredRun altered) throws Exception {
        var found = localiser.localise(altered.claim(), Cancellation.none());
        if (found.guilty().orElse(-1) != altered.guilty() || found.unchecked() > 0) {
            throw new IllegalStateException("The guilty operator was not found: " + found.sentence());
        }
    }
}
