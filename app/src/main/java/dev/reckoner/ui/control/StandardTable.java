package dev.reckoner.ui.control;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The table of every place: rows of 28 px, sorting by column, a filter, copying the selected rows as tab-separated text with
 * Ctrl C, and writing all rows that pass the filter to a CSV file with Ctrl E.
 *
 * @param <T> a row
 */
public final class StandardTable<T> extends TableView<T> {
    /** Height of a row and of the header. */
    public static final double ROW = 28;

    /** The key that writes a table to a file. */
    public static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final FilteredList<T> filtered = new FilteredList<>(rows);

    public StandardTable() {
        setFixedCellSize(ROW);
        setTableMenuButtonVisible(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                Clips.copy(selectedText());
                event.consume();
            } else if (EXPORT.match(event)) {
                export();
                event.consume();
            }
        });
        setContextMenu(TableTools.menu(this));
    }

    /** All rows, before the filter. */
    public ObservableList<T> rows() {
        return rows;
    }

    /** Shows only rows that pass. */
    public void filter(Predicate<T> passes) {
        filtered.setPredicate(passes);
    }

    /** A column of text, 0 px wide meaning that it takes the rest. Style {@code mono}, {@code code}, {@code figures}. */
    public TableColumn<T, String> text(String title, double width, Function<T, String> value, String... styles) {
        TableColumn<T, String> column = column(title, width, value, styles);
        column.setComparator(Comparator.naturalOrder());
        return column;
    }

    /** A column of numbers, right-aligned in mono, sorted as numbers. */
    public TableColumn<T, Long> figures(String title, double width, Function<T, Long> value) {
        TableColumn<T, Long> column = column(title, width, value, "mono", "figures");
        column.setCellFactory(any -> new TextCell<>(Figures::count));
        return column;
    }

    /**
     * A column whose cells reuse one node.
     *
     * @param make makes the node of a cell
     * @param show puts a value into it
     */
    public <V, N extends Node> TableColumn<T, V> node(
            String title,
            double width,
            Function<T, V> value,
            java.util.function.Supplier<N> make,
            BiConsumer<N, V> show,
            Function<V, String> words) {
        TableColumn<T, V> column = column(title, width, value);
        column.setCellFactory(any -> new NodeCell<>(make.get(), show));
        column.setUserData(words);
        return column;
    }

    private <V> TableColumn<T, V> column(String title, double width, Function<T, V> value, String... styles) {
        var column = new TableColumn<T, V>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(any -> new TextCell<>(String::valueOf));
        column.getStyleClass().addAll(styles);
        column.setReorderable(false);
        if (width > 0) {
            // Figures are never cut, words may be.
            column.setMinWidth(List.of(styles).contains("mono") ? width : Math.min(width, 84));
            column.setPrefWidth(width);
            column.setMaxWidth(width * 1.25);
        } else {
            column.setMinWidth(120);
            column.setPrefWidth(300);
        }
        getColumns().add(column);
        return column;
    }

    /** The selected rows as lines of tab-separated words. */
    public String selectedText() {
        return getSelectionModel().getSelectedItems().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** The headings and every row that passes the filter, in the order shown, as lines of tab-separated words. */
    public String allText() {
        return Stream.concat(
                        Stream.of(String.join("\t", headings())),
                        getItems().stream().map(this::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Asks the window to write the headings and every row that passes the filter, in the order shown, to a CSV file. */
    public void export() {
        List<String> headings = headings();
        List<Function<T, String>> columns =
                getColumns().stream().map(this::words).toList();
        List<T> shown = List.copyOf(getItems());
        ExportEvent.fire(this, new Export(exportName(), Export.Form.CSV, out -> {
            var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            lines.write(Csv.line(headings));
            for (T row : shown) {
                lines.write(Csv.line(
                        columns.stream().map(column -> column.apply(row)).toList()));
            }
            lines.flush();
        }));
    }

    private String exportName() {
        return getAccessibleText() == null ? "" : getAccessibleText();
    }

    private List<String> headings() {
        return getColumns().stream()
                .map(column -> column.getText() == null ? "" : column.getText())
                .toList();
    }

    private <V> Function<T, String> words(TableColumn<T, V> column) {
        return row -> cellText(column, row);
    }

    private String line(T row) {
        return getColumns().stream().map(column -> cellText(column, row)).collect(Collectors.joining("\t"));
    }

    @SuppressWarnings("unchecked")
    private <V> String cellText(TableColumn<T, V> column, T row) {
        V value = column.getCellObservableValue(row).getValue();
        return column.getUserData() instanceof Function<?, ?> words
                ? ((Function<V, String>) words).apply(value)
                : String.valueOf(value);
    }

    /** A cell of text. */
    private static final class TextCell<S, V> extends TableCell<S, V> {
        private final Function<V, String> words;

        TextCell(Function<V, String> words) {
            this.words = words;
            Tips.whenCut(this);
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : words.apply(value));
        }
    }

    /** A cell of one node. */
    private static final class NodeCell<S, V, N extends Node> extends TableCell<S, V> {
        private final N node;
        private final BiConsumer<N, V> show;

        NodeCell(N node, BiConsumer<N, V> show) {
            this.node = node;
            this.show = show;
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            if (empty || value == null) {
                setGraphic(null);
                return;
            }
            show.accept(node, value);
            setGraphic(node);
            setAccessibleText(node instanceof Label label ? label.getAccessibleText() : node.getAccessibleText());
        }
    }
}
