package dev.reckoner.ui.ledger;

import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** JSON in numbered lines, the names of members in the accent. */
final class JsonView extends ListView<String> {
    private static final double LINE = 20;
    private static final double NUMBER = 28;

    private boolean raw;

    JsonView() {
        setFixedCellSize(LINE);
        setCellFactory(view -> new Cell());
        setAccessibleText(Messages.get("ledger.json"));
        setId("entry-json");
        getStyleClass().add("json-view");
    }

    /** Shows JSON on several lines. */
    void show(String indented) {
        raw = false;
        getItems().setAll(indented.lines().toList());
    }

    /** Shows lines as they are: nothing in them is shortened or taken for JSON. */
    void showRaw(List<String> lines) {
        raw = true;
        getItems().setAll(lines);
    }

    private static Label label(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** A line. */
    private final class Cell extends ListCell<String> {
        private final Label number = label("code");
        private final Label before = label("mono");
        private final Label name = label("mono", "json-name");
        private final Label after = label("mono");
        private final HBox row = new HBox(number, before, name, after);

        Cell() {
            number.setMinWidth(NUMBER);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            JsonLine json = raw ? new JsonLine("", "", line) : JsonLine.of(line);
            number.setText(Integer.toString(getIndex() + 1));
            before.setText(json.before());
            name.setText(json.name());
            after.setText(json.after());
            setGraphic(row);
            setAccessibleText(line);
        }
    }
}
