package dev.reckoner.cli.bench;

import dev.reckoner.runtime.calibrate.Calibration;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.calibrate.CalibrationProgress;
import dev.reckoner.runtime.calibrate.HonestTrial;
import dev.reckoner.runtime.calibrate.Machine;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.util.List;

/**
 * How many of two thousand honest runs a calibration accuses: fresh inputs in two configurations drawn at random, the claim alone,
 * in a batch or padded. A question of right and wrong rather than of speed; it is here because it takes minutes.
 */
final class HonestBench implements Bench {
    private static final int PAIRS = 2_000;
    private static final long SEED = 2;
    private static final int SESSIONS = 3;

    @Override
    public String name() {
        return "honest";
    }

    @Override
    public String description() {
        return "2,000 honest runs of a sentence encoder judged by a calibration of 50 inputs: how many are accused.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        OnnxModel model = OnnxModel.open(setting.models().folder().resolve("all-MiniLM-L6-v2.onnx"));
        try (var reexecutor = new InProcessReexecutor(SESSIONS)) {
            Machine here = Machine.processor(reexecutor);
            var profile = new Calibration(model, List.of(here), CalibrationOptions.DEFAULT.withoutOperators())
                    .run(CalibrationProgress.SILENT, Cancellation.none());
            report.say(profile.sentence());
            var result =
                    HonestTrial.run(model, profile, here, PAIRS, SEED, CalibrationProgress.SILENT, Cancellation.none());
            report.say(result.sentence());
            result.accusations().forEach(report::say);
            report.figure(new Figure("honest.pairs", result.pairs(), Figure.Bound.AT_LEAST, PAIRS));
            report.figure(new Figure("honest.accused", result.accused(), Figure.Bound.AT_MOST, 0));
        }
    }
}
