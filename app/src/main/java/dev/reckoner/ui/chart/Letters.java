package dev.reckoner.ui.chart;

import java.util.List;

/** How much room text takes, without a toolkit: pictures are made where there is none. */
public final class Letters {
    /** How much wider names are than plain words. */
    private static final double STRONG = 1.04;

    /** Letters of Inter by their width in ems, as its own tables have them; others are as wide as most small letters. */
    private static final List<Kind> KINDS = List.of(
            new Kind("ijlI|'", 0.26),
            new Kind(" .,:;!", 0.29),
            new Kind("frt/()[]", 0.37),
            new Kind("1", 0.41),
            new Kind("bdghnopqu", 0.61),
            new Kind("023456789BEFKPRSTZ$&", 0.64),
            new Kind("AVXY×", 0.68),
            new Kind("CDGHNOQU", 0.75),
            new Kind("mMw…", 0.88),
            new Kind("W%@", 0.99));

    private static final double OTHER = 0.56;

    private Letters() {}

    private record Kind(String letters, double width) {}

    static double width(String text) {
        return width(text, Shape.Face.CAPTION);
    }

    /** Pixels at 100 %. */
    public static double width(String text, Shape.Face face) {
        double ems = text.chars().mapToDouble(Letters::ems).sum();
        return face.size() * ems * (face == Shape.Face.STRONG ? STRONG : 1);
    }

    private static double ems(int letter) {
        for (Kind kind : KINDS) {
            if (kind.letters().indexOf(letter) >= 0) {
                return kind.width();
            }
        }
        return OTHER;
    }

    /** Its beginning and its end, as far as they fit: what tells names, ids and hashes apart is there. */
    public static String fitMiddle(String text, double room, Shape.Face face) {
        String cut = text;
        for (int kept = text.length() - 1; kept > 0 && width(cut, face) > room; kept--) {
            int tail = kept / 2;
            cut = text.substring(0, kept - tail).stripTrailing() + "…"
                    + text.substring(text.length() - tail).stripLeading();
        }
        return cut;
    }

    /** As much of a text as fits, with an ellipsis where it is cut. */
    public static String fit(String text, double room, Shape.Face face) {
        if (width(text, face) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", face) > room) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
