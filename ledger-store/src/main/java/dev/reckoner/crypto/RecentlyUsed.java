package dev.reckoner.crypto;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what follows from a key, for the keys that were asked for last. For functions without side effects only; two
 * threads that ask at the same moment may both work it out.
 *
 * @param <K> everything that the value depends on
 * @param <V> the value
 */
final class RecentlyUsed<K, V> {
    private final Map<K, V> known;

    /**
     * Works a value out.
     *
     * @param <V> the value
     * @param <E> what keeps it from being worked out; then nothing is remembered
     */
    @FunctionalInterface
    interface Work<V, E extends Exception> {
        V get() throws E;
    }

    /** Remembers at most so many. */
    RecentlyUsed(int most) {
        known = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of the key, worked out where it is not known. */
    <E extends Exception> V get(K key, Work<V, E> work) throws E {
        synchronized (known) {
            V value = known.get(key);
            if (value != null) {
                return value;
            }
        }
        V value = work.get();
        synchronized (known) {
            known.put(key, value);
        }
        return value;
    }

    /** How many are remembered. */
    int size() {
        synchronized (known) {
            return known.size();
        }
    }
}
