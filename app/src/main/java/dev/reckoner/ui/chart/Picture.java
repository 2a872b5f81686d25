package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.Csv;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return spotAt(x, y).map(Spot::words);
    }

    /** The place at that point. */
    Optional<Spot> spotAt(double x, double y) {
        return spots.reversed().stream().filter(spot -> spot.holds(x, y)).findFirst();
    }

    /** The place with that name. */
    Optional<Spot> spot(String target) {
        return target.isEmpty()
                ? Optional.empty()
                : spots.stream().filter(spot -> spot.target().equals(target)).findFirst();
    }

    /**
     * A rectangle of which something can be said; its right and lower edges belong to its neighbours.
     *
     * @param words what it stands for
     * @param target its name, which the keyboard goes to and a click chooses; empty where it can only be read
     */
    public record Spot(double x, double y, double width, double height, String words, String target) {
        /** A place that can only be read. */
        public Spot(double x, double y, double width, double height, String words) {
            this(x, y, width, height, words, "");
        }

        boolean holds(double px, double py) {
            return x <= px && px < x + width && y <= py && py < y + height;
        }
    }

    /**
     * Data of a picture as a table.
     *
     * @param columns headings
     * @param rows as many cells as columns each
     * @param from the row that matters most, at which a long table opens
     */
    public record Twin(List<String> columns, List<List<String>> rows, int from) {
        /** No data. */
        public static final Twin EMPTY = new Twin(List.of(), List.of());

        public Twin {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** A table that opens at its first row. */
        public Twin(List<String> columns, List<List<String>> rows) {
            this(columns, rows, 0);
        }

        /** The same as lines of a CSV file, the headings first. */
        public String commaSeparated() {
            return Csv.line(columns) + rows.stream().map(Csv::line).collect(Collectors.joining());
        }

        /** Tab-separated lines with the headings first, for the clipboard. */
        public String tabSeparated() {
            var text = new StringBuilder(String.join("\t", columns)).append('\n');
            rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
            return text.toString();
        }
    }
}
