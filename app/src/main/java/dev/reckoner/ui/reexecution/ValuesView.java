package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.ValuesViewModel.Values;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Claimed beside recomputed values, a row each. */
final class ValuesView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    /** More text than the clipboard and whoever is pasted into bear; a file takes all. */
    private static final int MOST_COPIED = 10_000;

    private final ValuesViewModel model;
    private final Notices notices;
    private final TableView<ValueRow> table = new TableView<>();
    private final Label about = new Label();
    private final ToggleButton differing = new ToggleButton(Messages.get("values.differingOnly"));
    private final SegmentedChoice<Boolean> order = new SegmentedChoice<>(
            List.of(false, true), largest -> Messages.get(largest ? "values.order.error" : "values.order.index"));
    private final Button worst = Buttons.secondary(Messages.get("values.worst"), this::toWorst);
    private int wanted = -1;

    /**
     * The values of an output.
     *
     * @param back leads back to the comparison
     */
    ValuesView(ValuesViewModel model, Notices notices, Button back) {
        this.model = model;
        this.notices = notices;
        getStyleClass().add("card");
        setId("values");
        columns();
        table.setFixedCellSize(StandardTable.ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setId("values-table");
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(header(back), table);
        differing.selectedProperty().subscribe(only -> view());
        order.chosen().subscribe(largest -> view());
        model.values().subscribe(values -> show());
    }

    private HBox header(Button back) {
        var title = new Label(Messages.get("values.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().add("second");
        Tips.whenCut(about);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        differing.getStyleClass().add("filter");
        differing.setMinWidth(Region.USE_PREF_SIZE);
        worst.getStyleClass().add("small");
        order.getChildren().forEach(node -> node.getStyleClass().add("small"));
        order.setAlignment(Pos.CENTER_LEFT);
        order.setMinWidth(Region.USE_PREF_SIZE);
        order.setAccessibleText(Messages.get("values.order"));
        var header = new HBox(back, title, about, gap, differing, order, worst, tools());
        header.getStyleClass().addAll("card-header", "ruled-bottom");
        return header;
    }

    private Node tools() {
        var tools = new HBox(
                TableTools.tool(Icons.COPY, "table.copy", this::copy),
                TableTools.tool(Icons.EXPORT, "table.export", this::export));
        tools.setMinWidth(Region.USE_PREF_SIZE);
        tools.setAlignment(Pos.CENTER);
        return tools;
    }

    private void columns() {
        List<String> headings = ValuesViewModel.headings();
        column(headings.get(0), 96, row -> Integer.toString(row.index()), "mono", "figures");
        column(headings.get(1), 140, ValueRow::place, "mono");
        column(headings.get(2), 150, ValueRow::claimed, "mono", "figures");
        column(headings.get(3), 150, ValueRow::recomputed, "mono", "figures");
        column(headings.get(4), 110, ValueRow::difference, "mono", "figures");
        column(headings.get(5), 140, ValueRow::ulps, "mono", "figures");
    }

    private void column(String title, double width, Function<ValueRow, String> text, String... styles) {
        var column = new TableColumn<ValueRow, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.getStyleClass().addAll(styles);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(Math.min(width, 88));
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    private void view() {
        ValueRow before = table.getSelectionModel().getSelectedItem();
        model.view()
                .set(new ValueRows.View(differing.isSelected(), order.chosen().get()));
        fill();
        if (before != null) {
            go(before.index());
        }
    }

    private void show() {
        about.setText(model.about());
        boolean some = model.values().get() instanceof Values.Some;
        boolean sorted = model.values().get() instanceof Values.Some values
                && values.order().isSorted();
        boolean differ = model.values().get() instanceof Values.Some values
                && values.order().worst() >= 0;
        differing.setDisable(!some);
        order.setDisable(!sorted);
        worst.setDisable(!differ);
        table.setAccessibleText(Messages.get("values.title") + ". " + model.about());
        table.setPlaceholder(placeholder());
        fill();
        if (wanted >= 0 && some) {
            go(wanted);
            wanted = -1;
        }
    }

    private Node placeholder() {
        return switch (model.values().get()) {
            case Values.Reading reading -> new Label(Messages.get("values.reading"));
            case Values.None none -> new EmptyState(Icons.NOT_COVERED, Messages.get("values.none"), none.sentence());
            case Values.Some some -> new Label(Messages.get("values.equal"));
        };
    }

    private void fill() {
        table.setItems(model.rows());
    }

    /** Goes to a value, now or as soon as the values are read. */
    void go(int index) {
        if (!(table.getItems() instanceof ValueRows rows)) {
            wanted = index;
            return;
        }
        int place = rows.placeOf(index);
        if (place >= 0) {
            table.getSelectionModel().clearAndSelect(place);
            table.scrollTo(Math.max(0, place - 4));
        }
    }

    private void toWorst() {
        if (model.values().get() instanceof Values.Some some) {
            go(some.order().worst());
            table.requestFocus();
        }
    }

    /** Puts the keyboard into the table. */
    void focus() {
        table.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (EXPORT.match(event)) {
            export();
            event.consume();
        } else if (event.getCode() == KeyCode.W && !event.isShortcutDown() && !event.isAltDown()) {
            toWorst();
            event.consume();
        }
    }

    private void copy() {
        List<Integer> selected = table.getSelectionModel().getSelectedIndices();
        Clips.copy(ValuesViewModel.text(selected.stream()
                .limit(MOST_COPIED)
                .map(place -> table.getItems().get(place))
                .toList()));
        if (selected.size() > MOST_COPIED) {
            notices.add(Notice.result(Messages.get("values.copied", MOST_COPIED, selected.size())));
        }
    }

    private void export() {
        model.export().ifPresent(export -> ExportEvent.fire(this, export));
    }
}
