package dev.reckoner.ui.chart;

import java.util.List;

/**
 * What of the operators is in sight.
 *
 * @param measure what the bars show
 * @param columns every column
 * @param from which of them is the first in sight
 * @param selected index in the graph of the selected operator; -1 for none
 */
public record StripView(OperatorStrip.Measure measure, List<StripColumn> columns, int from, int selected) {
    public StripView {
        columns = List.copyOf(columns);
    }

    /** The columns that fit into so many halves. */
    List<StripColumn> shown(int room) {
        int first = Math.clamp(from, 0, StripColumn.last(columns, room));
        int end = first;
        int halves = 0;
        while (end < columns.size() && halves + columns.get(end).halves() <= room) {
            halves += columns.get(end).halves();
            end++;
        }
        return columns.subList(first, end);
    }
}
