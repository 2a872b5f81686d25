package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import dev.reckoner.ui.welcome.RecentCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A whole audit by pointing and clicking, on a screen of 1000 x 1000, with the threads that the program really uses. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
abstract class AuditJourney {
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicReference<@Nullable AuditCase> open = new AtomicReference<>();
    private ReckonerWindow window;

    /** The sample case, opened or made; called off the FX thread. */
    abstract AuditCase sample(TaskProgress progress) throws IOException;

    /** Called by the tests, because TestFX looks for a start in the very class only. */
    void show(Stage stage) throws IOException {
        Fonts.load();
        var recent = new RecentCases(Files.createTempDirectory("reckoner").resolve("recent.txt"));
        window = new ReckonerWindow(new Sample(), recent, InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z")));
        var scene = new Scene(window, 1000, 960);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anAnalystOpensTheSampleFindsAContraindicatedClaimReexecutesItAndReadsTheVerdict(FxRobot robot)
            throws Exception {
        click(robot, "#open-sample");
        await(robot, "#rail-claims");
        click(robot, "#rail-claims");
        await(robot, "#filter-contraindicated");
        click(robot, "#filter-contraindicated");
        awaitRows(robot);

        ClaimRow claim = firstRow(robot);
        assertThat(claim.tier()).isEqualTo(Tier.CONTRAINDICATED);
        robot.doubleClickOn(await(robot, claim.label()));
        await(robot, Messages.get("claims.inspector.title", claim.label()));
        String sentence = opened().claim(claim.id()).orElseThrow().findings().stream()
                .filter(finding -> finding.tier() == Tier.CONTRAINDICATED)
                .findFirst()
                .orElseThrow()
                .sentence();
        await(robot, sentence);

        click(robot, Messages.get("claims.action.reexecute"));
        await(robot, "#verdict-sentence");
        ReexecutionOutcome outcome =
                opened().claim(claim.id()).orElseThrow().comparison().orElseThrow();
        String shown = text(robot, "#verdict-sentence");
        if (outcome.code().equals("EX-OPERATOR")) {
            assertThat(shown).startsWith("The operator ");
        } else {
            String verdict = outcome.verdict().name().toLowerCase(Locale.ROOT);
            assertThat(shown).isEqualTo(Messages.get("reexecution.verdict." + verdict, claim.label()));
        }
        assertThat(text(robot, "#explanation")).isNotBlank();
    }

    @Test
    void theSameByKeyboard(FxRobot robot) throws Exception {
        robot.type(KeyCode.ENTER);
        await(robot, "#rail-claims");
        robot.type(KeyCode.DIGIT3);
        await(robot, "#filter-contraindicated");
        ClaimRow wanted = AllClaims.of(opened()).stream()
                .filter(row -> row.tier() == Tier.AFFIRMING)
                .findFirst()
                .orElseThrow();
        robot.write("/");
        robot.write(wanted.id().hex().substring(0, 20));
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> rows(robot) == 1 && firstRow(robot).equals(wanted));
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.R);
        await(robot, "#verdict-sentence");
        assertThat(text(robot, "#verdict-sentence")).contains(wanted.label());
    }

    private AuditCase opened() {
        return Objects.requireNonNull(open.get(), "no case is open");
    }

    private static void awaitRows(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> rows(robot) > 0 && firstRow(robot).tier() == Tier.CONTRAINDICATED);
    }

    private static long rows(FxRobot robot) {
        return Toolkit.call(() -> robot.lookup(".table-row-cell").queryAll().stream()
                .filter(node -> node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible())
                .count());
    }

    private static ClaimRow firstRow(FxRobot robot) {
        return Toolkit.call(() -> robot.lookup(".table-row-cell").queryAll().stream()
                .map(node -> (TableRow<?>) node)
                .filter(row -> row.getIndex() == 0)
                .map(row -> dev.reckoner.ui.claims.ClaimLines.row(row.getItem()))
                .findFirst()
                .orElseThrow());
    }

    private static String text(FxRobot robot, String query) {
        return Toolkit.call(() -> ((Label) robot.lookup(query).<Node>query()).getText());
    }

    private static void click(FxRobot robot, String query) throws Exception {
        robot.clickOn(await(robot, query));
    }

    /** Looks on the FX thread, where the scene stands still while it is looked at. */
    private static Node await(FxRobot robot, String query) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> Toolkit.call(() -> find(robot, query)).isPresent());
        return Toolkit.call(() -> find(robot, query)).orElseThrow();
    }

    private static Optional<Node> find(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(node -> node.getScene() != null && node.isVisible())
                .findFirst();
    }

    /** The way to the case of the journey. */
    private final class Sample implements Cases {
        @Override
        public AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) {
            throw new AssertionError("The journey opens the sample, not " + folder);
        }

        @Override
        public AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) {
            throw new AssertionError("The journey makes no case in " + folder);
        }

        @Override
        public AuditCase sample(TaskProgress progress) throws IOException {
            AuditCase opened = AuditJourney.this.sample(progress);
            open.set(opened);
            return opened;
        }
    }
}
