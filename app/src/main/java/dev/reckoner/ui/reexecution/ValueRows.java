package dev.reckoner.ui.reexecution;

import java.util.Objects;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** Values as rows that are made when they are looked at: a table of millions holds no more of them than are in sight. */
final class ValueRows extends ObservableListBase<ValueRow> {
    private final ValuePair pair;
    private final ValueOrder order;
    private final View view;

    /**
     * What is shown, and how.
     *
     * @param differingOnly true for those only that differ
     * @param largestFirst true for the largest error first, false for the order of the tensor
     */
    record View(boolean differingOnly, boolean largestFirst) {
        /** Everything in the order of the tensor. */
        static final View ALL = new View(false, false);
    }

    ValueRows(ValuePair pair, ValueOrder order, View view) {
        this.pair = pair;
        this.order = order;
        this.view = view.largestFirst() && !order.isSorted() ? new View(view.differingOnly(), false) : view;
    }

    @Override
    public ValueRow get(int place) {
        return ValueRow.of(pair, index(place));
    }

    @Override
    public int size() {
        return view.differingOnly() ? order.differing() : pair.size();
    }

    private int index(int place) {
        Objects.checkIndex(place, size());
        if (view.largestFirst()) {
            return view.differingOnly() ? order.byErrorAt(place) : order.largestFirstAt(place);
        }
        return view.differingOnly() ? order.differingAt(place) : place;
    }

    /** The place of a value; negative where it is not shown. */
    int placeOf(int index) {
        boolean shown =
                index >= 0 && index < pair.size() && (!view.differingOnly() || order.placeOfDiffering(index) >= 0);
        if (!shown) {
            return -1;
        }
        if (view.largestFirst()) {
            return order.placeLargestFirst(index);
        }
        return view.differingOnly() ? order.placeOfDiffering(index) : index;
    }

    /** The tables ask for the selected row whenever rows change; making every row to compare it would take seconds. */
    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof ValueRow it ? placeOf(it.index()) : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }
}
