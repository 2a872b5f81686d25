package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.RecentCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class ReckonerWindowTest {
    private ReckonerWindow window;
    private Path recent;

    @Start
    void start(Stage stage) throws IOException {
        Fonts.load();
        recent = Files.createTempDirectory("reckoner").resolve("recent.txt");
        window = new ReckonerWindow(
                new Invented(), new RecentCases(recent), InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z")));
        var scene = new Scene(window, 1000, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void enterOpensTheSampleAndItIsRememberedAndLeft(FxRobot robot) throws Exception {
        robot.type(KeyCode.ENTER);
        await(robot, "#rail-overview");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Files.exists(recent));
        Toolkit.call(() -> {
            window.leave();
            return window;
        });
        await(robot, "#open-sample");
        assertThat(robot.lookup("#rail-overview").tryQuery()).isEmpty();
        assertThat(Files.readString(recent)).contains("Thirty days of MiniLM");
    }

    @Test
    void aCaseThatCannotBeOpenedIsToldWithItsCode(FxRobot robot) throws Exception {
        Toolkit.call(() -> {
            window.open(Path.of("damaged"));
            return window;
        });
        await(robot, "CA-OPEN-FAILED");
        assertThat(robot.lookup("The head file is missing").tryQuery()).isPresent();
        assertThat(robot.lookup("#open-sample").tryQuery()).isPresent();
    }

    private static void await(FxRobot robot, String query) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    }

    private static final class Invented implements Cases {
        @Override
        public AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException {
            throw new IOException("The head file is missing");
        }

        @Override
        public AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) {
            return InventedCase.empty();
        }

        @Override
        public AuditCase sample(TaskProgress progress) {
            return new InventedCase();
        }
    }
}
