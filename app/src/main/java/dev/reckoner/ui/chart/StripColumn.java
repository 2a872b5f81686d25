package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.OperatorError;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What stands in the strip of operators: one of them, or a fold of those between two that are shown. */
public sealed interface StripColumn {
    /** An operator. */
    record One(OperatorError operator) implements StripColumn {}

    /**
     * Operators that are not shown.
     *
     * @param from place of the first in the list of all
     * @param to place after the last
     */
    record Fold(int from, int to) implements StripColumn {
        int size() {
            return to - from;
        }
    }

    /**
     * Those that matter as far as there is room, and what was opened in any case.
     *
     * @param centre place in the list of the operator that matters most
     * @param opened places in the list
     * @param room how many columns fit
     */
    static List<StripColumn> choose(List<OperatorError> operators, int centre, BitSet opened, int room) {
        var shown = new BitSet(operators.size());
        if (!operators.isEmpty()) {
            shown.set(centre);
        }
        for (int next : OperatorWeight.order(operators, centre)) {
            shown.set(next);
            if (spans(shown, operators.size()).size() > room) {
                shown.clear(next);
            }
        }
        shown.set(centre, Math.min(centre + 1, operators.size()));
        shown.or(opened);
        return spans(shown, operators.size()).stream()
                .<StripColumn>map(span -> span.size() == 1 ? new One(operators.get(span.from())) : span)
                .toList();
    }

    /** Each shown place alone, and the gaps between them; a gap of one takes as much room as the one. */
    private static List<Fold> spans(BitSet shown, int size) {
        var spans = new ArrayList<Fold>();
        int at = 0;
        while (at < size) {
            int next = shown.nextSetBit(at);
            int end = next == at ? at + 1 : next < 0 ? size : next;
            spans.add(new Fold(at, end));
            at = end;
        }
        return spans;
    }
}
