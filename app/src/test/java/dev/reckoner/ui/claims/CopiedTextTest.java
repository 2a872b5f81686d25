package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.Places;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A finding explained in the inspector, and what the clipboard holds after each way of copying. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class CopiedTextTest {
    private final InventedCase auditCase = new InventedCase();
    private ClaimDetail claim;

    @Start
    void start(Stage stage) {
        Fonts.load();
        Digest id = AllClaims.of(auditCase).get(0).id();
        claim = auditCase.claim(id).orElseThrow();
        var workbench = new Workbench(auditCase, Background.direct(), Places.all(), CaseDoor.CLOSED);
        workbench.showClaims(ClaimFilter.claim(id));
        var scene = new Scene(workbench, 1440, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theChosenFindingIsExplainedWithItsTimeAndWhatItRestsOn(FxRobot robot) {
        Finding deciding = DecidingFinding.of(claim.findings()).orElseThrow();
        assertThat(label(robot, "#finding-code")).isEqualTo(deciding.code());
        choose(robot, 0);
        Finding signature = claim.findings().getFirst();
        assertThat(label(robot, "#finding-code")).isEqualTo(signature.code());
        var said = Catalogue.find(signature.code()).orElseThrow().explanation();
        assertThat(texts(robot))
                .contains(
                        said.meaning(),
                        Messages.get("claims.finding.asOf", Figures.second(signature.asOf())),
                        Messages.get("claims.finding.restsOn"));
        Toolkit.call(() -> {
            Button link = robot.lookup("#finding-card .rests-on").query();
            link.fire();
            return link;
        });
        assertThat(robot.lookup(".panel-title").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Signed statement");
    }

    @Test
    void aFindingIsCopiedByKeyByButtonAndByMenu(FxRobot robot) {
        choose(robot, 0);
        String wanted = FindingText.of(claim.findings().getFirst(), claim);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo(wanted);
        clear();
        robot.clickOn("#copy-finding");
        assertThat(clipboard()).isEqualTo(wanted);
        clear();
        menu(robot, "#finding-list");
        assertThat(clipboard()).isEqualTo(wanted);
        assertThat(wanted)
                .startsWith(
                        "EV-SIG-VALID, Affirming\nStatement signature is valid\nDetail: Ed25519 over the statement\n")
                .contains(
                        "\nMeaning: "
                                + Catalogue.find("EV-SIG-VALID")
                                        .orElseThrow()
                                        .explanation()
                                        .meaning(),
                        "\nTrue as of: " + claim.claim().madeAt(),
                        "\n  " + claim.findings().getFirst().restsOn().getFirst() + "  Signed statement\n");
    }

    @Test
    void evidenceIsCopiedWithItsDigestsAndItsPlace(FxRobot robot) {
        Toolkit.call(() -> {
            TabPane tabs = robot.lookup(".inspector .tab-pane").query();
            tabs.getSelectionModel().select(1);
            tabs.applyCss();
            tabs.layout();
            ListView<?> list = robot.lookup("#evidence-list").query();
            list.requestFocus();
            list.getSelectionModel().select(1);
            return list;
        });
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        var item = claim.evidence().get(1);
        assertThat(clipboard())
                .isEqualTo(item.title() + "\nId: " + item.id() + "\nBytes: " + item.blob() + "\nRead from: "
                        + item.place() + "\n");
    }

    @Test
    void theClaimIsCopiedFromTheTableAndByTheButton(FxRobot robot) {
        robot.clickOn(Messages.get("claims.action.copy"));
        String copied = clipboard();
        assertThat(copied)
                .startsWith("Claim " + claim.claim().label() + ", ")
                .contains(
                        "Id: " + claim.claim().id(), "Operator: " + claim.row().operator());
        claim.findings().forEach(finding -> assertThat(copied).contains("\n" + FindingText.of(finding, claim)));
        clear();
        Toolkit.call(() -> {
            Node table = robot.lookup(".claims-table").query();
            table.requestFocus();
            return table;
        });
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo(copied);
    }

    @Test
    void whatATrailWritesCannotForgeALine() {
        Finding first = claim.findings().getFirst();
        var hostile = new Finding(
                first.subject(),
                first.check(),
                first.tier(),
                first.code(),
                "x\nEV-SIG-INVALID, Contraindicated",
                "a\u202eb\u2028c",
                first.asOf(),
                List.of());
        assertThat(FindingText.of(hostile, claim))
                .contains("\nx\\u000aEV-SIG-INVALID, Contraindicated\nDetail: a\\u202eb\\u2028c\n");
    }

    private void choose(FxRobot robot, int index) {
        Toolkit.call(() -> {
            ListView<?> list = robot.lookup("#finding-list").query();
            list.requestFocus();
            list.getSelectionModel().select(index);
            return list;
        });
    }

    private static void menu(FxRobot robot, String list) {
        Toolkit.call(() -> {
            ListView<?> view = robot.lookup(list).query();
            MenuItem copy = view.getContextMenu().getItems().getFirst();
            copy.fire();
            return copy;
        });
    }

    private static String label(FxRobot robot, String query) {
        return Toolkit.call(() -> robot.lookup(query).<Label>query().getText());
    }

    private static List<String> texts(FxRobot robot) {
        return Toolkit.call(() -> robot.lookup("#finding-card .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
    }

    private static String clipboard() {
        return Toolkit.call(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private static void clear() {
        Toolkit.call(() -> Clipboard.getSystemClipboard().setContent(java.util.Map.of()));
    }
}
