package dev.reckoner.ui.policies;

import dev.reckoner.ui.chart.SeriesMark;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The mark of a policy beside its name. */
final class MarkView extends StackPane {
    private static final double SIDE = 14;

    private final SVGPath shape = new SVGPath();

    MarkView() {
        shape.getStyleClass().add("series-mark");
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        getChildren().add(shape);
    }

    void show(SeriesMark mark) {
        shape.setContent(mark.path());
        shape.getStyleClass().setAll("series-mark", mark.colour());
    }
}
