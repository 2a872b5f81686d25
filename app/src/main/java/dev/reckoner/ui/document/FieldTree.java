package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

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
        getColumns().add(column("document.column.field", 152, DocumentField::name));
        var value = column("document.column.value", 180, DocumentField::value);
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
        List<DocumentField> path = shown.get().path(field);
        TreeItem<DocumentField> item = getRoot();
        for (DocumentField step : path.subList(Math.min(1, path.size()), path.size())) {
            item.setExpanded(true);
            item = item.getChildren().stream()
                    .filter(child -> child.getValue() == step)
                    .findFirst()
                    .orElse(item);
        }
        following = true;
        getSelectionModel().select(item);
        following = false;
        scrollTo(Math.max(0, getRow(item) - 3));
    }

    private static TreeTableColumn<DocumentField, String> column(
            String key, double width, Function<DocumentField, String> text) {
        var column = new TreeTableColumn<DocumentField, String>(Messages.get(key));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
