package dev.reckoner.ui.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedMarket;
import dev.reckoner.market.Measure;
import dev.reckoner.ui.chart.ChartView;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The part by its sentences and by the keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class MarketPartTest {
    private final Contexts contexts = new Contexts(new InventedCase());

    @Start
    void start(Stage stage) {
        Fonts.load();
        var part = new MarketPart(contexts.context());
        var scene = new Scene(new HBox(part.view(), part.inspector()), 1300, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        part.shown();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void press(FxRobot robot, String choice, String words) {
        HBox segments = robot.lookup(choice).queryAs(HBox.class);
        robot.interact(() -> segments.getChildren().stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(words))
                .forEach(ToggleButton::fire));
    }

    @Test
    void theSentenceComesFirstAndItsFiguresAreUnderIt(FxRobot robot) {
        assertThat(text(robot, "#market-sentence"))
                .startsWith("Users moved away from meridian-02 after 20 February: ")
                .endsWith(" were seen.");
        assertThat(text(robot, "#market-figures"))
                .matches("-\\d+ %, 95 % interval -\\d+ % to -\\d+ %, p 0\\.\\d+, 0\\.\\d+ among all");
        assertThat(robot.lookup(ChartView.class::isInstance).queryAllAs(ChartView.class))
                .extracting(ChartView::getAccessibleText)
                .anyMatch(words -> words.startsWith("Users moved away from meridian-02"));
    }

    @Test
    void anotherMeasureHasItsOwnSentence(FxRobot robot) {
        press(robot, "#market-measure", "Spend");
        assertThat(text(robot, "#market-sentence")).contains(" OPG a day were to be expected");
    }

    @Test
    void overAllOperatorsBothQuestionsAreAnswered(FxRobot robot) {
        assertThat(text(robot, "#market-departures")).startsWith("They moved away. Median change -");
        assertThat(text(robot, "#market-attraction")).startsWith("They moved towards those with more evidence. Rank");
    }

    @Test
    void overTwoProvidersItIsSaidThatTheyAreTooFew(FxRobot robot) {
        press(robot, "#market-unit", "Providers");
        assertThat(text(robot, "#market-departures"))
                .startsWith("It cannot be told: ")
                .contains("at least 6");
        assertThat(text(robot, "#market-attraction"))
                .startsWith("It cannot be told: ")
                .contains("providers");
        assertThat(robot.lookup(ChartView.class::isInstance).queryAllAs(ChartView.class))
                .as("pictures without a dot take no room")
                .filteredOn(chart -> chart.getParent().isVisible())
                .hasSize(2);
    }

    @Test
    void whatBecameKnownIsGoneThroughWithTheKeyboard(FxRobot robot) {
        ListView<?> list = robot.lookup("#market-known").queryListView();
        robot.interact(list::requestFocus);
        robot.type(KeyCode.DOWN, 1);
        assertThat(text(robot, "#market-sentence")).contains("operator-2");
    }

    @Test
    void theInspectorLeadsToTheClaimsAndToTheEntry(FxRobot robot) {
        robot.interact(() -> robot.lookup("#market-open-entry").queryButton().fire());
        assertThat(contexts.places()).last().isEqualTo(PlaceId.LEDGER);
        assertThat(contexts.visits()).last().isEqualTo(new Visit.Entry(40));
        robot.interact(() -> robot.lookup("#market-open-claims").queryButton().fire());
        assertThat(contexts.visits())
                .last()
                .isInstanceOfSatisfying(
                        Visit.Claims.class,
                        visit -> assertThat(visit.filter().only().orElseThrow().claims())
                                .hasSize(1));
    }

    @Test
    void aCaseOfWhichNothingBecameKnownSaysSo() {
        var audit = new InventedCase();
        audit.tell(new InventedMarket(0));
        var model = new MarketViewModel(new Contexts(audit).context());
        model.shown();
        assertThat(model.chosen().get()).isEmpty();
        assertThat(model.measure().get()).isEqualTo(Measure.CLAIMS);
        assertThat(model.population().get().orElseThrow().departures().cases()).isEmpty();
    }
}
