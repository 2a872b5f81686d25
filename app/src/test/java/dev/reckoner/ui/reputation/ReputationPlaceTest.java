package dev.reckoner.ui.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The place by the keyboard: the lane of marks, the list of events, and the words of the comparison. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class ReputationPlaceTest {
    private final Contexts contexts = new Contexts(new InventedCase());
    private ReputationPlace place;

    @Start
    void start(Stage stage) {
        Fonts.load();
        place = new ReputationPlace(contexts.context());
        var scene = new Scene(new HBox(place.view(), place.inspector().orElseThrow()), 1200, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        place.shown();
    }

    @Test
    void theComparisonEndsInASentence(FxRobot robot) {
        assertThat(robot.lookup("#comparison-words").queryAs(Label.class).getText())
                .startsWith("meridian-02 is less reliable than halden-01 by more than chance explains.")
                .contains("Between meridian-02 and tessel-01 there is not enough evidence to compare.");
    }

    @Test
    void anEventOfTheListAndItsClaimAreReachedWithTheKeyboard(FxRobot robot) {
        ListView<?> events = robot.lookup("#events").queryListView();
        int before = events.getSelectionModel().getSelectedIndex();
        robot.interact(events::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(events.getSelectionModel().getSelectedIndex()).isEqualTo(before + 1);
        robot.interact(() -> robot.lookup(".button.line").queryButton().fire());
        assertThat(contexts.visits()).last().isInstanceOf(Visit.Claims.class);
    }

    @Test
    void theChartSaysInWordsWhatItShows(FxRobot robot) {
        assertThat(robot.lookup(ChartView.class::isInstance).queryAllAs(ChartView.class))
                .extracting(ChartView::getAccessibleText)
                .anyMatch(words -> words.contains("tessel-01: not enough evidence"));
    }
}
