package dev.reckoner.cli;

import dev.reckoner.audit.RecordedCase;
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
 * @param clock the time once the audits of the sample, which have times of their own, are recorded
 */
record SampleAudit(SampleCase sample, Optional<Path> models, Clock clock) {
    RecordedCase open(TaskProgress progress) throws IOException {
        if (RecordedCase.exists(sample.caseFolder())) {
            return RecordedCase.open(sample.caseFolder(), clock);
        }
        progress.report(0, 0, "Recording the sample's inferences with the real models");
        sample.make(SampleModels.find(models));
        return sample.audited(clock, progress);
    }
}
