package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.LedgerVerification;
import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerPicturesTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void aVerifiedLedgerIsDrawn(Theme theme) throws IOException {
        draw("verified", new InventedCase(), theme, 1440, 900, workbench -> {
            press(workbench);
            select(workbench, 12);
        });
    }

    private static InventedCase damaged() {
        var damaged = new InventedCase();
        damaged.desk().damage(0);
        damaged.unreadable(472L, 481L);
        damaged.found(
                List.of(
                        new CheckedPart(LedgerPart.LEAVES, 486, 214_000, Duration.ofMillis(2_100)),
                        new CheckedPart(LedgerPart.NODES, 485, 0, Duration.ofMillis(400)),
                        new CheckedPart(LedgerPart.HEADS, 47, 0, Duration.ofMillis(100)),
                        new CheckedPart(LedgerPart.BLOBS, 9_310, 1_200_000_000L, Duration.ofMillis(6_800))),
                List.of(
                        failure(LedgerPart.LEAVES, "LG-LEAF", 472),
                        failure(LedgerPart.LEAVES, "LG-LEAF", 481),
                        new LedgerFailure(
                                LedgerPart.HEADS,
                                "LG-HEAD-ROOT",
                                "the entries do not have the root that the head in the database signs.",
                                OptionalLong.empty(),
                                Optional.empty())),
                Optional.of(new LedgerVerification.Sound(433, Instant.parse("2026-06-02T13:32:17Z"))));
        return damaged;
    }

    private static LedgerFailure failure(LedgerPart part, String code, long entry) {
        return new LedgerFailure(
                part,
                code,
                "entry " + entry + ": the content does not have the leaf hash stored with it.",
                OptionalLong.of(entry),
                Optional.of("content"));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aDamagedLedgerSaysWhatToDoAndShowsTheDamagedEntry(Theme theme) throws IOException {
        draw("damaged", damaged(), theme, 1440, 900, workbench -> {
            press(workbench);
            select(workbench, 13);
            Label answer = (Label) workbench.lookup("#path-answer");
            assertThat(answer.getText()).isEqualTo("Not included");
            assertThat(workbench.lookup("#entry-damage").isVisible()).isTrue();
            workbench.applyCss();
            workbench.layout();
            assertThat(workbench.lookup("#ledger-entries").lookupAll(".label"))
                    .as("entries that no head vouches for any more are marked")
                    .anyMatch(node -> String.valueOf(node.getAccessibleText()).endsWith(", not proven"));
            assertThat(workbench.lookup("#ledger-ask").isDisabled()).isTrue();
            assertThat(workbench.lookupAll(".affirming"))
                    .as("nothing is green beside a ledger that is damaged")
                    .noneMatch(node -> within(node, "#ledger-result") || within(node, ".activity-bar"));
        });
        draw("damaged-narrow", damaged(), theme, 1000, 1000, workbench -> {
            press(workbench);
            workbench.lookup(".drawer").setVisible(false);
            assertThat(workbench.lookup("#ledger-strip").isVisible()).isTrue();
        });
    }

    private static boolean within(Node node, String selector) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (selector.equals("#" + one.getId()) || one.getStyleClass().contains(selector.substring(1))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void tablesAndFilesThatDifferAreTwoCauses() throws IOException {
        var tables = new InventedCase();
        tables.found(
                List.of(
                        new CheckedPart(LedgerPart.LEAVES, 486, 214_000, Duration.ofMillis(2_100)),
                        new CheckedPart(LedgerPart.BLOBS, 9_310, 1_200_000_000L, Duration.ofMillis(6_800))),
                List.of(
                        failure(LedgerPart.BLOBS, "LG-BLOB-CHANGED", 98),
                        failure(LedgerPart.PROJECTIONS, "LG-PROJECTION", 98)),
                Optional.empty());
        draw("tables", tables, Theme.LIGHT, 1440, 900, LedgerPicturesTest::press);
    }

    @Test
    void anEndedCaseSaysSoAndOffersNothingThatItCannotDo() throws IOException {
        var ended = new InventedCase();
        ended.closed(LedgerState.Standing.ENDED, List.of());
        draw("ended", ended, Theme.LIGHT, 1440, 900, workbench -> {
            press(workbench);
            assertThat(workbench.lookup("#ledger-ended").isVisible()).isTrue();
            assertThat(workbench.lookup("#ledger-ask").isDisabled()).isTrue();
            assertThat(workbench.lookup("#ledger-accept").isDisabled()).isTrue();
            choose(workbench, "Keys");
        });
    }

    @Test
    void aConflictIsKnownFromOpeningOn() throws IOException {
        var conflict = new InventedCase();
        conflict.closed(
                LedgerState.Standing.CONFLICT,
                List.of("LG-ROLLBACK: the file 'head' covers 490 entries, the database has only 486: it was cut or"
                        + " replaced by an older copy."));
        draw("conflict", conflict, Theme.LIGHT, 1440, 900, workbench -> {});
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void aForkOfAnotherLogIsAlarming(Theme theme) throws IOException {
        var forked = new InventedCase();
        forked.desk().fork();
        draw("fork", forked, theme, 1440, 900, workbench -> {
            assertThat(workbench.lookup("#ledger-fork").isVisible()).isTrue();
            choose(workbench, "Other logs");
        });
    }

    @Test
    void howFarVerifyingIsStandsInItsCard() throws IOException {
        var busy = new InventedCase();
        draw("busy", busy, Theme.LIGHT, 1440, 900, workbench -> {
            busy.whileVerifying(() -> {
                save(workbench);
                assertThat(texts(workbench, "#ledger-result"))
                        .contains("Reading the whole ledger again", "Stop", "312 of 486 entries");
            });
            press(workbench);
            assertThat(texts(workbench, "#ledger-result")).contains("Intact");
        });
    }

    private static List<String> texts(Workbench workbench, String within) {
        return workbench.lookup(within).lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static void save(Workbench workbench) {
        try {
            Screenshots.save(workbench, Path.of("target/screenshots/ledger-busy/while-verifying.png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSearchWithoutHitsSaysWhatToDo() throws IOException {
        draw("none", new InventedCase(), Theme.LIGHT, 1440, 900, workbench -> {
            ((TextField) workbench.lookup("#ledger-search")).setText("nobody says that");
            ((TextField) workbench.lookup("#ledger-search"))
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertThat(((TableView<?>) workbench.lookup("#ledger-entries")).getItems())
                    .isEmpty();
        });
    }

    @Test
    void custodyIsDrawn() throws IOException {
        draw("custody", new InventedCase(), Theme.LIGHT, 1440, 900, workbench -> {
            select(workbench, 10);
            choose(workbench, "Custody");
        });
    }

    @Test
    void aNarrowWindowHoldsTheResultInItsDrawer() throws IOException {
        draw("narrow", new InventedCase(), Theme.LIGHT, 1000, 1000, workbench -> select(workbench, 12));
        draw("drawer", new InventedCase(), Theme.LIGHT, 1000, 1000, LedgerPicturesTest::press);
        draw("drawer", new InventedCase(), Theme.DARK, 1000, 1000, LedgerPicturesTest::press);
        draw("drawer-closed", new InventedCase(), Theme.LIGHT, 1000, 1000, workbench -> {
            press(workbench);
            assertThat(workbench.lookup(".drawer").isVisible()).isTrue();
            ((Button) workbench.lookup("#drawer-back")).fire();
            assertThat(workbench.lookup(".drawer").isVisible()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void aNoticeHidesNothing(Theme theme) throws IOException {
        draw("notice", new InventedCase(), theme, 1440, 900, workbench -> {
            var notices = workbench.context().notices();
            notices.add(Notice.result("What Second examiner is asked with is in /home/osei/request-Second-examiner."));
            notices.add(Notice.failure(
                    "The answer was not accepted",
                    "/home/osei/answer.txt",
                    "The cosignature by Second examiner does not hold over any head that was given out.",
                    "LG-COSIGN-BAD"));
            workbench.applyCss();
            workbench.layout();
            Bounds notice = inScene(workbench.lookup(".notification"));
            for (String needed : List.of("#ledger-accept", "#ledger-ask", "#ledger-heads", "#ledger-entries")) {
                assertThat(inScene(workbench.lookup(needed)).getMaxY())
                        .as(needed)
                        .isLessThanOrEqualTo(notice.getMinY());
            }
        });
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private static void press(Workbench workbench) {
        workbench.lookupAll(".button").stream()
                .filter(node -> node instanceof Button one && "Verify everything".equals(one.getAccessibleText()))
                .forEach(node -> ((Button) node).fire());
    }

    private static void choose(Workbench workbench, String segment) {
        workbench.lookupAll(".segment").stream()
                .filter(node ->
                        node instanceof ToggleButton one && one.getText().equals(segment))
                .forEach(node -> ((ToggleButton) node).fire());
    }

    private static void select(Workbench workbench, int row) {
        ((TableView<?>) workbench.lookup("#ledger-entries")).getSelectionModel().select(row);
    }

    private static void draw(
            String folder, InventedCase auditCase, Theme theme, int width, int height, Consumer<Workbench> before)
            throws IOException {
        List<Path> files = Screenshots.write(
                auditCase,
                Path.of("target/screenshots/ledger-" + folder),
                List.of(PlaceId.LEDGER),
                theme,
                width,
                height,
                (place, workbench) -> {
                    before.accept(workbench);
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                });
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
}
