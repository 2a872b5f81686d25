package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.LedgerVerification;
import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
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

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aDamagedLedgerSaysWhereAndWhatToDo(Theme theme) throws IOException {
        var damaged = new InventedCase();
        damaged.desk().damage(2);
        damaged.found(
                List.of(
                        new CheckedPart(LedgerPart.LEAVES, 486, 214_000, Duration.ofMillis(2_100)),
                        new CheckedPart(LedgerPart.NODES, 485, 0, Duration.ofMillis(400)),
                        new CheckedPart(LedgerPart.HEADS, 47, 0, Duration.ofMillis(100))),
                List.of(new LedgerFailure(
                        LedgerPart.NODES,
                        "LG-NODE",
                        "The node over the entries 472 to 475 is not the hash of what is below it.",
                        OptionalLong.of(472),
                        Optional.of("hash"))),
                Optional.of(new LedgerVerification.Sound(433, Instant.parse("2026-06-02T13:32:17Z"))));
        draw("damaged", damaged, theme, 1440, 900, workbench -> {
            press(workbench);
            select(workbench, 12);
            Label answer = (Label) workbench.lookup("#path-answer");
            assertThat(answer.getText()).isEqualTo("Not included");
        });
    }

    @Test
    void custodyIsDrawn() throws IOException {
        draw("custody", new InventedCase(), Theme.LIGHT, 1440, 900, workbench -> {
            select(workbench, 10);
            workbench.lookupAll(".segment").stream()
                    .filter(node ->
                            node instanceof ToggleButton one && one.getText().equals("Custody"))
                    .forEach(node -> ((ToggleButton) node).fire());
        });
    }

    @Test
    void aNarrowWindowHoldsTheResultInItsDrawer() throws IOException {
        draw("narrow", new InventedCase(), Theme.LIGHT, 1000, 1000, workbench -> select(workbench, 12));
        draw("drawer", new InventedCase(), Theme.LIGHT, 1000, 1000, LedgerPicturesTest::press);
    }

    private static void press(Workbench workbench) {
        workbench.lookupAll(".button").stream()
                .filter(node -> node instanceof Button one && "Verify everything".equals(one.getAccessibleText()))
                .forEach(node -> ((Button) node).fire());
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
