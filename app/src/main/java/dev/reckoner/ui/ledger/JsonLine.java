package dev.reckoner.ui.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of indented JSON, taken apart for the eye.
 *
 * @param before blanks, and what stands before a name
 * @param name a member's name in its quotation marks; empty text where the line has none
 * @param after the rest; hashes are shortened in the middle
 */
record JsonLine(String before, String name, String after) {
    private static final Pattern MEMBER = Pattern.compile("(\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\") ?:(.*)", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile("\"((?:0x|sha256:)?[0-9a-f]{6})[0-9a-f]{28,}([0-9a-f]{6})\"");
    /** Longer lines are read as a copy, not in a window. */
    private static final int LONGEST = 400;

    static JsonLine of(String line) {
        Matcher member = MEMBER.matcher(line);
        return member.matches()
                ? new JsonLine(member.group(1), member.group(2), ":" + shortened(member.group(3)))
                : new JsonLine("", "", shortened(line));
    }

    private static String shortened(String text) {
        String hashes = HASH.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\"" + found.group(1) + "…" + found.group(2) + "\""));
        return hashes.length() <= LONGEST ? hashes : hashes.substring(0, LONGEST) + "…";
    }
}
