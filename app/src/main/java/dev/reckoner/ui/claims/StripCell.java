package dev.reckoner.ui.claims;

import dev.reckoner.ui.chart.CanvasPainter;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.StripPicture;
import dev.reckoner.ui.look.Theme;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The evidence strip of a claim on one canvas that the cell keeps. */
final class StripCell extends TableCell<ClaimLine, ClaimLine> {
    private static final double HEIGHT = 12;

    private final Canvas canvas = new Canvas(0, HEIGHT);
    private Optional<Picture> picture = Optional.empty();

    StripCell() {
        Theme.around(this).subscribe(theme -> repaint());
    }

    @Override
    protected void updateItem(@Nullable ClaimLine line, boolean empty) {
        super.updateItem(line, empty);
        picture = empty || line == null
                ? Optional.empty()
                : Optional.of(StripPicture.of(line.row().strip()));
        setGraphic(picture.isPresent() ? canvas : null);
        setAccessibleText(picture.map(Picture::summary).orElse(null));
        repaint();
    }

    private void repaint() {
        picture.ifPresent(strip -> {
            canvas.setWidth(Math.ceil(strip.width()) + 1);
            var out = canvas.getGraphicsContext2D();
            out.clearRect(0, 0, canvas.getWidth(), HEIGHT);
            CanvasPainter.paint(strip, out, Theme.around(this).getValue().tokens(), 1, (HEIGHT - strip.height()) / 2);
        });
    }
}
