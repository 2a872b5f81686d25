package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.StandardTable;
import java.util.List;
import java.util.regex.Pattern;

/** The data of a picture as a table, for the keyboard and for screen readers. */
final class TwinTable {
    private static final Pattern FIGURE = Pattern.compile("|[-+]?[0-9][-+0-9.,e]*[×%]?|-?infinite|NaN");
    private static final double FIGURES = 72;
    private static final double WORDS = 64;

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
            column.setMinWidth(figures ? FIGURES : WORDS);
            column.setPrefWidth(figures ? FIGURES : 2 * WORDS);
        }
        table.rows().setAll(twin.rows());
    }

    private static boolean isFigure(String cell) {
        return FIGURE.matcher(cell).matches();
    }
}
