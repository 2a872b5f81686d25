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
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class WorkbenchJourneyTest {
    private Workbench workbench;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Fonts.load();
        workbench = new Workbench(new InventedCase(), Background.direct(), Places.all(), CaseDoor.CLOSED);
        scene = new Scene(workbench, 1000, 960);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theRailAndTheKeysLeadToThePlaces(FxRobot robot) {
        assertThat(shown()).isEqualTo(PlaceId.OVERVIEW);
        robot.clickOn("#rail-trails");
        assertThat(shown()).isEqualTo(PlaceId.TRAILS);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
        assertThat(shown()).isEqualTo(PlaceId.LEDGER);
        robot.type(KeyCode.DIGIT1);
        assertThat(shown()).isEqualTo(PlaceId.OVERVIEW);
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        assertThat(shown()).isEqualTo(PlaceId.LEDGER);
        robot.clickOn("#rail-ledger");
        assertThat(shown()).isEqualTo(PlaceId.LEDGER);
    }

    @Test
    void aCountLeadsToClaims(FxRobot robot) {
        robot.clickOn("#count-contraindicated");
        assertThat(shown()).isEqualTo(PlaceId.CLAIMS);
    }

    @Test
    void thePaletteRunsWhatIsChosenAndDigitsInItAreText(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("2");
        assertThat(shown()).isEqualTo(PlaceId.OVERVIEW);
        robot.type(KeyCode.BACK_SPACE);
        robot.write("ledger");
        robot.type(KeyCode.ENTER);
        assertThat(shown()).isEqualTo(PlaceId.LEDGER);
    }

    @Test
    void theThemeChangesWhileTheWindowIsOpen() {
        assertThat(ground()).isEqualTo(Theme.LIGHT.tokens().colour("window"));
        Toolkit.call(() -> {
            workbench.nextTheme();
            return workbench;
        });
        assertThat(Theme.of(scene)).isEqualTo(Theme.DARK);
        assertThat(ground()).isEqualTo(Theme.DARK.tokens().colour("window"));
    }

    @Test
    void verifyingTheLedgerShowsInTheActivityBar(FxRobot robot) {
        robot.type(KeyCode.DIGIT7);
        robot.type(KeyCode.V);
        assertThat(robot.lookup("Ledger intact").tryQuery()).isPresent();
    }

    @Test
    void aLetterActsInsideATableOnlyAndWithCtrlEverywhere(FxRobot robot) {
        robot.type(KeyCode.R);
        assertThat(shown()).isEqualTo(PlaceId.OVERVIEW);
        robot.press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        assertThat(shown()).isEqualTo(PlaceId.REEXECUTION);
    }

    @Test
    void aLetterThatPastesWithCtrlActsAloneAndOnlyWhereNothingIsTyped(FxRobot robot) {
        robot.type(KeyCode.DIGIT7);
        robot.clickOn("#ledger-search");
        robot.type(KeyCode.V);
        assertThat(robot.lookup("#ledger-search").queryAs(TextField.class).getText())
                .isEqualTo("v");
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertThat(robot.lookup("Ledger intact").tryQuery()).isEmpty();
        robot.clickOn("#ledger-kind");
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertThat(robot.lookup("Ledger intact").tryQuery()).isEmpty();
        robot.type(KeyCode.V);
        assertThat(robot.lookup("Ledger intact").tryQuery()).isPresent();
    }

    @Test
    void aQuestionMarkListsTheKeysOfThePlaceInBothForms(FxRobot robot) {
        robot.type(KeyCode.DIGIT3);
        assertThat(keysListed(robot)).contains("Ctrl R", "R", "F1");
        robot.type(KeyCode.ESCAPE, KeyCode.DIGIT7);
        assertThat(keysListed(robot)).startsWith("V").doesNotContain("Ctrl V");
    }

    private static List<String> keysListed(FxRobot robot) {
        robot.write("?");
        return robot.lookup(".help-list .key").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private PlaceId shown() {
        return Toolkit.call(() -> workbench.shown().get());
    }

    private Color ground() {
        return Toolkit.call(() -> {
            workbench.applyCss();
            return scene.snapshot(null).getPixelReader().getColor(2, 955);
        });
    }
}
