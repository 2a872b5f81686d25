package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Tokens;
import dev.reckoner.ui.task.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/**
 * Pictures as pixels, twice as fine as on the screen so that they can be printed; very large ones coarser. They are painted tile by
 * tile: a canvas cannot be larger than what the graphics system takes, and a large picture must not hold up the window.
 */
public final class PictureImage {
    private static final double SCALE = 2;
    private static final double MOST_PIXELS = 32e6;
    private static final int TILE = 2048;

    private final Picture picture;
    private final Tokens tokens;
    private final double scale;
    private final WritableImage image;

    private PictureImage(Picture picture, Tokens tokens) {
        this.picture = picture;
        this.tokens = tokens;
        this.scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (picture.width() * picture.height())));
        this.image = new WritableImage(pixels(picture.width()), pixels(picture.height()));
    }

    /** Paints a picture on the ground of a card; on any thread, off the FX thread that one waits for each tile alone. */
    public static WritableImage of(Picture picture, Tokens tokens) {
        return new PictureImage(picture, tokens).painted();
    }

    private int pixels(double length) {
        return Math.max(1, (int) Math.ceil(length * scale));
    }

    private WritableImage painted() {
        for (int y = 0; y < image.getHeight(); y += TILE) {
            for (int x = 0; x < image.getWidth(); x += TILE) {
                tile(x, y, Math.min(TILE, (int) image.getWidth() - x), Math.min(TILE, (int) image.getHeight() - y));
            }
        }
        return image;
    }

    private void tile(int x, int y, int width, int height) {
        var area = new Area(x / scale, y / scale, width / scale, height / scale);
        List<Shape> shapes = picture.shapes().stream()
                .filter(shape -> Area.of(shape).grown(SCALE).meets(area))
                .toList();
        var canvas = new Canvas(area.width(), area.height());
        CanvasPainter.paint(
                new Picture(area.width(), area.height(), shapes, "", Picture.Twin.EMPTY),
                canvas.getGraphicsContext2D(),
                tokens,
                -area.x(),
                -area.y());
        var parameters = new SnapshotParameters();
        parameters.setFill(tokens.colour("panel"));
        parameters.setTransform(Transform.scale(scale, scale));
        WritableImage painted = Toolkit.call(() -> canvas.snapshot(parameters, new WritableImage(width, height)));
        image.getPixelWriter().setPixels(x, y, width, height, painted.getPixelReader(), 0, 0);
    }

    /** Writes pixels as PNG; on any thread. */
    public static void writePng(WritableImage image, OutputStream out) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] row = new int[width];
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            plain.setRGB(0, y, width, 1, row, 0, width);
        }
        ImageIO.write(plain, "png", out);
    }
}
