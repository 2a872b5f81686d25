package dev.reckoner.ui.chart;

import java.util.List;

/**
 * A finished picture with its two equivalents in words.
 *
 * @param width pixels at 100 %
 * @param height likewise
 * @param shapes in the order in which they are painted
 * @param summary what it shows, for people who cannot see it
 * @param twin the same data as a table
 */
public record Picture(double width, double height, List<Shape> shapes, String summary, Twin twin) {
    public Picture {
        shapes = List.copyOf(shapes);
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
