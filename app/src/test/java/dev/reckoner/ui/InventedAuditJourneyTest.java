package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import javafx.stage.Stage;
import org.testfx.framework.junit5.Start;

/** The audit on a case that needs no models. What is done and asserted stands in {@link AuditJourney}. */
class InventedAuditJourneyTest extends AuditJourney {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Override
    AuditCase sample(TaskProgress progress) {
        return new InventedCase();
    }
}
