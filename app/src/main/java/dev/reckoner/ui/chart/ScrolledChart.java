package dev.reckoner.ui.chart;

import javafx.scene.control.ScrollPane;

/** A chart larger than its room, which follows the keyboard. */
public final class ScrolledChart extends ScrollPane {
    private static final double ROUND_IT = 48;

    private String kept = "";

    /** Scrolls a chart. */
    public ScrolledChart(ChartView chart) {
        super(chart);
        setFitToWidth(true);
        setFitToHeight(true);
        chart.pointed().subscribe(target -> {
            if (chart.isFocused()) {
                chart.picture().ifPresent(picture -> keepInSight(picture, target));
            }
        });
        // Before it is laid out it has no room to scroll in.
        viewportBoundsProperty().subscribe(bounds -> chart.picture().ifPresent(this::scroll));
        setFocusTraversable(false);
    }

    /** Scrolls as little as it takes to have a place in sight. */
    public void keepInSight(Picture picture, String target) {
        kept = target;
        scroll(picture);
    }

    private void scroll(Picture picture) {
        picture.spot(kept).ifPresent(spot -> {
            setHvalue(value(
                    getHvalue(),
                    spot.x(),
                    spot.width(),
                    picture.width(),
                    getViewportBounds().getWidth()));
            setVvalue(value(
                    getVvalue(),
                    spot.y(),
                    spot.height(),
                    picture.height(),
                    getViewportBounds().getHeight()));
        });
    }

    private static double value(double now, double at, double size, double whole, double room) {
        double over = whole - room;
        if (over <= 0) {
            return 0;
        }
        double start = now * over;
        double least = at + size + ROUND_IT - room;
        double most = at - ROUND_IT;
        return Math.clamp(Math.clamp(start, Math.min(least, most), Math.max(least, most)) / over, 0, 1);
    }
}
