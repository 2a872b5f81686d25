package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.StandardTable;
import java.util.List;

/** The data of a picture as a table, for the keyboard and for screen readers. */
final class TwinTable {
    private TwinTable() {}

    /** Shows these data in a table. */
    static void fill(StandardTable<List<String>> table, Picture.Twin twin) {
        table.getColumns().clear();
        for (int i = 0; i < twin.columns().size(); i++) {
            int at = i;
            table.text(twin.columns().get(i), 0, row -> row.get(at), "mono", "figures")
                    .setSortable(false);
        }
        table.getColumns().forEach(column -> column.setMinWidth(72));
        table.rows().setAll(twin.rows());
    }
}
