package dev.reckoner.ui.chart;

import java.util.List;
import java.util.Optional;

/**
 * A finished picture with its two equivalents in words.
 *
 * @param width pixels at 100 %
 * @param height likewise
 * @param shapes in the order in which they are painted
 * @param summary what it shows, for people who cannot see it
 * @param twin the same data as a table
 * @param spots what the pointer is told, the last of those that lie over each other
 */
public record Picture(double width, double height, List<Shape> shapes, String summary, Twin twin, List<Spot> spots) {
    public Picture {
        shapes = List.copyOf(shapes);
        spots = List.copyOf(spots);
    }

    /** A picture that tells the pointer nothing. */
    public Picture(double width, double height, List<Shape> shapes, String summary, Twin twin) {
        this(width, height, shapes, summary, twin, List.of());
    }

    /** What is said of the place at that point. */
    public Optional<String> wordsAt(double x, double y) {
        return spots.reversed().stream()
                .filter(spot -> spot.holds(x, y))
                .map(Spot::words)
                .findFirst();
    }

    /** A rectangle of which something can be said; its right and lower edges belong to its neighbours. */
    public record Spot(double x, double y, double width, double height, String words) {
        boolean holds(double px, double py) {
            return x <= px && px < x + width && y <= py && py < y + height;
        }
    }

    /**
     * Data of a picture as a table.
     *
     * @param columns headings
     * @param rows as many cells as columns each
     */
    public record Twin(List<String> columns, List<List<String>> rows) {
        /** No data. */
        public static final Twin EMPTY = new Twin(List.of(), List.of());

        public Twin {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** Tab-separated lines with the headings first, for the clipboard. */
        public String tabSeparated() {
            var text = new StringBuilder(String.join("\t", columns)).append('\n');
            rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
            return text.toString();
        }
    }
}
