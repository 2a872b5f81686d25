package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;

/**
 * Candidates for a digest among numbered rows, at 16 bytes a row. Digests are told apart by their first 64 bits, so whoever asks
 * compares the row's digest; two rows of the same 64 bits are both kept. Not thread-safe.
 */
final class DigestNumbers {
    private static final int FIRST_SIZE = 1 << 10;

    private long[] keys = new long[FIRST_SIZE];
    /** Zero where the slot is free; numbers begin at 1. */
    private int[] numbers = new int[FIRST_SIZE];

    private int size;
    /** Unknown to whoever makes a trail: ids could otherwise be chosen to fall into one slot. */
    private final long multiplier = new SecureRandom().nextLong() | 1;

    /**
     * Adds a number, unless there are so many of that digest already: each costs those that come after it a step.
     *
     * @param most of one digest
     * @return true if it was added; false where the digest has that number already too
     */
    boolean add(Digest digest, long number, int most) {
        if (count(key(digest)) >= most || candidates(digest).contains(Math.toIntExact(number))) {
            return false;
        }
        add(digest, number);
        return true;
    }

    private int count(long key) {
        int count = 0;
        for (int slot = slot(key); numbers[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key) {
                count++;
            }
        }
        return count;
    }

    void add(Digest digest, long number) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        put(key(digest), Math.toIntExact(number));
    }

    private void put(long key, int number) {
        int slot = slot(key);
        while (numbers[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        numbers[slot] = number;
        size++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                put(oldKeys[i], oldNumbers[i]);
            }
        }
    }

    /** Numbers of the rows that may be of that digest, ascending; almost always none or one. */
    Set<Integer> candidates(Digest digest) {
        long key = key(digest);
        int slot = slot(key);
        if (numbers[slot] == 0) {
            return Set.of();
        }
        Set<Integer> found = new TreeSet<>();
        while (numbers[slot] != 0) {
            if (keys[slot] == key) {
                found.add(numbers[slot]);
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return found;
    }

    void clear() {
        keys = new long[FIRST_SIZE];
        numbers = new int[FIRST_SIZE];
        size = 0;
    }

    private static long key(Digest digest) {
        return Long.parseUnsignedLong(digest.hex(), 0, 16, 16);
    }

    private int slot(long key) {
        return (int) ((key * multiplier) >>> 24) & (keys.length - 1);
    }
}
