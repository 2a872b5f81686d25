package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.reexecution.InventedOffers;
import dev.reckoner.ui.reexecution.ReexecutionPlace;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Re-execution place from the keyboard alone, with the threads that the program really uses. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class ReexecutionJourneyTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("reckoner.pictures", "target/screenshots"), "reexecution");

    private static final int PATIENCE_SECONDS = 60;

    private final InventedCase auditCase = new InventedCase();
    private final Background background = Background.start();
    private final Semaphore runs = new Semaphore(0);
    private Workbench workbench;

    @Start
    void start(Stage stage) {
        Fonts.load();
        auditCase.beforeRun(number -> runs.acquireUninterruptibly());
        var places = new EnumMap<PlaceId, PlaceContext.Factory>(Places.all());
        places.put(PlaceId.REEXECUTION, context -> new ReexecutionPlace(context, new InventedOffers()));
        workbench = new Workbench(auditCase, background, places, CaseDoor.CLOSED);
        var scene = new Scene(workbench, 1440, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        runs.release(1_000);
        background.close();
    }

    @Test
    void aQueueIsRunPausedAndResumed(FxRobot robot) throws Exception {
        run(20);
        runs.release(4);
        awaitText(robot, "#queue-count", "4 / 20");
        assertThat(text(robot, "#queue-words")).endsWith("left");
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> robot.lookup("62 %").tryQuery().isPresent());
        picture("running");

        robot.press(KeyCode.CONTROL).type(KeyCode.P).release(KeyCode.CONTROL);
        awaitText(robot, "#queue-words", "Pausing after this claim");
        runs.release();
        awaitText(robot, "#queue-words", "Paused, 15 left");
        picture("paused");

        runs.release(100);
        robot.press(KeyCode.CONTROL).type(KeyCode.P).release(KeyCode.CONTROL);
        awaitText(robot, "#queue-count", "20 / 20");
    }

    @Test
    void aVerdictIsReadDownToItsWorstValueAndItsGuiltyOperator(FxRobot robot) throws Exception {
        runs.release(100);
        run(20);
        awaitText(robot, "#queue-count", "20 / 20");
        focus(robot, "#queue");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.UP);
        assertThat(selected(robot)).isEqualTo(1);

        robot.type(KeyCode.ENTER);
        awaitFocus("error-histogram");
        robot.type(KeyCode.RIGHT);
        focus(robot, "#heat-map");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
        picture("focus-heat");
        robot.type(KeyCode.ENTER);
        awaitFocus("values-table");
        robot.type(KeyCode.W);
        picture("values-keyboard");

        robot.type(KeyCode.ESCAPE);
        awaitFocus("error-histogram");
        focus(robot, "#operator-strip");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        picture("focus-strip");
        robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        awaitFocus("operator-graph");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        picture("focus-graph");
        robot.type(KeyCode.ESCAPE);
        awaitFocus("error-histogram");
    }

    private void run(int claims) {
        Toolkit.call(() -> {
            workbench.showReexecution(AllClaims.of(auditCase).stream()
                    .skip(96)
                    .map(ClaimRow::id)
                    .limit(claims)
                    .toList());
            return workbench;
        });
    }

    private void picture(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        Screenshots.save(workbench, FOLDER.resolve("journey-" + name + ".png"));
    }

    private static void focus(FxRobot robot, String query) throws Exception {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
    }

    private static int selected(FxRobot robot) {
        return Toolkit.call(() -> ((ListView<?>) robot.lookup("#queue").query())
                .getSelectionModel()
                .getSelectedIndex());
    }

    private void awaitFocus(String id) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> Toolkit.call(() -> {
                    Node owner = workbench.getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                }));
    }

    private static void awaitText(FxRobot robot, String query, String text) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> text.equals(text(robot, query)));
    }

    private static String text(FxRobot robot, String query) {
        return Toolkit.call(
                () -> robot.lookup(query).<Label>tryQuery().map(Label::getText).orElse(""));
    }
}
