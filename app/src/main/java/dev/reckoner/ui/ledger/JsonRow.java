package dev.reckoner.ui.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the lines of JSON: a line, or a piece of one that is longer than there is room for.
 *
 * @param number of the line, from 1; 0 for what goes on from the row before
 * @param parts what stands in it
 */
record JsonRow(int number, JsonLine parts) {
    /** What goes on is set in by so much beyond its line. */
    private static final int HANGING = 4;
    /** Room for a word, however deep a line is set in. */
    private static final int LEAST = 12;

    /** The rows of lines, none wider than so many characters. */
    static List<JsonRow> of(List<JsonLine> lines, int columns) {
        var rows = new ArrayList<JsonRow>();
        for (int i = 0; i < lines.size(); i++) {
            add(i + 1, lines.get(i), columns, rows);
        }
        return List.copyOf(rows);
    }

    /** The same of lines that are no JSON: they are cut where the room ends, since a blank in them may mean something. */
    static List<JsonRow> ofRaw(List<String> lines, int columns) {
        var rows = new ArrayList<JsonRow>();
        for (int i = 0; i < lines.size(); i++) {
            String rest = lines.get(i);
            int cut = whole(rest, columns);
            rows.add(new JsonRow(i + 1, new JsonLine("", "", rest.substring(0, cut))));
            while (cut < rest.length()) {
                rest = rest.substring(cut);
                cut = whole(rest, columns);
                rows.add(new JsonRow(0, new JsonLine("", "", rest.substring(0, cut))));
            }
        }
        return List.copyOf(rows);
    }

    private static void add(int number, JsonLine line, int columns, List<JsonRow> rows) {
        int head = line.before().length() + line.name().length();
        String rest = line.after();
        String indent = " ".repeat(Math.clamp(line.before().length() + HANGING, 0, Math.max(0, columns - LEAST)));
        int next = Math.max(LEAST, columns - indent.length());
        int cut = cut(rest, Math.max(LEAST, columns - head), next);
        rows.add(new JsonRow(number, new JsonLine(line.before(), line.name(), rest.substring(0, cut))));
        while (cut < rest.length()) {
            rest = rest.substring(cut);
            cut = cut(rest, next, next);
            rows.add(new JsonRow(0, new JsonLine(indent, "", rest.substring(0, cut))));
        }
    }

    /** Behind the last blank that fits, unless the word after it fits into no row either. */
    private static int cut(String text, int room, int next) {
        if (text.length() <= room) {
            return text.length();
        }
        int blank = text.lastIndexOf(' ', room - 1) + 1;
        int end = text.indexOf(' ', blank);
        int word = (end < 0 ? text.length() : end) - blank;
        return blank > 0 && word <= next ? blank : whole(text, room);
    }

    /** As much as there is room for, and no half of a character. */
    private static int whole(String text, int room) {
        if (text.length() <= room) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(room - 1)) ? room + 1 : room;
    }
}
