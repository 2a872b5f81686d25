package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedMachine;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the Settings place, section by section. */
class SettingsPicturesTest {
    @ParameterizedTest
    @CsvSource({
        "LIGHT, 0, edit, 1440", "DARK, 1, add, 1440", "LIGHT, 2, add, 1440", "DARK, 3, remove, 1440",
        "LIGHT, 1, edit, 1000", "HIGH_CONTRAST, 4, none, 1440", "LIGHT, 1, none, 1440", "DARK, 2, add, 1000",
    })
    void everySectionIsDrawnWithWhatIsBegun(Theme theme, int section, String action, int width) throws IOException {
        Path folder = Path.of("target/screenshots/settings/" + section + "-" + action + "-" + width);
        List<Path> files = Screenshots.write(
                new InventedCase(), folder, List.of(PlaceId.SETTINGS), theme, width, 960, (place, workbench) -> {
                    begin(workbench, section, action);
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                });
        assertThat(files).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private static void begin(Workbench workbench, int section, String action) {
        var sections = (HBox) workbench.lookup("#settings-sections");
        ((ToggleButton) sections.getChildren().get(section)).fire();
        var table = (TableView<?>) workbench.lookup("#settings-table");
        if (table.getItems().size() > 0) {
            table.getSelectionModel().select(0);
        }
        if (!action.equals("none")) {
            ((Button) workbench.lookup("#settings-" + action)).fire();
            // What a scroll pane holds is there only once it has its skin.
            workbench.applyCss();
            workbench.layout();
            assertThat(workbench.lookup(".card-body")).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 3", "DARK, 1440, 1", "LIGHT, 1000, 2", "HIGH_CONTRAST, 1440, 4"})
    void theDevicesAreDrawnWithTheChosenOneInFull(Theme theme, int width, int chosen) throws IOException {
        var machine = new InventedMachine(DevicePreferences.NONE
                .with(new Plugin(
                        "openvino", Path.of("/opt/intel/onnxruntime-ep-openvino/libonnxruntime_ep_openvino.so")))
                .withLimits(OptionalInt.of(12 * 1024), OptionalInt.empty()));
        Path folder = Path.of("target/screenshots/settings/devices-" + width);
        List<Path> files = Screenshots.write(
                new InventedCase(),
                Places.all(machine),
                folder,
                List.of(PlaceId.SETTINGS),
                theme,
                width,
                960,
                (place, workbench) -> {
                    var sections = (HBox) workbench.lookup("#settings-sections");
                    ((ToggleButton) sections.getChildren().getLast()).fire();
                    var table = (TableView<?>) workbench.lookup("#devices-table");
                    assertThat(table.getItems()).hasSize(5);
                    table.getSelectionModel().select(chosen);
                    assertThat(workbench.lookup("#device-detail").isVisible()).isTrue();
                    assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                });
        assertThat(files).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, true", "DARK, 1000, true", "LIGHT, 1000, false"})
    void theEncryptionIsDrawn(Theme theme, int width, boolean encrypted, @TempDir Path place) throws IOException {
        var clock = Clock.systemUTC();
        var passphrase =
                encrypted ? Optional.of(Passphrase.of("tea at five".toCharArray())) : Optional.<Passphrase>empty();
        var data = new CaseData("One", "", "", false, clock.instant());
        try (var made = RecordedCase.create(place.resolve("case"), data, clock, passphrase)) {
            Path folder = Path.of("target/screenshots/settings/encryption-" + encrypted + "-" + width);
            List<Path> files =
                    Screenshots.write(made, folder, List.of(PlaceId.SETTINGS), theme, width, 960, (id, workbench) -> {
                        var sections = (HBox) workbench.lookup("#settings-sections");
                        ((ToggleButton) sections.getChildren().get(5)).fire();
                        assertThat(workbench.lookup("#passphrase-old") != null).isEqualTo(encrypted);
                        assertThat(workbench.minWidth(-1)).isLessThanOrEqualTo(width);
                    });
            assertThat(files).hasSize(1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }
}
