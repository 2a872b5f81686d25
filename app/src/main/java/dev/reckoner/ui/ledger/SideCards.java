package dev.reckoner.ui.ledger;

import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Two cards, one over the other; side by side, as wide as each other, where there is room for both. */
final class SideCards extends StackPane {
    private static final double SIDE_BY_SIDE = 720;

    private final Region first;
    private final Region second;

    SideCards(Region first, Region second) {
        this.first = first;
        this.second = second;
        VBox.setVgrow(first, Priority.ALWAYS);
        VBox.setVgrow(second, Priority.ALWAYS);
        widthProperty().map(width -> width.doubleValue() >= SIDE_BY_SIDE).subscribe(this::arrange);
    }

    private void arrange(boolean beside) {
        getChildren().clear();
        getChildren().setAll(beside ? row() : new VBox(12, first, second));
    }

    private GridPane row() {
        var row = new GridPane(12, 0);
        row.addRow(0, first, second);
        row.getColumnConstraints().addAll(half(), half());
        var all = new RowConstraints();
        all.setVgrow(Priority.ALWAYS);
        row.getRowConstraints().add(all);
        return row;
    }

    private static ColumnConstraints half() {
        var half = new ColumnConstraints(0, 0, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true);
        half.setPercentWidth(50);
        return half;
    }
}
