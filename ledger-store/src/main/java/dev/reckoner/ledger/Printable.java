package dev.reckoner.ledger;

/** Words out of a file that somebody else wrote, fit for a sentence: short, on one line, without characters that steer a terminal. */
final class Printable {
    private static final int MOST = 120;

    private Printable() {}

    static String of(String text) {
        var line = text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= MOST ? line : line.substring(0, MOST) + " …";
    }
}
