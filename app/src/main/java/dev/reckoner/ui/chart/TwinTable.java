package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.StandardTable;
import java.util.List;
import java.util.regex.Pattern;

/** The data of a picture as a table, for the keyboard and for screen readers. */
final class TwinTable {
    private static final Pattern FIGURE = Pattern.compile("|[-+]?[0-9][-+0-9.,e]*[×%]?|-?infinite|NaN");
    private static final double FIGURES = 72;
    private static final double WORDS = 64;
    private static final double WIDEST = 420;
    private static final double LETTER = 6.6;
    private static final double PADDING = 16;
    private static final double NEVER_CUT = 130;
    private static final int ROWS_BEFORE = 1;

    private TwinTable() {}

    /** Shows these data in a table: figures under each other in mono, words from the left. */
    static void fill(StandardTable<List<String>> table, Picture.Twin twin) {
        table.getColumns().clear();
        for (int i = 0; i < twin.columns().size(); i++) {
            int at = i;
            boolean figures = twin.rows().stream().allMatch(row -> isFigure(row.get(at)));
            boolean places = twin.rows().stream().allMatch(row -> row.get(at).startsWith("["));
            String[] styles = figures ? new String[] {"mono", "figures"} : new String[] {places ? "mono" : "middle"};
            var column = table.text(twin.columns().get(i), 0, row -> row.get(at), styles);
            column.setSortable(false);
            column.setMinWidth(figures ? heading(FIGURES, twin, at) : heading(least(twin, at), twin, at));
            column.setPrefWidth(figures ? FIGURES : places ? 2 * WORDS : words(twin, at));
            if (isSentence(twin, at)) {
                // Names are told apart by their ends, sentences begin with what they say.
                column.getStyleClass().remove("middle");
            }
        }
        table.rows().setAll(twin.rows());
        open(table, twin);
    }

    /** Goes to the row that matters most. */
    static void open(StandardTable<List<String>> table, Picture.Twin twin) {
        table.scrollTo(Math.max(0, twin.from() - ROWS_BEFORE));
        if (twin.from() > 0) {
            table.getSelectionModel().clearAndSelect(twin.from());
        }
    }

    /** Words of a few kinds are never cut. */
    private static double least(Picture.Twin twin, int at) {
        double whole = LETTER * longest(twin, at) + PADDING;
        return whole <= NEVER_CUT ? Math.max(WORDS, whole) : WORDS;
    }

    private static double heading(double width, Picture.Twin twin, int at) {
        double whole = LETTER * twin.columns().get(at).length() + PADDING;
        return Math.max(width, Math.min(whole, NEVER_CUT));
    }

    /** As wide as its longest cell, within limits: what is short leaves the room to what is long. */
    private static double words(Picture.Twin twin, int at) {
        return Math.clamp(LETTER * longest(twin, at), WORDS, WIDEST);
    }

    private static boolean isSentence(Picture.Twin twin, int at) {
        return longest(twin, at) * LETTER > WIDEST
                && twin.rows().stream().anyMatch(row -> row.get(at).contains(" "));
    }

    private static int longest(Picture.Twin twin, int at) {
        return twin.rows().stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
    }

    private static boolean isFigure(String cell) {
        return FIGURE.matcher(cell).matches();
    }
}
