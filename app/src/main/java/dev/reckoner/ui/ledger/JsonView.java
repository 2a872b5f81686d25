package dev.reckoner.ui.ledger;

import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** JSON in numbered lines, the names of members in the accent. Long lines go on in the next row: nothing lies out of sight at the right. */
final class JsonView extends StackPane {
    private static final double LINE = 20;
    private static final double NUMBER = 28;
    /** Insets of a row, and the scroll bar. */
    private static final double BESIDE = 40;

    private static final int PROBED = 10;
    private static final int COLUMNS = 36;
    private static final int LEAST = 12;

    private final ListView<JsonRow> rows = new ListView<>();
    /** How wide the letters are is known only once the style is applied. */
    private final Label probe = label("mono");

    private IntFunction<List<JsonRow>> shown = fit -> List.of();
    private int columns = COLUMNS;

    JsonView() {
        rows.setFixedCellSize(LINE);
        rows.setCellFactory(view -> new Cell());
        rows.setAccessibleText(Messages.get("ledger.json"));
        rows.setId("entry-json");
        rows.getStyleClass().add("json-view");
        probe.setText("0".repeat(PROBED));
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().addAll(rows, probe);
    }

    /** Shows JSON on several lines. */
    void show(String indented) {
        List<JsonLine> lines = indented.lines().map(JsonLine::of).toList();
        show(fit -> JsonRow.of(lines, fit));
    }

    /** Shows lines as they are: nothing in them is shortened or taken for JSON. */
    void showRaw(List<String> raw) {
        List<String> lines = List.copyOf(raw);
        show(fit -> JsonRow.ofRaw(lines, fit));
    }

    private void show(IntFunction<List<JsonRow>> wanted) {
        shown = wanted;
        rows.getItems().setAll(shown.apply(columns));
        rows.scrollTo(0);
    }

    @Override
    public void requestFocus() {
        rows.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        double letter = probe.prefWidth(-1) / PROBED;
        int fit = Math.max(LEAST, (int) ((getWidth() - NUMBER - BESIDE) / letter));
        if (getWidth() > 0 && fit != columns) {
            columns = fit;
            rows.getItems().setAll(shown.apply(columns));
        }
        super.layoutChildren();
    }

    private static Label label(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** A row. */
    private static final class Cell extends ListCell<JsonRow> {
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
        protected void updateItem(@Nullable JsonRow shown, boolean empty) {
            super.updateItem(shown, empty);
            if (empty || shown == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            JsonLine json = shown.parts();
            number.setText(shown.number() > 0 ? Integer.toString(shown.number()) : "");
            before.setText(json.before());
            name.setText(json.name());
            after.setText(json.after());
            setGraphic(row);
            setAccessibleText(json.before() + json.name() + json.after());
        }
    }
}
