package dev.reckoner.ledger;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one of H2's maps as it should be: keys strictly ascending from leaf to leaf and each where the nodes above say, counts that
 * are right. H2 checks nothing of that. In a tree that is not so, what is found depends on which way one looks.
 */
final class OrderedTree<K, V> {
    private static final int DEEPEST = 40;
    /** Of pages without keys, which H2 leaves only where a whole map was emptied. */
    private static final int MOST_EMPTY = 100;

    private final MVMap<K, V> map;
    private final Visitor<K, V> visitor;
    private int empty;
    private @Nullable K last;

    private OrderedTree(MVMap<K, V> map, Visitor<K, V> visitor) {
        this.map = map;
        this.visitor = visitor;
    }

    /** Is told of every key with its value, in order. */
    @FunctionalInterface
    interface Visitor<K, V> {
        void entry(K key, V value);
    }

    /** Walks all of the map; true if it is so. */
    static <K, V> boolean walk(MVMap<K, V> map, Visitor<K, V> visitor) {
        var root = map.getRootPage();
        return new OrderedTree<>(map, visitor).walk(root, null, null, 0) == root.getTotalCount();
    }

    /**
     * Walks a page and those below it.
     *
     * @param low what no key may be smaller than
     * @param high what every key must be smaller than
     * @return how many keys the leaves have; less than none where something is wrong
     */
    private long walk(Page<K, V> page, @Nullable K low, @Nullable K high, int depth) {
        if (depth > DEEPEST) {
            return -1;
        }
        return page.isLeaf() ? leaf(page, low, high) : node(page, low, high, depth);
    }

    private long leaf(Page<K, V> page, @Nullable K low, @Nullable K high) {
        if (page.getKeyCount() == 0 && ++empty > MOST_EMPTY) {
            return -1;
        }
        for (int i = 0; i < page.getKeyCount(); i++) {
            K key = page.getKey(i);
            if (last != null && compare(last, key) >= 0 || !isWithin(key, low, high)) {
                return -1;
            }
            visitor.entry(key, page.getValue(i));
            last = key;
        }
        return page.getKeyCount();
    }

    private long node(Page<K, V> page, @Nullable K low, @Nullable K high, int depth) {
        long keys = 0;
        for (int i = 0; i <= page.getKeyCount(); i++) {
            K from = i == 0 ? low : page.getKey(i - 1);
            K until = i == page.getKeyCount() ? high : page.getKey(i);
            if (from != null && until != null && compare(from, until) >= 0) {
                return -1;
            }
            var child = page.getChildPage(i);
            long below = walk(child, from, until, depth + 1);
            if (below < 0 || below != child.getTotalCount()) {
                return -1;
            }
            keys += below;
        }
        return keys;
    }

    private boolean isWithin(K key, @Nullable K low, @Nullable K high) {
        return (low == null || compare(low, key) <= 0) && (high == null || compare(key, high) < 0);
    }

    private int compare(K left, K right) {
        return map.getKeyType().compare(left, right);
    }
}
