package dev.reckoner.ui.reputation;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Line;

/** A name behind a piece of its line. */
final class SubjectLabel extends HBox {
    private static final double LENGTH = 20;

    private final Line sample = new Line(0, 0, LENGTH, 0);
    private final Label name = new Label();

    SubjectLabel() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("plain");
        name.setMinWidth(0);
        getChildren().addAll(sample, name);
    }

    void show(String text, Slot slot) {
        name.setText(text);
        setAccessibleText(text);
        sample.setStrokeWidth(slot.stroke().width());
        sample.setStrokeLineCap(javafx.scene.shape.StrokeLineCap.BUTT);
        sample.setStyle("-fx-stroke: -rk-" + slot.colour() + ";");
        sample.getStrokeDashArray().clear();
        for (double length : slot.stroke().dash().lengths()) {
            sample.getStrokeDashArray().add(length);
        }
    }
}
