package dev.reckoner.cli;

/** A count with its noun. */
final class Plural {
    private Plural() {}

    /** For example {@code 1 claim}, {@code 2 claims}. */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** For example {@code 1 entry}, {@code 2 entries}. */
    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
