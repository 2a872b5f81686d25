package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.chart.CanvasPainter;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.StripPicture;
import dev.reckoner.ui.look.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;

/** Marks of the evidence strip outside the table, painted again when the theme changes. */
final class StripMark extends Canvas {
    private final Picture picture;

    StripMark(List<Optional<Tier>> marks) {
        super(StripPicture.width(marks.size()) + 2, 12);
        picture = StripPicture.of(marks);
        Theme.around(this).subscribe(this::paint);
    }

    private void paint(Theme theme) {
        var out = getGraphicsContext2D();
        out.clearRect(0, 0, getWidth(), getHeight());
        CanvasPainter.paint(picture, out, theme.tokens(), 1, (getHeight() - picture.height()) / 2);
    }
}
