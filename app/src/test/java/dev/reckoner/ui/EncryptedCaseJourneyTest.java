package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.RecentCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A case with a passphrase, from the welcome on. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class EncryptedCaseJourneyTest {
    private static final String TITLE = "The affair of the secret answers";

    private ReckonerWindow window;
    private Path folder;
    private Path recent;

    @Start
    void start(Stage stage) throws IOException {
        Fonts.load();
        folder = Files.createTempDirectory("reckoner");
        recent = folder.resolve("recent.txt");
        window = new ReckonerWindow(
                new OnDisk(), new RecentCases(recent), InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z")));
        var scene = new Scene(window, 1200, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itIsMadeAndOpensWithItsPassphraseOnly(FxRobot robot) throws Exception {
        Path place = folder.resolve("case");
        does(() -> window.create(place));
        await(robot, "#new-case-encrypt");
        press(robot, "#new-case-encrypt");
        press(robot, "#new-case-make");
        await(robot, "The passphrase is empty. Choose another.");
        type(robot, "#passphrase-new", "tea at five");
        press(robot, "#new-case-make");
        await(robot, "The two passphrases are not the same. Type them again.");
        assertThat(place).doesNotExist();
        type(robot, "#passphrase-again", "tea at five");
        press(robot, "#new-case-make");
        await(robot, "#rail-overview");
        assertThat(place.resolve("keys")).exists();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Files.exists(recent));
        assertThat(Files.readString(recent)).contains("\tcase\t").doesNotContain(TITLE);

        does(window::leave);
        await(robot, "#open-sample");
        unlocks(robot, place);
    }

    private void unlocks(FxRobot robot, Path place) throws Exception {
        does(() -> window.open(place));
        await(robot, "#unlock-passphrase");
        type(robot, "#unlock-passphrase", "tea at six");
        enter(robot);
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup(".wrong").queryAll().stream().anyMatch(Node::isVisible));
        assertThat(robot.lookup("#unlock-passphrase")
                        .queryAs(PasswordField.class)
                        .getLength())
                .isZero();
        type(robot, "#unlock-passphrase", "tea at five");
        enter(robot);
        await(robot, "#rail-overview");
    }

    @Test
    void whoDoesNotKnowItCanGoBack(FxRobot robot) throws Exception {
        Path place = make("tea at five");
        does(() -> window.open(place));
        key(robot, "#unlock-passphrase", KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#unlock-passphrase").tryQuery()).isEmpty();
        assertThat(robot.lookup("#open-sample").query().isDisabled()).isFalse();
    }

    @Test
    void aCaseIsNotEncryptedUnlessThatIsChosen(FxRobot robot) throws Exception {
        Path place = folder.resolve("case");
        does(() -> window.create(place));
        key(robot, "#new-case-make", KeyCode.ENTER);
        await(robot, "#rail-settings");
        assertThat(place.resolve("keys")).doesNotExist();
        section(robot);
        assertThat(robot.lookup("#passphrase-old").tryQuery()).isEmpty();
    }

    @Test
    void thePassphraseIsChangedInTheSettings(FxRobot robot) throws Exception {
        Path place = make("tea at five");
        does(() -> window.open(place));
        await(robot, "#unlock-passphrase");
        type(robot, "#unlock-passphrase", "tea at five");
        enter(robot);
        await(robot, "#rail-settings");
        section(robot);
        type(robot, "#passphrase-old", "tea at four");
        type(robot, "#passphrase-new", "coffee at ten");
        type(robot, "#passphrase-again", "coffee at ten");
        press(robot, "#passphrase-change");
        await(
                robot,
                "That is not the passphrase of this case. Nothing was changed. Look at the keyboard's layout and"
                        + " capitals, and try again.");
        type(robot, "#passphrase-old", "tea at five");
        press(robot, "#passphrase-change");
        await(robot, "The passphrase was changed. The case is opened with the new one from now on.");
        does(window::leave);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> opens(place, "coffee at ten"));
        assertThat(opens(place, "tea at five")).isFalse();
    }

    private static void section(FxRobot robot) throws Exception {
        press(robot, "#rail-settings");
        await(robot, "#settings-sections");
        robot.interact(() -> {
            var sections =
                    robot.lookup("#settings-sections").queryAs(HBox.class).getChildren();
            ((ToggleButton) sections.get(sections.size() - 2)).fire();
        });
    }

    private static boolean opens(Path place, String words) throws IOException {
        try (var opened = RecordedCase.openAsItIs(place, Clock.systemUTC(), Optional.of(passphrase(words)))) {
            return opened.ledger().entries() > 0;
        } catch (LedgerException refused) {
            return false;
        }
    }

    private Path make(String words) throws IOException {
        Path place = folder.resolve("case");
        new OnDisk()
                .create(place, Optional.of(passphrase(words)), TaskProgress.SILENT)
                .close();
        return place;
    }

    private static Passphrase passphrase(String words) throws IOException {
        return Passphrase.of(words.toCharArray());
    }

    private static void does(Runnable action) throws Exception {
        Toolkit.call(() -> {
            action.run();
            return action;
        });
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            var typed = robot.lookup(field).queryAs(PasswordField.class);
            typed.setText(text);
            typed.requestFocus();
        });
    }

    private static void press(FxRobot robot, String query) throws Exception {
        await(robot, query);
        robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
    }

    private static void enter(FxRobot robot) throws Exception {
        key(robot, "#unlock-passphrase", KeyCode.ENTER);
    }

    /** Where the focus is, and not where the display's own may be. */
    private static void key(FxRobot robot, String query, KeyCode code) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup(query).queryAll().stream().anyMatch(Node::isFocused));
        robot.interact(() -> Event.fireEvent(
                robot.lookup(query).query(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private static void await(FxRobot robot, String query) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    }

    private static final class OnDisk implements Cases {
        private final Clock clock = Clock.systemUTC();

        @Override
        public AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException {
            return RecordedCase.open(folder, clock, passphrase);
        }

        @Override
        public AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress)
                throws IOException {
            return RecordedCase.create(folder, new CaseData(TITLE, "", "", false, clock.instant()), clock, passphrase);
        }

        @Override
        public AuditCase sample(TaskProgress progress) {
            throw new AssertionError("The journey opens no sample");
        }
    }
}
