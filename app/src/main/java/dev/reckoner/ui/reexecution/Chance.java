package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import java.util.Locale;

/** The chance of a coincidence in words: {@code chance 1 in 10⁹}. */
final class Chance {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** Beyond it a figure says no more than that numbers end. */
    private static final double EXCLUDED = 1e-300;

    private Chance() {}

    /**
     * A chance.
     *
     * @param chance from 0 to 1
     */
    static String words(double chance) {
        if (Double.isNaN(chance) || chance >= 0.5) {
            return Messages.get("reexecution.chance.likely");
        }
        if (chance >= 1e-4) {
            return Messages.get("reexecution.chance.oneIn", Math.round(1 / chance));
        }
        if (chance <= EXCLUDED) {
            return Messages.get("reexecution.chance.excluded");
        }
        // Rounded down: a coincidence is never called less likely than it is.
        int power = (int) Math.floor(-Math.log10(chance) + 1e-9);
        return Messages.get("reexecution.chance.power", raised(power));
    }

    /** The same where every value of an output of so many may be equal. */
    static String words(double chance, boolean equal, long values) {
        return equal && chance <= EXCLUDED ? Messages.get("reexecution.chance.equal", values) : words(chance);
    }

    private static String raised(int number) {
        var text = new StringBuilder();
        for (char digit : String.format(Locale.ROOT, "%d", number).toCharArray()) {
            text.append(RAISED.charAt(digit - '0'));
        }
        return text.toString();
    }
}
