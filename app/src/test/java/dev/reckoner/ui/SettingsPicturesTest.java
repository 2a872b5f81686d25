package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
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
}
