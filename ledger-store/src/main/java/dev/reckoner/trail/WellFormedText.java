package dev.reckoner.trail;

/**
 * Text whose UTF-16 surrogates stand in pairs. Half a pair is no character: it has no UTF-8 form, so neither the ledger nor
 * any file can hold it (RFC 7493, 2.1), while Java's text and JSON's escapes can.
 */
public final class WellFormedText {
    private static final int NONE = -1;

    private WellFormedText() {}

    /** The text with U+FFFD for each half of a pair; itself as a rule. */
    public static String of(String text) {
        if (isWellFormed(text)) {
            return text;
        }
        var whole = new StringBuilder(text);
        for (int at = half(whole, 0); at != NONE; at = half(whole, at)) {
            whole.setCharAt(at, '\uFFFD');
        }
        return whole.toString();
    }

    /** True if no half of a pair stands alone. */
    static boolean isWellFormed(String text) {
        return half(text, 0) == NONE;
    }

    /** The beginning of the text, a mark of omission after it where something is left out; no pair is cut in two. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean cutsPair =
                Character.isHighSurrogate(text.charAt(most - 1)) && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, cutsPair ? most - 1 : most) + "…";
    }

    /** Where the first half is that stands alone. */
    private static int half(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return NONE;
    }
}
