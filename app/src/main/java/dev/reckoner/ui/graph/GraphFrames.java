package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.look.Tokens;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/** Frames of a graph, painted and drawn in memory as the window does it, so that they can be measured. On the FX thread. */
public final class GraphFrames {
    private final GraphPicture picture;
    private final Canvas canvas;
    private final WritableImage image;
    private final SnapshotParameters plain = new SnapshotParameters();
    private final Tokens tokens = Theme.LIGHT.tokens();

    /** Frames of that size, pixels. */
    public GraphFrames(GraphPicture picture, int width, int height) {
        Fonts.load();
        this.picture = picture;
        this.canvas = new Canvas(width, height);
        this.image = new WritableImage(width, height);
    }

    /** Finds what is in sight and draws it, as the window does for each frame. */
    public void draw(Viewport view) {
        draw(view, picture.shapes(view));
    }

    /** Draws shapes that were found before. */
    public void draw(Viewport view, List<Shape> found) {
        var painter = new GraphPainter(canvas.getGraphicsContext2D(), tokens, view);
        painter.ground();
        painter.shapes(found);
        painter.titles(picture.graph().columns());
        canvas.snapshot(plain, image);
    }
}
