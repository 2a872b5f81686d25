package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All keys: those of the place in sight, those of every table, those of the frame. */
final class HelpView extends VBox {
    private static final List<String> FRAME =
            List.of("Ctrl+1 … Ctrl+0", "Ctrl+K", "Ctrl+O", "Ctrl+I", "Alt+Left", "Alt+Right", "Esc", "F1");
    private static final List<String> TABLE = List.of("Enter", "Ctrl+C", "Ctrl+E");

    private final GridPane grid = new GridPane(16, 6);
    private int row;

    /**
     * The list.
     *
     * @param place name of the place in sight
     * @param actions what it can do
     */
    HelpView(String place, List<PlaceAction> actions) {
        super(8);
        getStyleClass().addAll("popover-panel", "help-list");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(styled("help.title", "panel-title"), grid, styled("help.rule", "second"));
        List<PlaceAction> keyed =
                actions.stream().filter(action -> !action.key().isEmpty()).toList();
        if (!keyed.isEmpty()) {
            group(place);
            keyed.forEach(action -> line(action.text(), keys(action.key())));
        }
        group(Messages.get("help.table"));
        for (int i = 0; i < TABLE.size(); i++) {
            line(Messages.get("help.table." + i), TABLE.get(i));
        }
        group(Messages.get("help.frame"));
        for (int i = 0; i < FRAME.size(); i++) {
            line(Messages.get("help." + i), FRAME.get(i));
        }
    }

    private static String[] keys(String key) {
        String letter = Shortcuts.insideTable(key);
        return letter.isEmpty() ? new String[] {key} : new String[] {key, letter};
    }

    private void group(String name) {
        var label = new Label(name);
        label.getStyleClass().add("caption");
        grid.add(label, 0, row++, 2, 1);
    }

    private void line(String what, String... keys) {
        var hints = new HBox(6);
        hints.setAlignment(Pos.CENTER_LEFT);
        for (String key : keys) {
            hints.getChildren().add(new KeyHint(key));
        }
        grid.add(hints, 0, row);
        grid.add(new Label(what), 1, row++);
    }

    private static Label styled(String key, String style) {
        var label = new Label(Messages.get(key));
        label.getStyleClass().add(style);
        return label;
    }
}
