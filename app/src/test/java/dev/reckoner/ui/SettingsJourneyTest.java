package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.EnclaveTrail;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The analyst approves a build in a real case. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class SettingsJourneyTest {
    private RecordedCase auditCase;
    private Background background;

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        Path folder = Files.createTempDirectory("reckoner");
        var clock = Clock.systemUTC();
        auditCase = RecordedCase.create(
                folder.resolve("case"), new CaseData("One claim", "", "", false, clock.instant()), clock);
        Path trail = folder.resolve("one.trail");
        var references = EnclaveTrail.write(trail);
        auditCase.importTrails(List.of(trail), TaskProgress.SILENT);
        auditCase.setReferences(references, TaskProgress.SILENT);
        background = Background.start();
        var scene = new Scene(new Workbench(auditCase, background, Places.all(), CaseDoor.CLOSED), 1200, 960);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        background.close();
        auditCase.close();
    }

    @Test
    void anAddedMeasurementLiftsTheClaimAndStandsInTheLedger(FxRobot robot) throws Exception {
        assertThat(AllClaims.of(auditCase).getFirst().tier()).isEqualTo(Tier.WARNING);
        robot.clickOn("#rail-settings");
        robot.clickOn("#settings-add");
        robot.clickOn("#settings-confirm");
        assertThat(robot.lookup("Name is missing.").tryQuery()).isPresent();
        type(robot, "#settings-name", EnclaveTrail.BUILD.name());
        type(robot, "#settings-pcr0", EnclaveTrail.BUILD.pcr0());
        type(robot, "#settings-pcr1", EnclaveTrail.BUILD.pcr1());
        type(robot, "#settings-pcr2", EnclaveTrail.BUILD.pcr2());
        type(robot, "#settings-from", "2026-04-01");
        robot.clickOn("#settings-confirm");
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> AllClaims.of(auditCase).getFirst().tier() == Tier.AFFIRMING);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("gateway 3.0").tryQuery()).isPresent();
        assertThat(auditCase.entries(0, 1000))
                .extracting(LedgerLine::what)
                .contains("What evidence is compared with was set: added enclave build gateway 3.0");
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }
}
