package dev.reckoner.ui.graph;

/** What is said of an edge beside its grade, in the order in which edges lie over each other. */
public enum EdgeEmphasis {
    /** Nothing. */
    NONE("control", 1),
    /** It carries on what went wrong. */
    BLAST("warning", 2),
    /** It belongs to the path that is asked about. */
    LIT("accent", 2.5);

    private final String colour;
    private final double width;

    EdgeEmphasis(String colour, double width) {
        this.colour = colour;
        this.width = width;
    }

    String colour() {
        return colour;
    }

    double width() {
        return width;
    }
}
