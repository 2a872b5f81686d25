package dev.reckoner.cli;

/** Text of trails as a terminal may be given it: it could otherwise forge rows, move the cursor or turn the writing round. */
final class TerminalText {
    private TerminalText() {}

    /** One line: what is not seen, or changes how the rest is seen, stands as the escape that JSON has for it. */
    static String of(String text) {
        if (text.codePoints().noneMatch(TerminalText::acts)) {
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
