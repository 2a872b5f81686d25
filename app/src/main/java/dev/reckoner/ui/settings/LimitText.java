package dev.reckoner.ui.settings;

import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.OptionalInt;

/** Limits of a run as a person writes them. */
final class LimitText {
    private static final int MEBIBYTES = 1024;

    private LimitText() {}

    /**
     * GiB, perhaps with decimals; empty for the ordinary limit.
     *
     * @throws IllegalArgumentException with a sentence, if it is no number
     */
    static OptionalInt mebibytes(String gibibytes) {
        return number(gibibytes, MEBIBYTES);
    }

    /** Whole minutes; empty for the ordinary limit. */
    static OptionalInt minutes(String minutes) {
        return number(minutes, 1);
    }

    private static OptionalInt number(String text, int factor) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            double value = Double.parseDouble(plain.replace(',', '.')) * factor;
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return OptionalInt.of((int) Math.round(value));
            }
        } catch (NumberFormatException e) {
            // Said below, as a number out of range is.
        }
        throw new IllegalArgumentException(Messages.get("settings.devices.limit.number", plain));
    }

    static String gibibytes(OptionalInt mebibytes) {
        return mebibytes.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.3f", mebibytes.getAsInt() / (double) MEBIBYTES)
                        .replaceAll("[.]?0+$", "");
    }

    static String minutes(OptionalInt minutes) {
        return minutes.isEmpty() ? "" : Integer.toString(minutes.getAsInt());
    }
}
