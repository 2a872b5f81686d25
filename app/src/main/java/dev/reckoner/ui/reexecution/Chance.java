package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import java.util.Locale;

/** The chance of a coincidence in words: {@code chance 1 in 10⁹}. */
final class Chance {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int SMALLEST = 300;

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
        // Rounded down: a coincidence is never called less likely than it is.
        int power = chance <= 0 ? SMALLEST : (int) Math.floor(-Math.log10(chance) + 1e-9);
        return Messages.get("reexecution.chance.power", raised(Math.min(power, SMALLEST)));
    }

    private static String raised(int number) {
        var text = new StringBuilder();
        for (char digit : String.format(Locale.ROOT, "%d", number).toCharArray()) {
            text.append(RAISED.charAt(digit - '0'));
        }
        return text.toString();
    }
}
