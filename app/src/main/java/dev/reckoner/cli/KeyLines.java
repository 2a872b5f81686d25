package dev.reckoner.cli;

import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.Ledger;
import java.util.List;

/** Keys for people: a key of ML-DSA-44 takes 1,760 characters, in which nobody finds anything. */
final class KeyLines {
    private static final int LONGEST = 1_000;
    private static final int SHOWN = 80;

    private KeyLines() {}

    /**
     * A key of a case.
     *
     * @param algorithm by which it signs
     * @param id of C2SP, 8 hexadecimal digits
     * @param since the entry that put it in force
     * @param inForce whether it signs heads now
     * @param key written as C2SP has it, name and all
     */
    record Shown(String algorithm, String id, long since, boolean inForce, String key) {
        static Shown of(NoteKey key, Ledger ledger) {
            return new Shown(
                    KeyLines.algorithm(key),
                    key.id(),
                    ledger.inForceSince(key),
                    !ledger.isRetired() && ledger.keys().contains(key),
                    key.written());
        }

        boolean isLong() {
            return algorithm.equals("ML-DSA-44");
        }
    }

    static List<Shown> of(List<NoteKey> keys, Ledger ledger) {
        return keys.stream().map(key -> Shown.of(key, ledger)).toList();
    }

    static String algorithm(NoteKey key) {
        return key instanceof MlDsaCosignerKey ? "ML-DSA-44" : "Ed25519";
    }

    /** Prints them, each written on a line of its own; those that are long only where they are asked for. */
    static void print(List<Shown> keys, boolean full, Output output) {
        for (var key : keys) {
            output.line(key.algorithm + ", ID " + key.id + ", since entry " + key.since
                    + (key.inForce ? "" : ", no longer in force") + ":");
            output.line(full || !key.isLong() ? key.key : left(key.key));
        }
    }

    /** A key as it is written, or where to find it. */
    static String text(NoteKey key, boolean full) {
        return full || !(key instanceof MlDsaCosignerKey) ? key.written() : left(key.written());
    }

    /**
     * Prints a signed head. A signature of ML-DSA-44 takes 3,300 characters: of one that long, who made it, and how to get it.
     *
     * @param whole what gives the head as it is
     */
    static void head(String head, String whole, Output output) {
        head.lines()
                .map(line -> line.length() > LONGEST
                        ? line.substring(0, SHOWN) + "… (" + line.length() + " characters: " + whole + ")"
                        : line)
                .forEach(output::line);
    }

    private static String left(String key) {
        return key.length()
                + " characters: 'reckoner key show --full' prints them, 'reckoner key show -o FILE' writes them";
    }
}
