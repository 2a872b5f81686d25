package dev.reckoner.cli;

import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SampleCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The sample case with a finished audit, made on first use.
 *
 * @param sample where it is
 * @param models the models' folder; the distribution's where empty
 * @param clock the time
 */
record SampleAudit(SampleCase sample, Optional<Path> models, Clock clock) {
    RecordedCase open(TaskProgress progress) throws IOException {
        if (RecordedCase.exists(sample.caseFolder())) {
            return RecordedCase.open(sample.caseFolder(), clock);
        }
        progress.report(0, 0, "Recording the sample's inferences with the real models");
        sample.make(SampleModels.find(models));
        progress.report(0, 0, "Importing the trails and checking their evidence");
        var audit = sample.openCase(clock);
        try {
            progress.report(0, 0, "Running every claim again that names a model file");
            audit.reexecute(sample.withModelFile(audit), ReexecutionOptions.DEFAULT, ignored -> {}, progress);
            return audit;
        } catch (IOException | RuntimeException e) {
            audit.close();
            throw e;
        }
    }
}
