package dev.reckoner.ui.chart;

import dev.reckoner.ui.look.Theme;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * A picture that fills its room and is painted again when the room or the theme changes. Its places can be gone through with
 * the arrow keys and chosen with Enter or a click.
 */
public final class ChartView extends Region {
    /** Makes the picture for a size. */
    @FunctionalInterface
    public interface Drawing {
        /** The picture in that size, pixels. */
        Picture draw(double width, double height);

        /** The same with the pointer or the keyboard at a place; empty text where at none. */
        default Picture draw(double width, double height, String pointed) {
            return draw(width, height);
        }
    }

    private static final double RING = 2;

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Theme> theme = Theme.around(this);
    private final Tooltip tip = new Tooltip();
    private final ReadOnlyStringWrapper pointed = new ReadOnlyStringWrapper(this, "pointed", "");
    /** The keyboard was used last, not the pointer: where it is must be seen. */
    private boolean byKey;

    private String home = "";
    private Optional<Drawing> drawing = Optional.empty();
    private Optional<Picture> painted = Optional.empty();
    private Consumer<String> chosen = target -> {};
    private Predicate<Way> beyond = way -> false;

    /** An empty chart with that smallest size. */
    public ChartView(double width, double height) {
        setMinSize(width, height);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        tip.setShowDelay(Duration.millis(120));
        canvas.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        canvas.setOnMouseExited(event -> pointed.set(""));
        setOnMouseClicked(event -> {
            requestFocus();
            spotAt(event.getX(), event.getY()).ifPresent(spot -> choose(spot.target()));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        theme.addListener((was, before, now) -> requestLayout());
        pointed.addListener((was, before, now) -> requestLayout());
        focusedProperty().addListener((was, before, now) -> {
            byKey = byKey && now;
            requestLayout();
        });
        focusVisibleProperty().addListener((was, before, now) -> requestLayout());
    }

    /** Shows this from now on. */
    public void show(Optional<Drawing> shown) {
        drawing = shown;
        requestLayout();
    }

    /** Called with the name of a place that is clicked or chosen with Enter. */
    public void onChosen(Consumer<String> action) {
        chosen = action;
    }

    /** Asked where an arrow key leads out of the picture; answers true if it has moved on what is shown. */
    public void onBeyond(Predicate<Way> action) {
        beyond = action;
    }

    /** The name of the place under the pointer or the keyboard; empty text where there is none. */
    public ReadOnlyStringProperty pointed() {
        return pointed.getReadOnlyProperty();
    }

    /** Where the keyboard begins; the first place where there is none of that name. */
    public void startAt(String target) {
        home = target;
    }

    /** What is painted now. */
    public Optional<Picture> picture() {
        return painted;
    }

    /** The words are those of the table twin; the tooltip only brings them to the pointer. */
    private void point(double x, double y) {
        Optional<Picture.Spot> spot = spotAt(x, y);
        spot.filter(it -> !it.words().isEmpty())
                .ifPresentOrElse(
                        it -> {
                            tip.setText(it.words());
                            Tooltip.install(canvas, tip);
                        },
                        () -> {
                            tip.hide();
                            Tooltip.uninstall(canvas, tip);
                        });
        byKey = false;
        pointed.set(spot.map(Picture.Spot::target).orElse(""));
    }

    private Optional<Picture.Spot> spotAt(double x, double y) {
        return painted.flatMap(picture -> picture.spotAt(x, y));
    }

    private void choose(String target) {
        if (!target.isEmpty()) {
            chosen.accept(target);
        }
    }

    private void pressed(KeyEvent event) {
        Optional<Way> way = Way.of(event.getCode());
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && way.isPresent() && isFocused()) {
            go(way.get());
            event.consume();
        } else if (plain
                && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)
                && !pointed.get().isEmpty()) {
            choose(pointed.get());
            event.consume();
        }
    }

    private void go(Way way) {
        List<Picture.Spot> places = places();
        Optional<Picture.Spot> here = painted.flatMap(picture -> picture.spot(pointed.get()));
        Optional<Picture.Spot> next = here.isEmpty()
                ? painted.flatMap(picture -> picture.spot(home))
                        .or(() -> places.stream().findFirst())
                : way.from(here.get(), places);
        byKey = true;
        next.ifPresentOrElse(spot -> pointed.set(spot.target()), () -> {
            if (beyond.test(way)) {
                requestLayout();
            }
        });
    }

    private List<Picture.Spot> places() {
        return painted.stream()
                .flatMap(picture -> picture.spots().stream())
                .filter(spot -> !spot.target().isEmpty())
                .toList();
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
        painted = drawing.map(d -> d.draw(canvas.getWidth(), canvas.getHeight(), pointed.get()));
        painted.ifPresent(
                picture -> CanvasPainter.paint(picture, out, theme.getValue().tokens(), 0, 0));
        setFocusTraversable(!places().isEmpty());
        ring(out);
        say();
    }

    /** Around the place where the keyboard is, else around the whole picture. */
    private void ring(GraphicsContext out) {
        if (isFocusVisible() || byKey && isFocused()) {
            var spot = painted.flatMap(picture -> picture.spot(pointed.get()))
                    .orElseGet(() -> new Picture.Spot(
                            2 * RING, 2 * RING, canvas.getWidth() - 4 * RING, canvas.getHeight() - 4 * RING, ""));
            out.setStroke(theme.getValue().tokens().colour("focus"));
            out.setLineWidth(RING);
            out.setLineDashes();
            out.strokeRect(spot.x() - 2, spot.y() - 2, spot.width() + 4, spot.height() + 4);
        }
    }

    private void say() {
        String here = painted.flatMap(picture -> picture.spot(pointed.get()))
                .map(Picture.Spot::words)
                .orElse("");
        setAccessibleText(
                here.isEmpty() || !isFocused() ? painted.map(Picture::summary).orElse("") : here);
    }
}
