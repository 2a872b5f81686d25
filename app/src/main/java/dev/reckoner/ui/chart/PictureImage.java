package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Tokens;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures as pixels, twice as fine as on the screen so that they can be printed. */
final class PictureImage {
    private static final double SCALE = 2;

    private PictureImage() {}

    /** Paints a picture on the ground of a card; on the FX thread. */
    static WritableImage of(Picture picture, Tokens tokens) {
        var canvas = new Canvas(picture.width(), picture.height());
        CanvasPainter.paint(picture, canvas.getGraphicsContext2D(), tokens, 0, 0);
        var parameters = new SnapshotParameters();
        parameters.setFill(tokens.colour("panel"));
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        return canvas.snapshot(parameters, null);
    }

    /** Writes pixels as PNG; on any thread. */
    static void writePng(WritableImage image, OutputStream out) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(plain, "png", out);
    }
}
