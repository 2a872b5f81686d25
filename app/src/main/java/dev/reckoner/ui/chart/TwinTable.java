package dev.reckoner.ui.chart;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The data of a picture as a table, for the keyboard and for screen readers. */
public final class TwinTable extends TableView<java.util.List<String>> {
    /** An empty one. */
    public TwinTable() {
        setFixedCellSize(28);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** Shows these data. */
    public void show(Picture.Twin twin) {
        getColumns().clear();
        for (int i = 0; i < twin.columns().size(); i++) {
            getColumns().add(column(twin.columns().get(i), i));
        }
        getItems().setAll(twin.rows());
    }

    private static TableColumn<java.util.List<String>, String> column(String name, int index) {
        var column = new TableColumn<java.util.List<String>, String>(name);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
        column.getStyleClass().addAll("mono", "figures");
        column.setSortable(false);
        return column;
    }
}
