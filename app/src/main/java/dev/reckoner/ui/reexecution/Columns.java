package dev.reckoner.ui.reexecution;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Two cards side by side, or under each other where there is too little room. */
final class Columns extends GridPane {
    private final Node right;

    /**
     * Two cards.
     *
     * @param least narrower, they stand under each other, pixels
     */
    Columns(Node left, Node right, double least) {
        super(12, 12);
        this.right = right;
        addRow(0, left, right);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
            var row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(row);
        }
        stack(false);
        widthProperty().subscribe(width -> stack(width.doubleValue() < least));
    }

    private void stack(boolean stacked) {
        GridPane.setConstraints(right, stacked ? 0 : 1, stacked ? 1 : 0);
        getColumnConstraints().get(0).setPercentWidth(stacked ? 100 : 50);
        getColumnConstraints().get(1).setPercentWidth(stacked ? 0 : 50);
        setHgap(stacked ? 0 : 12);
        setVgap(stacked ? 12 : 0);
        getRowConstraints().get(1).setVgrow(stacked ? Priority.ALWAYS : Priority.NEVER);
    }
}
