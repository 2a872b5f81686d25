package dev.reckoner.attribution;

/** Names as they fit into a node: what is long, as hashes and ids are, is shortened in its middle. */
final class Titles {
    private static final int MOST = 15;
    private static final int HEAD = 5;
    private static final int TAIL = 4;

    private Titles() {}

    static String of(String name) {
        return name.length() <= MOST || name.contains(" ")
                ? name
                : name.substring(0, HEAD) + "…" + name.substring(name.length() - TAIL);
    }
}
