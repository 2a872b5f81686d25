package dev.reckoner.ui.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** Where an arrow key leads in a picture. */
public enum Way {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    /** How much a step aside counts beside one ahead: what stands in the same row or column comes first. */
    private static final double ASIDE = 3;

    private final int right;
    private final int down;

    Way(int right, int down) {
        this.right = right;
        this.down = down;
    }

    /** 1 to the right, -1 to the left, else 0. */
    public int right() {
        return right;
    }

    /** 1 down, -1 up, else 0. */
    public int down() {
        return down;
    }

    /** The way of a key; empty for any other than an arrow. */
    public static Optional<Way> of(KeyCode key) {
        return switch (key) {
            case LEFT -> Optional.of(LEFT);
            case RIGHT -> Optional.of(RIGHT);
            case UP -> Optional.of(UP);
            case DOWN -> Optional.of(DOWN);
            default -> Optional.empty();
        };
    }

    /** The nearest place that way. */
    Optional<Picture.Spot> from(Picture.Spot here, List<Picture.Spot> places) {
        return places.stream()
                .filter(spot -> ahead(here, spot) > 1)
                .min(Comparator.comparingDouble(spot -> ahead(here, spot) + ASIDE * aside(here, spot)));
    }

    private double ahead(Picture.Spot here, Picture.Spot there) {
        return right * (centreX(there) - centreX(here)) + down * (centreY(there) - centreY(here));
    }

    private double aside(Picture.Spot here, Picture.Spot there) {
        return Math.abs(down * (centreX(there) - centreX(here))) + Math.abs(right * (centreY(there) - centreY(here)));
    }

    private static double centreX(Picture.Spot spot) {
        return spot.x() + spot.width() / 2;
    }

    private static double centreY(Picture.Spot spot) {
        return spot.y() + spot.height() / 2;
    }
}
