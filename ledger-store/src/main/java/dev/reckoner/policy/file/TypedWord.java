package dev.reckoner.policy.file;

/**
 * The word at which somebody types.
 *
 * @param before the text before the word
 * @param after the text behind it
 * @param from where it begins in its line, from 0
 * @param to where it ends in its line
 * @param typed the part of it before the caret
 * @param isQuoted true if it stands in double quotation marks
 */
record TypedWord(String before, String after, int from, int to, String typed, boolean isQuoted) {
    private static final String BESIDES_LETTERS = "-._";

    static TypedWord at(String text, int line, int column) {
        int start = startOf(text, line);
        int newline = text.indexOf('\n', start);
        int end = newline < 0 ? text.length() : newline;
        int caret = Math.clamp(start + column - 1L, start, end);
        boolean isQuoted =
                text.substring(start, caret).chars().filter(c -> c == '"').count() % 2 == 1;
        int from = caret;
        while (from > start && isOfWord(text.charAt(from - 1), isQuoted)) {
            from--;
        }
        int to = caret;
        while (to < end && isOfWord(text.charAt(to), isQuoted)) {
            to++;
        }
        String typed = text.substring(from, caret);
        return new TypedWord(text.substring(0, from), text.substring(to), from - start, to - start, typed, isQuoted);
    }

    /** Where that line begins, or the last one if there are not so many. */
    private static int startOf(String text, int line) {
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    private static boolean isOfWord(char c, boolean isQuoted) {
        return isQuoted ? c != '"' && c != '\r' : Character.isLetterOrDigit(c) || BESIDES_LETTERS.indexOf(c) >= 0;
    }

    /** True if a colon stands behind it, so that none need be inserted. */
    boolean hasColon() {
        String rest = isQuoted && after.startsWith("\"") ? after.substring(1) : after;
        return rest.stripLeading().startsWith(":");
    }
}
