package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What stands in the strip of operators: one of them, or a fold of those between two that are shown. */
public sealed interface StripColumn {
    /** Folds of so many are told by a figure alone. */
    int FEW = 9;

    /** How many half columns it takes. */
    int halves();

    /** An operator. */
    record One(OperatorError operator) implements StripColumn {
        @Override
        public int halves() {
            return 2;
        }
    }

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

        boolean isNarrow() {
            return size() <= FEW;
        }

        @Override
        public int halves() {
            return size() == 1 || !isNarrow() ? 2 : 1;
        }
    }

    /** How many half columns these take. */
    static int halves(List<? extends StripColumn> columns) {
        return columns.stream().mapToInt(StripColumn::halves).sum();
    }

    /** The last column that may stand first without leaving room unused at the end. */
    static int last(List<StripColumn> columns, int room) {
        int first = columns.size();
        int halves = 0;
        while (first > 0 && halves + columns.get(first - 1).halves() <= room) {
            halves += columns.get(--first).halves();
        }
        return Math.min(first, Math.max(0, columns.size() - 1));
    }

    /**
     * Those that matter as far as there is room, and what was opened in any case.
     *
     * @param edges which operator hands a value to which, as far as that is known
     * @param centre place in the list of the operator that matters most
     * @param opened places in the list
     * @param room how many half columns fit
     */
    static List<StripColumn> choose(
            List<OperatorError> operators, OperatorEdges edges, int centre, BitSet opened, int room) {
        var shown = new BitSet(operators.size());
        if (!operators.isEmpty()) {
            shown.set(centre);
        }
        for (int next : operators.isEmpty() ? List.<Integer>of() : OperatorWeight.order(operators, edges, centre)) {
            shown.set(next);
            if (halves(spans(shown, operators.size())) > room) {
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
