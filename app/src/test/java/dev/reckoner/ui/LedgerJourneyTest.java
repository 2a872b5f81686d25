package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.SmallTrail;
import dev.reckoner.audit.TaskProgress;
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
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The analyst looks an entry up in a real ledger, sees its path, and verifies everything by the keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class LedgerJourneyTest {
    private RecordedCase auditCase;
    private Background background;

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        Path folder = Files.createTempDirectory("reckoner");
        var clock = Clock.systemUTC();
        auditCase = RecordedCase.create(
                folder.resolve("case"), new CaseData("One claim", "", "R. Osei", false, clock.instant()), clock);
        auditCase.importTrails(List.of(SmallTrail.write(folder.resolve("a.trail"), "first")), TaskProgress.SILENT);
        background = Background.start();
        var scene = new Scene(new Workbench(auditCase, background, Places.all(), CaseDoor.CLOSED), 1440, 900);
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
    void anEntryIsFoundItsPathLeadsToTheRootAndEverythingIsVerified(FxRobot robot) throws Exception {
        robot.type(KeyCode.DIGIT7);
        await(() -> !table(robot).getItems().isEmpty());
        robot.type(KeyCode.SLASH).write("a.trail was imported").type(KeyCode.ENTER);
        await(() -> table(robot).getItems().size() == 1);
        assertThat(((LedgerLine) table(robot).getItems().getFirst()).kind()).isEqualTo("custody");
        await(() -> text(robot, "#path-answer").equals("Leads to root"));
        robot.type(KeyCode.SLASH).write("v").type(KeyCode.BACK_SPACE);
        assertThat(background.jobs()).as("a letter that is typed is no command").isEmpty();
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.V);
        await(() -> robot.lookup("Intact").tryQuery().isPresent());
        assertThat(robot.lookup("hashed again from disk").tryQuery()).isPresent();
        assertThat(text(robot, "#path-answer")).isEqualTo("Included");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#entry-json").query().isFocused()).isTrue();
        robot.clickOn("Custody");
        assertThat(robot.lookup("imported by R. Osei").tryQuery()).isPresent();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#ledger-entries").queryAs(TableView.class);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
