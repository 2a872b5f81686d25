package dev.reckoner.crypto.evm;

import java.util.List;

/**
 * A list in recursive length prefix.
 *
 * @param items in order
 */
public record Items(List<RlpItem> items) implements RlpItem {
    public Items {
        items = List.copyOf(items);
    }

    /** A list of these. */
    public static Items of(RlpItem... items) {
        return new Items(List.of(items));
    }

    /** How many. */
    public int size() {
        return items.size();
    }

    /** The item at an index from 0. */
    public RlpItem at(int index) {
        return items.get(index);
    }
}
