package dev.reckoner.ui.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Arc;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The matrix of witnesses, its twin, and the claims on which two are of two minds. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class WitnessesPartTest {
    private final Contexts contexts = new Contexts(new InventedCase());
    private WitnessesPart part;

    @Start
    void start(Stage stage) {
        Fonts.load();
        part = new WitnessesPart(contexts.context());
        var scene = new Scene(new HBox(part.view(), part.inspector()), 1200, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        part.shown();
    }

    @Test
    void theSentenceNamesTheTwoThatAreMostOfTwoMinds(FxRobot robot) {
        assertThat(robot.lookup("#witnesses-sentence").queryAs(Label.class).getText())
                .isEqualTo("me and alpha are of two minds about one of the 3 claims that both speak of.");
        assertThat(robot.lookup("#witnesses-sentence-second")
                        .queryAs(Label.class)
                        .getText())
                .startsWith("2 of 3 pairs of witnesses");
    }

    @Test
    void everyCellSaysInWordsWhatItShowsAndItsMarkIsFullOnlyWhereAllAgree(FxRobot robot) {
        var cells = robot.lookup(".agreement").queryAllAs(Button.class);
        // Three pairs, each from both sides.
        assertThat(cells).hasSize(6);
        assertThat(cells)
                .filteredOn(cell -> cell.getStyleClass().contains("apart"))
                .hasSize(2)
                .allMatch(cell -> cell.getAccessibleText().endsWith("agree on 2 of 3 claims in common"))
                .allMatch(cell -> !robot.from(cell)
                        .lookup(Arc.class::isInstance)
                        .queryAll()
                        .isEmpty());
        assertThat(cells)
                .filteredOn(cell -> !cell.getStyleClass().contains("apart"))
                .allMatch(cell -> robot.from(cell)
                        .lookup(Arc.class::isInstance)
                        .queryAll()
                        .isEmpty());
    }

    @Test
    void aCellLeadsToTheClaimsOnWhichTheyAreOfTwoMinds(FxRobot robot) {
        var apart = robot.lookup(".agreement.apart")
                .queryAllAs(Button.class)
                .iterator()
                .next();
        robot.interact(apart::fire);
        robot.interact(robot.from(part.inspector()).lookup(".button.line").queryButton()::fire);
        assertThat(contexts.visits())
                .last()
                .isInstanceOfSatisfying(
                        Visit.Claims.class,
                        visit -> assertThat(visit.filter().claim()).isPresent());
        robot.interact(robot.lookup("#open-apart").queryAs(Button.class)::fire);
        assertThat(contexts.visits())
                .last()
                .isInstanceOfSatisfying(
                        Visit.Claims.class,
                        visit -> assertThat(visit.filter().only().orElseThrow().claims())
                                .hasSize(1));
    }

    @Test
    void theTableTwinHasEveryPairAndChoosesTheSame(FxRobot robot) {
        robot.interact(robot.lookup("#agreement-twin").queryAs(Button.class)::fire);
        TableView<WitnessPair> table = robot.lookup("#agreement-table").queryTableView();
        assertThat(table.getItems()).hasSize(3);
        robot.interact(() -> table.getSelectionModel().select(0));
        assertThat(robot.from(part.inspector())
                        .lookup(".subject")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("contract and me");
    }

    @Test
    void whoeverCosignedTheLedgerIsToldApart(FxRobot robot) {
        assertThat(robot.lookup(Label.class::isInstance).queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> String.valueOf(words)
                        .equals("friend cosigned a head of the ledger over 2 claims, which says nothing"
                                + " of the answers."));
    }
}
