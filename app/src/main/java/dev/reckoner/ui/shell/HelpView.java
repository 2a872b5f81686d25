package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys of the frame. */
final class HelpView extends VBox {
    private static final List<String> KEYS =
            List.of("Ctrl+1 … Ctrl+0", "Ctrl+K", "Ctrl+O", "Ctrl+I", "Alt+Left", "Alt+Right", "Esc", "F1");

    HelpView() {
        super(8);
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(Messages.get("help.title"));
        title.getStyleClass().add("panel-title");
        var grid = new GridPane(16, 6);
        for (int i = 0; i < KEYS.size(); i++) {
            grid.add(new KeyHint(KEYS.get(i)), 0, i);
            grid.add(new Label(Messages.get("help." + i)), 1, i);
        }
        getChildren().addAll(title, grid);
    }
}
