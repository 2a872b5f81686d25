package dev.reckoner.ui.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.SmallTrail;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A dossier is read, an answer is written into it, and both are taken out. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start()
class DossierPartTest {
    private Path folder;
    private RecordedCase audit;
    private Contexts contexts;
    private DossierPart part;
    private Path chosen;

    @Start
    void start(Stage stage) throws Exception {
        folder = Files.createTempDirectory("dossier");
        chosen = folder.resolve("answer.json");
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
        audit.importTrails(List.of(SmallTrail.write(folder.resolve("one.trail"), "one")), TaskProgress.SILENT);
        Fonts.load();
        contexts = new Contexts(audit);
        part = new DossierPart(contexts.context(), Optional.of(new FileAsk() {
            @Override
            public Optional<Path> toRead(String title) {
                return Optional.of(chosen);
            }

            @Override
            public Optional<Path> toWrite(String title, String name) {
                return Optional.of(chosen);
            }
        }));
        var scene = new Scene(new HBox(part.view(), part.inspector()), 1200, 860);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        part.shown();
    }

    @AfterEach
    void close() throws Exception {
        audit.close();
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup(Label.class::isInstance).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static void text(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private Path key() throws Exception {
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(Signatures.ed25519(new byte[32])
                                        .getPrivate()
                                        .getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void theSentenceComesFirstAndTheGravestFindingIsLookedAt(FxRobot robot) {
        assertThat(words(robot))
                .contains("op", "not enough evidence", "no answer", "Nobody has answered to it.")
                .anyMatch(words -> words.startsWith("One answer from 1970-01-01 to 1970-01-01, one of which nothing"));
        press(robot, "#dossier-open-claims");
        assertThat(contexts.visits()).last().isInstanceOf(Visit.Claims.class);
    }

    @Test
    void anAnswerIsPreviewedSignedRecordedAndStandsBesideItsFinding(FxRobot robot) throws Exception {
        press(robot, "#dossier-answer");
        assertThat(robot.lookup("#answer-save").queryButton().isDisabled()).isTrue();
        text(robot, "#answer-words", "The key is ours.");
        text(robot, "#answer-key", folder.resolve("none.pem").toString());
        assertThat(robot.lookup("#answer-save").queryButton().isDisabled()).isTrue();
        text(robot, "#answer-key", key().toString());
        assertThat(robot.lookup("#answer-preview")
                        .queryAs(TextInputControl.class)
                        .getText())
                .startsWith("{\"case\":\"reckoner.dev/case/")
                .contains("\"words\":\"The key is ours.\"");
        press(robot, "#answer-save");
        assertThat(chosen).exists();
        assertThat(audit.dossiers().answers().rows()).hasSize(1);
        assertThat(words(robot)).contains("Answer in the name of op", "“The key is ours.”", "Not vouched for");
        // The same file again is the same answer.
        press(robot, "#dossier-import");
        assertThat(audit.dossiers().answers().rows()).hasSize(1);
    }

    @Test
    void aFileThatIsNoAnswerIsRefusedWithItsCode(FxRobot robot) throws Exception {
        Files.writeString(chosen, "{}");
        press(robot, "#dossier-import");
        assertThat(contexts.context().notices().shown())
                .anyMatch(notice -> notice.code().equals("AN-FORM"));
    }

    @Test
    void aKeyIsReachedWithTheKeyboard(FxRobot robot) {
        var row = robot.lookup(node -> node.getId() != null && node.getId().startsWith("dossier-key-"))
                .query();
        robot.interact(row::requestFocus);
        robot.type(KeyCode.ENTER);
        assertThat(words(robot)).contains("Ed25519", "the first");
    }

    @Test
    void anotherSubjectIsShownWhereItIsAskedFor(FxRobot robot) {
        robot.interact(() -> part.show(new SubjectId(SubjectKind.MODEL, "m 1")));
        assertThat(words(robot)).contains("m 1", "Model");
        robot.interact(() -> part.show(new SubjectId(SubjectKind.BUILD, "none")));
        assertThat(words(robot)).contains("No claim of this case names it.");
    }
}
