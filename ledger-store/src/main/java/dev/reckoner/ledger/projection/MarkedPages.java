package dev.reckoner.ledger.projection;

import java.util.Arrays;

/** Numbers in order, all of them while they are few; then only the first of each page. */
final class MarkedPages {
    private final int most;
    private final int page;
    private int[] numbers = new int[1_024];
    private int count;
    private long size;
    private boolean thinned;

    /**
     * Nothing yet.
     *
     * @param most how many are kept one by one
     * @param page how many numbers make a page
     */
    MarkedPages(int most, int page) {
        this.most = most;
        this.page = page;
    }

    void add(int number) {
        if (!thinned && count == most) {
            thin();
        }
        if (!thinned || size % page == 0) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }
        size++;
    }

    private void thin() {
        int kept = 0;
        for (int i = 0; i < count; i += page) {
            numbers[kept++] = numbers[i];
        }
        count = kept;
        numbers = Arrays.copyOf(numbers, Math.max(1, kept));
        thinned = true;
    }

    int[] numbers() {
        return Arrays.copyOf(numbers, count);
    }

    /** How far apart the numbers are. */
    int apart() {
        return thinned ? page : 1;
    }

    /** How many were added. */
    long size() {
        return size;
    }
}
