package dev.reckoner.ui.graph;

/** What is said of a node beside what it is. Colours are token names; widths, grounds and words tell them apart without colour. */
public enum Emphasis {
    /** Nothing. */
    NONE("control", 1, "panel", "text-2"),
    /** It lies on the path that is asked about. */
    LIT("accent", 2, "panel", "accent"),
    /** It is what is asked about. */
    SELECTED("accent", 2, "selected", "accent"),
    /** It is reached by what went wrong, or derived from it. */
    BLAST("warning", 1, "warning-soft", "warning"),
    /** It was claimed, and what was found contradicts it. */
    CONTRADICTED("contraindicated", 2, "panel", "contraindicated"),
    /** The evidence speaks against it. */
    ACCUSED("contraindicated", 2, "contraindicated-soft", "contraindicated");

    private final String outline;
    private final double width;
    private final String ground;
    private final String icon;

    Emphasis(String outline, double width, String ground, String icon) {
        this.outline = outline;
        this.width = width;
        this.ground = ground;
        this.icon = icon;
    }

    String outline() {
        return outline;
    }

    double width() {
        return width;
    }

    String ground() {
        return ground;
    }

    String icon() {
        return icon;
    }
}
