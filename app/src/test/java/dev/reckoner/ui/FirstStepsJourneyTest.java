package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.FirstStepsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The first steps of the sample case, by keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class FirstStepsJourneyTest {
    private Path file;
    private Workbench workbench;

    @Start
    void start(Stage stage) throws IOException {
        Fonts.load();
        file = Files.createTempDirectory("reckoner").resolve("first-steps-closed.txt");
        workbench = new Workbench(
                new InventedCase(), Background.direct(), Places.all(), CaseDoor.CLOSED, new FirstStepsFile(file));
        var scene = new Scene(workbench, 1000, 960);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theStepsLeadThroughTheAuditAndAreClosedForGood(FxRobot robot) {
        for (PlaceId place : new PlaceId[] {PlaceId.CLAIMS, PlaceId.REEXECUTION, PlaceId.LEDGER}) {
            focus(robot, "#first-step-" + place.name().toLowerCase(java.util.Locale.ROOT));
            robot.type(KeyCode.SPACE);
            assertThat(Toolkit.call(() -> workbench.shown().get())).isEqualTo(place);
        }
        assertThat(robot.lookup("#first-steps .button.now").tryQuery())
                .contains(robot.lookup("#first-step-ledger").query());
        focus(robot, "#first-steps-close");
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#first-steps").tryQuery()).isEmpty();
        assertThat(new FirstStepsFile(file).wanted()).isFalse();
        robot.type(KeyCode.DIGIT1);
        assertThat(robot.lookup("#first-steps").tryQuery()).isEmpty();
    }

    private static void focus(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        assertThat(robot.lookup(query).query().isFocusTraversable()).isTrue();
    }
}
