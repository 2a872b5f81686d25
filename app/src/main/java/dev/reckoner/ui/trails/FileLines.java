package dev.reckoner.ui.trails;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The surroundings of a line of a text file.
 *
 * @param first number of the first line shown, from 1
 * @param chosen number of the line that is meant
 * @param lines as they are in the file, cut after {@link #LONGEST} characters
 */
record FileLines(long first, long chosen, List<String> lines) {
    static final int LONGEST = 400;
    private static final int AROUND = 2;
    private static final Pattern LINE = Pattern.compile("(?:line |^:?)(\\d{1,15})(?:\\D.*)?$");

    FileLines {
        lines = List.copyOf(lines);
    }

    /** The line number that a place names: {@code line 2118}, {@code line 2,118, column 4} or {@code 17}. */
    static OptionalLong number(String place) {
        var match = LINE.matcher(place.strip().replaceAll("(?<=\\d),(?=\\d{3})", ""));
        return match.find() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }

    /** Two lines before to two lines after; empty where the bytes are not UTF-8 text or have no such line. */
    static Optional<FileLines> around(byte[] bytes, long number) {
        int start = 0;
        var shown = new ArrayList<String>();
        long first = Math.max(1, number - AROUND);
        long line = 1;
        for (int i = 0; i <= bytes.length && line <= number + AROUND; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (line >= first) {
                    Optional<String> text = text(bytes, start, i);
                    if (text.isEmpty()) {
                        return Optional.empty();
                    }
                    shown.add(text.get());
                }
                start = i + 1;
                line++;
            }
        }
        return first + shown.size() > number ? Optional.of(new FileLines(first, number, shown)) : Optional.empty();
    }

    /** Cut bytes may end inside a character, which is dropped; anything else that is not UTF-8 is no text. */
    private static Optional<String> text(byte[] bytes, int start, int end) {
        int length = Math.min(end - start, 4 * LONGEST);
        while (length < end - start && length > 0 && (bytes[start + length] & 0xC0) == 0x80) {
            length--;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(bytes, start, length))
                    .toString();
            boolean binary = text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r');
            return binary ? Optional.empty() : Optional.of(cut(text.stripTrailing()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
