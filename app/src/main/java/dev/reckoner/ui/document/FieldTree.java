package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** The decoded fields of a document. */
final class FieldTree extends TreeTableView<DocumentField> {
    private final DocumentViewModel model;
    private Optional<ShownDocument> shown = Optional.empty();
    private boolean following;

    FieldTree(DocumentViewModel model) {
        this.model = model;
        getStyleClass().addAll("field-tree", "headless");
        setFixedCellSize(HexCell.ROW);
        setMinWidth(160);
        setAccessibleText(Messages.get("document.fields"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("document.column.field", 140, DocumentField::name));
        var value = column("document.column.value", 180, ShownValue::of);
        value.getStyleClass().addAll("mono", "middle");
        getColumns().add(value);
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !following) {
                model.selected().set(Optional.of(item.getValue()));
            }
        });
        model.selected().subscribe(field -> field.ifPresent(this::follow));
    }

    void show(Optional<ShownDocument> document) {
        shown = document;
        following = true;
        setRoot(null);
        document.ifPresent(open -> {
            setRoot(new FieldItem(open.root()));
            getRoot().setExpanded(true);
            unfold(open.beginning());
        });
        following = false;
        model.selected().get().ifPresent(this::follow);
    }

    /** Opens the way to a field that was selected elsewhere. */
    private void follow(DocumentField field) {
        TreeItem<DocumentField> current = getSelectionModel().getSelectedItem();
        if (shown.isEmpty() || current != null && current.getValue() == field) {
            return;
        }
        // Opening the way moves the rows below it, and with them the old selection, which must not answer.
        following = true;
        TreeItem<DocumentField> item = item(field);
        getSelectionModel().select(item);
        following = false;
        scrollTo(Math.max(0, getRow(item) - 5));
    }

    private void unfold(DocumentField field) {
        item(field).setExpanded(true);
    }

    /** The item of a field, with everything above it opened. */
    private TreeItem<DocumentField> item(DocumentField field) {
        TreeItem<DocumentField> item = getRoot();
        for (DocumentField step : shown.orElseThrow().path(field)) {
            if (step == item.getValue()) {
                continue;
            }
            item.setExpanded(true);
            item = item.getChildren().stream()
                    .filter(child -> child.getValue() == step)
                    .findFirst()
                    .orElse(item);
        }
        return item;
    }

    private static TreeTableColumn<DocumentField, String> column(
            String key, double width, Function<DocumentField, String> text) {
        var column = new TreeTableColumn<DocumentField, String>(Messages.get(key));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        column.setCellFactory(any -> new TextCell());
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** Text that shows itself whole on hover where it is cut. */
    private static final class TextCell extends TreeTableCell<DocumentField, String> {
        TextCell() {
            Tips.whenCut(this);
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : value);
        }
    }
}
