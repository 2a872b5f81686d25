package dev.reckoner.attribution;

/**
 * Names as they fit into a node: of what is long, as hashes, ids and models with their versions are, the beginning and the end, which
 * tell it from others.
 */
final class Titles {
    private static final int MOST = 13;
    private static final int HEAD = 4;
    private static final int TAIL = 6;

    private Titles() {}

    static String of(String name) {
        return name.length() <= MOST
                ? name
                : name.substring(0, HEAD).strip() + "…"
                        + name.substring(name.length() - TAIL).strip();
    }
}
