package dev.reckoner.audit;

/**
 * Text of trails as a terminal or a clipboard may be given it: it could otherwise forge rows, move the cursor or turn the
 * writing round.
 */
public final class PlainLine {
    private PlainLine() {}

    /** One line: what is not seen, or changes how the rest is seen, stands as the escape that JSON has for it. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(PlainLine::acts)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (acts(c)) {
                for (char unit : Character.toChars(c)) {
                    shown.append("\\u%04x".formatted((int) unit));
                }
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean acts(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
