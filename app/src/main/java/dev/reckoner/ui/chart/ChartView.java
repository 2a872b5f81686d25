package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Theme;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A picture that fills its room and is painted again when the room or the theme changes. */
public final class ChartView extends Region {
    /** Makes the picture for a size. */
    @FunctionalInterface
    public interface Drawing {
        /** The picture in that size, pixels. */
        Picture draw(double width, double height);
    }

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Theme> theme = Theme.around(this);
    private final Tooltip pointed = new Tooltip();
    private Optional<Drawing> drawing = Optional.empty();
    private Optional<Picture> painted = Optional.empty();

    /** An empty chart with that smallest size. */
    public ChartView(double width, double height) {
        setMinSize(width, height);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        pointed.setShowDelay(Duration.millis(120));
        canvas.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        theme.addListener((was, before, now) -> requestLayout());
    }

    /** Shows this from now on. */
    public void show(Optional<Drawing> shown) {
        drawing = shown;
        requestLayout();
    }

    /** The words are those of the table twin; the tooltip only brings them to the pointer. */
    private void point(double x, double y) {
        Optional<String> words = painted.flatMap(picture -> picture.wordsAt(x, y));
        words.ifPresentOrElse(
                text -> {
                    pointed.setText(text);
                    Tooltip.install(canvas, pointed);
                },
                () -> {
                    pointed.hide();
                    Tooltip.uninstall(canvas, pointed);
                });
    }

    /** The canvas follows the room, never the other way round. */
    @Override
    protected double computePrefWidth(double height) {
        return getMinWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getMinHeight();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        var out = canvas.getGraphicsContext2D();
        out.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        painted = drawing.map(d -> d.draw(canvas.getWidth(), canvas.getHeight()));
        painted.ifPresentOrElse(
                picture -> {
                    setAccessibleText(picture.summary());
                    CanvasPainter.paint(picture, out, theme.getValue().tokens(), 0, 0);
                },
                () -> setAccessibleText(""));
    }
}
