package dev.reckoner.ui.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedCoordination;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is shared in words, lines and a table, and where a ground leads to. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class CoordinationPartTest {
    private final Contexts contexts = new Contexts(new InventedCase());
    private CoordinationPart part;

    @Start
    void start(Stage stage) {
        Fonts.load();
        part = new CoordinationPart(contexts.context());
        var scene = new Scene(new HBox(part.view(), part.inspector()), 1200, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        part.shown();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static List<GroundButton> grounds(FxRobot robot, MeansKind kind) {
        return List.copyOf(robot.lookup("#ground-" + Words.lower(kind)).queryAllAs(GroundButton.class));
    }

    @Test
    void theSentenceComesFirstAndSaysSharesAlone(FxRobot robot) {
        assertThat(text(robot, "#coordination-sentence"))
                .isEqualTo("Evidence shows one group: alpha and beta share a signing key.");
        assertThat(text(robot, "#coordination-sentence-second"))
                .contains("One set of parties is only stated to share something")
                .contains("1 of 1 pairs begin to fail at the same time more often than chance would have it.")
                .endsWith("What is shared says nothing of why.");
        assertThat(robot.lookup(Labeled.class::isInstance).queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .noneMatch(words -> words != null && words.contains("collu"));
    }

    @Test
    void whatIsOnlyStatedStandsApartInADashedCard(FxRobot robot) {
        assertThat(robot.lookup(".stated").queryAll()).hasSize(1);
        assertThat(grounds(robot, MeansKind.PAYOUT_ADDRESS))
                .hasSize(2)
                .allMatch(button -> button.getAccessibleText().contains("Only stated"));
    }

    @Test
    void whatJoinsTheGroupByEvidenceIsLookedAtFirst(FxRobot robot) {
        assertThat(robot.lookup(".ground.chosen").queryAllAs(GroundButton.class))
                .containsExactlyElementsOf(grounds(robot, MeansKind.SIGNING_KEY));
    }

    @Test
    void everyColumnOfGroundsHasAHeading(FxRobot robot) {
        var headers = robot.lookup(GroundHeader.class::isInstance).queryAllAs(GroundHeader.class);
        assertThat(headers).hasSize(3);
        for (var header : headers) {
            assertThat(robot.from(header).lookup(".label").queryAllAs(Label.class))
                    .extracting(Label::getText)
                    .contains("What they share", "How sure", "Since", "Shown by");
        }
    }

    @Test
    void linesSayHowSureEachUseIs(FxRobot robot) {
        var lines = robot.lookup(GradeLine.class::isInstance).queryAllAs(GradeLine.class);
        assertThat(lines)
                .anyMatch(line -> line.getStyleClass().contains("joins")
                        && line.getStrokeDashArray().isEmpty());
        assertThat(lines).anyMatch(line -> line.getStrokeDashArray().equals(List.of(2.0, 3.0)));
    }

    @Test
    void aBuildThatAnybodyMayRunIsCalledOpen(FxRobot robot) {
        robot.interact(grounds(robot, MeansKind.BUILD).getFirst()::fire);
        assertThat(robot.from(part.inspector()).lookup(".second").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.contains("It is an approved build, which anybody may run"));
    }

    @Test
    void theChosenGroundLeadsToItsClaimsAndToTheGraph(FxRobot robot) {
        robot.interact(robot.lookup("#open-claims").queryAs(Button.class)::fire);
        assertThat(contexts.visits())
                .last()
                .isInstanceOfSatisfying(
                        Visit.Claims.class,
                        visit -> assertThat(visit.filter().only().orElseThrow().claims())
                                .hasSize(3));
        robot.interact(robot.lookup("#show-in-graph").queryAs(Button.class)::fire);
        assertThat(contexts.places()).last().isEqualTo(PlaceId.ATTRIBUTION);
        assertThat(contexts.visits())
                .last()
                .isEqualTo(new Visit.SharedMeans(new NodeId(NodeKind.KEY, InventedCoordination.KEY.id())));
    }

    @Test
    void whatNoClaimShowsCannotOpenClaims(FxRobot robot) {
        robot.interact(grounds(robot, MeansKind.PAYOUT_ADDRESS).getFirst()::fire);
        assertThat(robot.lookup("#open-claims").queryAs(Button.class).isDisabled())
                .isTrue();
    }

    @Test
    void aPairThatFailsTogetherSaysItsVerdictInWords(FxRobot robot) {
        TableView<FailurePair> pairs = robot.lookup("#failure-pairs").queryTableView();
        robot.interact(() -> pairs.getSelectionModel().select(0));
        assertThat(robot.from(part.inspector()).lookup(".second").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.startsWith("They begin to fail at the same time more often than chance"))
                .anyMatch(words -> words.equals("10 wrong answers"));
    }
}
