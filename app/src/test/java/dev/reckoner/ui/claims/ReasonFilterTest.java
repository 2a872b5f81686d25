package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.Places;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Filtering by reason code by pointing, typing and keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class ReasonFilterTest {
    private final AuditCase auditCase = new InventedCase();
    private Workbench workbench;

    @Start
    void start(Stage stage) {
        Fonts.load();
        workbench = new Workbench(auditCase, Background.direct(), Places.all(), CaseDoor.CLOSED);
        workbench.show(PlaceId.CLAIMS);
        var scene = new Scene(workbench, 1440, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aReasonIsFoundChosenAndTakenAwayAgain(FxRobot robot) {
        assertThat(panel(robot).isVisible()).isFalse();
        robot.clickOn("#filter-reason");
        assertThat(panel(robot).isVisible()).isTrue();
        robot.write("blob missing");
        robot.clickOn("EV-BLOB-MISSING");
        assertThat(claims(robot)).isEqualTo(7);
        assertThat(chips(robot)).containsExactly("EV-BLOB-MISSING");
        robot.clickOn(robot.lookup(".filter-chip").<Node>query());
        assertThat(claims(robot)).isEqualTo(240);
        assertThat(chips(robot)).isEmpty();
    }

    @Test
    void byKeyboardSeveralAreChosenAndEscapeGoesBackToTheTable(FxRobot robot) {
        robot.clickOn("#filter-reason");
        robot.type(KeyCode.DOWN, KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(chips(robot)).hasSize(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(panel(robot).isVisible()).isFalse();
        assertThat(Toolkit.call(() -> workbench.getScene().getFocusOwner())).isInstanceOf(ClaimsTable.class);
        assertThat(chips(robot)).hasSize(2);
    }

    @Test
    void wordsThatNoReasonHasAndReasonsThatNoClaimHasSaySo(FxRobot robot) {
        robot.clickOn("#filter-reason");
        robot.write("nothing says this");
        assertThat(robot.lookup(Messages.get("claims.reason.none")).tryQuery()).isPresent();
        robot.eraseText(17);
        robot.write("EV-BLOB");
        robot.clickOn("EV-BLOB-MISSING");
        robot.clickOn("#filter-affirming");
        assertThat(claims(robot)).isZero();
        assertThat(robot.lookup(Messages.get("claims.none.reason.next")).tryQuery())
                .isPresent();
        robot.clickOn(Messages.get("claims.none.clear"));
        assertThat(claims(robot)).isEqualTo(240);
        assertThat(chips(robot)).isEmpty();
    }

    @Test
    void everyRowIsReadAloudWithItsTierAndItsCount(FxRobot robot) {
        robot.clickOn("#filter-reason");
        ListView<?> list = robot.lookup("#reason-list").query();
        var spoken = Toolkit.call(() -> list.lookupAll(".list-cell").stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null)
                .toList());
        assertThat(spoken).isNotEmpty().allMatch(text -> text.matches(".+, .+, .+, \\d+ claims?"));
    }

    private static Node panel(FxRobot robot) {
        return robot.lookup("#reason-panel").query();
    }

    private static int claims(FxRobot robot) {
        return Toolkit.call(() ->
                robot.lookup(".claims-table").<TableView<?>>query().getItems().size());
    }

    private static List<String> chips(FxRobot robot) {
        return Toolkit.call(() -> robot.lookup(".filter-chip").queryAllAs(Button.class).stream()
                .map(Button::getText)
                .toList());
    }
}
