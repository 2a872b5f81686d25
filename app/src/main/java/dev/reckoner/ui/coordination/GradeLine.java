package dev.reckoner.ui.coordination;

import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Standing;
import dev.reckoner.grade.Grade;
import java.util.List;
import javafx.scene.shape.Line;

/** A line that says how sure something is, as in the graph: solid is proven, dashes are supported, dots are only said. */
final class GradeLine extends Line {
    GradeLine(double fromX, double fromY, double toX, double toY, SharedMeans shared, Grade grade) {
        super(fromX, fromY, toX, toY);
        getStyleClass().add("grade-line");
        if (shared.standing() == Standing.JOINS) {
            getStyleClass().add("joins");
        }
        getStrokeDashArray()
                .setAll(
                        switch (grade) {
                            case PROVEN -> List.of();
                            case SUPPORTED -> List.of(6.0, 3.0);
                            case ASSERTED, CONTRADICTED -> List.of(2.0, 3.0);
                        });
        setMouseTransparent(true);
    }

    /** A piece of it, to stand before its word. */
    static GradeLine sample(SharedMeans shared) {
        return new GradeLine(0, 0, GroundButton.SAMPLE, 0, shared, shared.grade());
    }
}
