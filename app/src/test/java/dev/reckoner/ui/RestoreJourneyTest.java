package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.RecentCases;
import dev.reckoner.ui.welcome.RestoreView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A backup becomes a case again, from the welcome on. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class RestoreJourneyTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private ReckonerWindow window;
    private Path folder;
    private Path backup;

    @Start
    void start(Stage stage) throws IOException {
        Fonts.load();
        folder = Files.createTempDirectory("reckoner");
        backup = folder.resolve("case.reckoner");
        window = new ReckonerWindow(
                new OnDisk(),
                new RecentCases(folder.resolve("recent.txt")),
                InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z")));
        var scene = new Scene(window, 1200, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Path backedUp(String name, Optional<Passphrase> passphrase) throws IOException {
        Path place = folder.resolve(name);
        var data = new CaseData("The case", "", "", false, CLOCK.instant());
        try (var audit = RecordedCase.create(place, data, CLOCK, passphrase)) {
            audit.backUp(backup, TaskProgress.SILENT);
        }
        return place.resolve("head");
    }

    private static Passphrase passphrase() throws IOException {
        return Passphrase.of("tea at five".toCharArray());
    }

    private RestoreView.Asking asking(Path head) {
        return new RestoreView.Asking(() -> Optional.of(folder.resolve("again")), () -> Optional.of(head));
    }

    @Test
    void aSealedBackupIsRestoredWithItsPassphraseAndComparedWithAHead(FxRobot robot) throws Exception {
        Path head = backedUp("case", Optional.of(passphrase()));
        does(() -> window.restore(backup, true, asking(head)));
        assertThat(robot.lookup("#restore-make").query().isDisabled())
                .as("before a folder is chosen")
                .isTrue();
        press(robot, "#restore-folder");
        press(robot, "#restore-head");
        type(robot, "tea at six");
        press(robot, "#restore-make");
        wrong(robot, "LG-PASSPHRASE");
        assertThat(folder.resolve("again")).doesNotExist();
        type(robot, "tea at five");
        press(robot, "#restore-make");
        await(robot, "#rail-ledger");
        assertThat(folder.resolve("again").resolve("keys")).exists();
    }

    @Test
    void aBackupOfAnotherCaseThanTheHeadIsRefusedAndNothingIsMade(FxRobot robot) throws Exception {
        Path foreign = backedUp("other", Optional.empty());
        backedUp("case", Optional.empty());
        does(() -> window.restore(backup, false, asking(foreign)));
        press(robot, "#restore-folder");
        press(robot, "#restore-head");
        press(robot, "#restore-make");
        wrong(robot, "LG-BACKUP-OTHER");
        assertThat(robot.lookup(".second").queryAllAs(Label.class).stream().map(Label::getText))
                .as("what was chosen is still shown")
                .anyMatch(text -> text.endsWith("again"))
                .noneMatch(text -> text.equals("None chosen yet"));
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void aBackupIsRestoredUnderAKeyThatIsKnownAndUnderNoOther(FxRobot robot) throws Exception {
        String own = key(backedUp("case", Optional.empty()));
        String foreign = key(made("other"));
        does(() -> window.restore(backup, false, asking(folder)));
        press(robot, "#restore-folder");
        paste(robot, "no key");
        press(robot, "#restore-make");
        wrong(robot, "no key of a case");
        paste(robot, foreign);
        press(robot, "#restore-make");
        wrong(robot, "LG-BACKUP-OTHER");
        paste(robot, own);
        press(robot, "#restore-make");
        await(robot, "#rail-ledger");
        await(robot, "Restored: 2 entries, under the key that you gave.");
    }

    private Path made(String name) throws IOException {
        Path place = folder.resolve(name);
        RecordedCase.create(place, new CaseData("Another", "", "", false, CLOCK.instant()), CLOCK)
                .close();
        return place.resolve("head");
    }

    /** The first entry names it. */
    private static String key(Path head) throws IOException {
        try (var audit = RecordedCase.open(head.resolveSibling(""), CLOCK)) {
            return audit.desk().heads().keys().getFirst().written();
        }
    }

    private static void paste(FxRobot robot, String text) throws Exception {
        await(robot, "#restore-key");
        robot.interact(
                () -> robot.lookup("#restore-key").queryAs(TextField.class).setText(text));
    }

    @Test
    void aFileThatIsDroppedIsTakenForABackup(FxRobot robot) throws Exception {
        backedUp("case", Optional.empty());
        does(() -> window.open(backup));
        await(robot, "#restore-make");
        assertThat(robot.lookup("#restore-passphrase").tryQuery()).isEmpty();
    }

    private static void wrong(FxRobot robot, String code) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup(".wrong").queryAllAs(Label.class).stream()
                        .anyMatch(line -> line.isVisible() && line.getText().contains(code)));
    }

    private static void does(Runnable action) throws Exception {
        Toolkit.call(() -> {
            action.run();
            return action;
        });
    }

    private static void type(FxRobot robot, String text) throws Exception {
        await(robot, "#restore-passphrase");
        robot.interact(() ->
                robot.lookup("#restore-passphrase").queryAs(PasswordField.class).setText(text));
    }

    private static void press(FxRobot robot, String query) throws Exception {
        await(robot, query);
        robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
    }

    private static void await(FxRobot robot, String query) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible));
    }

    private static final class OnDisk implements Cases {
        @Override
        public AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException {
            return RecordedCase.open(folder, CLOCK, passphrase);
        }

        @Override
        public AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) {
            throw new AssertionError("The journey makes no case");
        }

        @Override
        public AuditCase sample(TaskProgress progress) {
            throw new AssertionError("The journey opens no sample");
        }
    }
}
