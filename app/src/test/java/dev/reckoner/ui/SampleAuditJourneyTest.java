package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.framework.junit5.Start;

/** The audit on the sample case, whose answers two real models gave. What is done and asserted stands in {@link AuditJourney}. */
class SampleAuditJourneyTest extends AuditJourney {
    @BeforeAll
    static void needsTheModels() {
        MadeSample.assumeModels();
    }

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Override
    AuditCase sample(TaskProgress progress) throws IOException {
        return MadeSample.open();
    }
}
