package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.reexecution.InventedOffers;
import dev.reckoner.ui.reexecution.ReexecutionPlace;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of every part of the Re-execution place, for comparison with the drawing. */
class ReexecutionPicturesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("reckoner.pictures", "target/screenshots"), "reexecution");

    private final AuditCase auditCase = new InventedCase();

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1440, 900",
        "DARK, 1440, 900",
        "HIGH_CONTRAST, 1440, 900",
        "LIGHT, 1000, 1000",
        "DARK, 1000, 1000"
    })
    void everyPartFitsItsWindow(Theme theme, int width, int height) throws IOException {
        picture("comparison", theme, width, height, workbench -> {});
        picture("agrees", theme, width, height, workbench -> select(workbench, 4));
        picture("values", theme, width, height, workbench -> {
            fire(workbench, "#open-values");
            settle(workbench);
            ((Button) button(workbench, "Go to the worst")).fire();
        });
        picture("graph", theme, width, height, workbench -> fire(workbench, "#open-graph"));
        picture("environment", theme, width, height, workbench -> fire(workbench, "#open-environment"));
        picture("queue", theme, width, height, workbench -> tab(workbench, "Queue"));
        picture("calibration", theme, width, height, workbench -> tab(workbench, "Calibration"));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 1000, 1000"})
    void everyChartHasItsTableAndTheOperatorsTheirDrift(Theme theme, int width, int height) throws IOException {
        picture("drift", theme, width, height, workbench -> press(workbench, KeyCode.D));
        picture("tables", theme, width, height, workbench -> press(workbench, KeyCode.T));
        picture("terms", theme, width, height, workbench -> ((ToggleButton) workbench.lookup("#terms-toggle")).fire());
    }

    private void picture(String name, Theme theme, int width, int height, Consumer<Workbench> before)
            throws IOException {
        List<Path> files = Screenshots.write(
                auditCase,
                places(),
                FOLDER.resolve(name + "-" + width),
                List.of(PlaceId.REEXECUTION),
                theme,
                width,
                height,
                (place, workbench) -> {
                    workbench.showReexecution(mixed());
                    settle(workbench);
                    sample(workbench);
                    settle(workbench);
                    before.accept(workbench);
                    settle(workbench);
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                });
        assertThat(files).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private static Map<PlaceId, PlaceContext.Factory> places() {
        var places = new EnumMap<>(Places.all());
        places.put(PlaceId.REEXECUTION, context -> new ReexecutionPlace(context, new InventedOffers()));
        return places;
    }

    private List<Digest> mixed() {
        return Stream.of(Tier.CONTRAINDICATED, Tier.AFFIRMING, Tier.WARNING, Tier.NONE)
                .flatMap(tier -> AllClaims.of(auditCase).stream()
                        .filter(row -> row.tier() == tier)
                        .limit(3))
                .map(ClaimRow::id)
                .toList();
    }

    private static void sample(Workbench workbench) {
        tab(workbench, "Queue");
        settle(workbench);
        ((TextField) workbench.lookup("#sample-size")).setText("60");
        ((Button) button(workbench, "Draw sample")).fire();
        tab(workbench, "Comparison");
        settle(workbench);
        select(workbench, 1);
    }

    private static void select(Workbench workbench, int row) {
        ((ListView<?>) workbench.lookup("#queue")).getSelectionModel().select(row);
    }

    private static void tab(Workbench workbench, String word) {
        workbench.lookupAll(".segment").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> word.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private static javafx.scene.Node button(Workbench workbench, String word) {
        return workbench.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && word.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void press(Workbench workbench, KeyCode key) {
        workbench.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false));
    }

    private static void fire(Workbench workbench, String id) {
        ((Button) workbench.lookup(id)).fire();
    }

    private static void settle(Workbench workbench) {
        workbench.applyCss();
        workbench.layout();
    }
}
