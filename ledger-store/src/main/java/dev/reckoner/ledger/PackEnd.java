package dev.reckoner.ledger;

/**
 * How far the packs are known to be on disk; kept with every commit. What lies before it is never cut.
 *
 * @param pack number of the newest pack, 0 where there is none
 * @param length bytes of it
 */
record PackEnd(int pack, long length) {
    static final PackEnd NONE = new PackEnd(0, 0);

    /** How many bytes of the pack of that number are acknowledged. */
    long within(int number) {
        return number < pack ? Long.MAX_VALUE : number == pack ? length : 0;
    }

    /** True if what is at that place is acknowledged. */
    boolean covers(PackPlace place) {
        return place.offset() < within(place.pack());
    }
}
