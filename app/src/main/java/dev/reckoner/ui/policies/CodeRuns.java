package dev.reckoner.ui.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of YAML in pieces of one colour each. */
final class CodeRuns {
    private static final Pattern PIECE = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|(?:^|(?<=\\s))#.*|[A-Za-z][\\w-]*:(?=\\s|$)|(?<=^\\s{0,80})-(?=\\s)");

    private CodeRuns() {}

    /** What a piece is. */
    enum Kind {
        KEY,
        COMMENT,
        PLAIN
    }

    /** A piece. */
    record Run(Kind kind, String text) {}

    static List<Run> of(String line) {
        var runs = new ArrayList<Run>();
        int at = 0;
        var pieces = PIECE.matcher(line);
        while (pieces.find()) {
            var kind = kind(pieces.group());
            if (kind != Kind.PLAIN) {
                add(runs, Kind.PLAIN, line.substring(at, pieces.start()));
                add(runs, kind, pieces.group());
                at = pieces.end();
            }
        }
        add(runs, Kind.PLAIN, line.substring(at));
        return runs;
    }

    private static Kind kind(String piece) {
        return switch (piece.charAt(0)) {
            case '#' -> Kind.COMMENT;
            case '"', '\'' -> Kind.PLAIN;
            default -> Kind.KEY;
        };
    }

    private static void add(List<Run> runs, Kind kind, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(kind, text));
        }
    }
}
