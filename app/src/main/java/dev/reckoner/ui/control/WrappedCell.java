package dev.reckoner.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ListCell;

/**
 * A cell as wide as its list, whose graphic wraps its words and is as high as they need.
 *
 * @param <T> what is listed
 */
public abstract class WrappedCell<T> extends ListCell<T> {
    protected WrappedCell() {
        setPrefWidth(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        Node graphic = getGraphic();
        if (graphic == null || width < 0) {
            return super.computePrefHeight(width);
        }
        double room = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + snappedBottomInset() + graphic.prefHeight(room);
    }
}
