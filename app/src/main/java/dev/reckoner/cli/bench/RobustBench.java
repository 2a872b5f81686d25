package dev.reckoner.cli.bench;

import dev.reckoner.cli.bench.robust.Fate.Kind;
import dev.reckoner.cli.bench.robust.Sweep;
import dev.reckoner.cli.bench.robust.Target;
import dev.reckoner.cli.bench.robust.Targets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Whether anything passes with a single bit of it changed: every bit of every document and every signed field. */
final class RobustBench implements Bench {
    @Override
    public String name() {
        return "robust";
    }

    @Override
    public String description() {
        return "Attestations and signed responses with each single bit changed in turn: none may pass. Needs --evidence.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Path folder = setting.evidence()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Name a folder of attestation documents and signed responses with --evidence."));
        List<Target> targets = Targets.in(folder);
        if (targets.isEmpty()) {
            throw new NoSuchFileException(
                    folder + " holds no attestation document and no signed response with its key");
        }
        int accepted = 0;
        long changed = 0;
        for (Target target : targets) {
            Sweep sweep = Sweep.of(target, 1);
            report.say(sweep.line());
            sweep.places().forEach((place, count) -> report.say("  " + place + ", " + count));
            accepted += sweep.count(Kind.ACCEPTED);
            changed += sweep.changed();
        }
        report.say(changed + " changes in " + targets.size() + " documents and fields");
        report.figure(new Figure("robust.accepted", accepted, Figure.Bound.AT_MOST, 0));
    }
}
