package dev.reckoner.ui.look;

import javafx.scene.shape.SVGPath;

/** The mark of the program: five tally strokes on a grid of 18. */
public final class Mark {
    private Mark() {}

    /** A new mark, 18 px times the scale. */
    public static SVGPath of(double scale) {
        var path = new SVGPath();
        path.setContent("M3 3v12M7 3v12M11 3v12M15 3v12M1 13L17 5");
        path.getStyleClass().add("mark");
        path.setScaleX(scale);
        path.setScaleY(scale);
        return path;
    }
}
