package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;

/**
 * What of a picture is in sight.
 *
 * @param x of the picture at the left edge of the room, pixels at 100 %
 * @param y of the picture at the upper edge
 * @param zoom 1 for 100 %
 * @param width of the room, pixels on the screen
 * @param height likewise
 */
public record Viewport(double x, double y, double zoom, double width, double height) {
    /** Smaller, nothing is told apart. */
    public static final double LEAST_ZOOM = 0.02;
    /** Larger, a node fills the room. */
    public static final double MOST_ZOOM = 4;
    /** Of the picture that stays in sight, however far it is moved; pixels on the screen. */
    private static final double KEPT = 80;
    /** Around what is moved into sight; pixels on the screen. */
    private static final double AROUND = 48;
    /** Room at the upper edge, in which the titles of the columns stay; pixels on the screen. */
    static final double TITLES = 32;

    public Viewport {
        zoom = Math.clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
    }

    /** The part of the picture that is in sight. */
    public Area seen() {
        return new Area(x, y, width / zoom, height / zoom);
    }

    double pictureX(double screenX) {
        return x + screenX / zoom;
    }

    double pictureY(double screenY) {
        return y + screenY / zoom;
    }

    double screenX(double pictureX) {
        return (pictureX - x) * zoom;
    }

    double screenY(double pictureY) {
        return (pictureY - y) * zoom;
    }

    /** Where an area of the picture lies on the screen. */
    Area onScreen(Area area) {
        return new Area(screenX(area.x()), screenY(area.y()), area.width() * zoom, area.height() * zoom);
    }

    /** The same with the picture moved by so many pixels of the screen. */
    public Viewport moved(double right, double down) {
        return at(x - right / zoom, y - down / zoom);
    }

    private Viewport at(double left, double top) {
        return new Viewport(left, top, zoom, width, height);
    }

    /** Larger by a factor, with the point of the screen staying where it is. */
    public Viewport zoomed(double factor, double screenX, double screenY) {
        double next = Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM);
        return new Viewport(
                pictureX(screenX) - screenX / next, pictureY(screenY) - screenY / next, next, width, height);
    }

    /** The same part of the picture, from the same corner, in a room of another size. */
    Viewport resized(double wide, double high) {
        return new Viewport(x, y, zoom, wide, high);
    }

    /** All of an area under the titles, in the middle from side to side, but not larger than 100 %. */
    Viewport fitting(Area all) {
        double fits = Math.min(width / Math.max(1, all.width()), (height - TITLES) / Math.max(1, all.height()));
        Viewport fitted = new Viewport(0, 0, Math.min(1, fits), width, height).centredOn(all);
        return fitted.at(fitted.x, all.y() - TITLES / fitted.zoom);
    }

    /** The middle of an area in the middle of the room. */
    Viewport centredOn(Area area) {
        return at(area.centreX() - width / zoom / 2, area.centreY() - (height + TITLES) / zoom / 2);
    }

    /** Moved no farther than needed for an area to be in sight. */
    Viewport showing(Area area) {
        Area wanted = area.grown(AROUND / zoom);
        return at(
                into(x, width / zoom, wanted.x(), wanted.right()),
                into(y + TITLES / zoom, (height - TITLES) / zoom, wanted.y(), wanted.bottom()) - TITLES / zoom);
    }

    private static double into(double from, double length, double least, double most) {
        if (most - least >= length) {
            return (least + most - length) / 2;
        }
        return Math.clamp(from, most - length, least);
    }

    /** Moved back where hardly anything of the picture would be in sight. */
    Viewport within(Area all) {
        double kept = KEPT / zoom;
        return at(
                Math.clamp(
                        x, all.x() + kept - width / zoom, Math.max(all.x() + kept - width / zoom, all.right() - kept)),
                Math.clamp(
                        y,
                        all.y() + kept - height / zoom,
                        Math.max(all.y() + kept - height / zoom, all.bottom() - kept)));
    }
}
