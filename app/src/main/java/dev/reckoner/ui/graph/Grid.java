package dev.reckoner.ui.graph;

/** Sizes of a picture of a graph, pixels at 100 %, on a grid of 4. */
final class Grid {
    static final double UNIT = 4;
    /** A node is as wide as its names need, but no less. */
    static final double LEAST_NODE = 116;
    /** No more, either: a hash is cut in the middle. */
    static final double WIDEST_NODE = 208;

    static final double NODE_HEIGHT = 40;
    /** Between the nodes of a column. */
    static final double ROW_GAP = 24;
    /** From the nodes of a column to those of the next. */
    static final double COLUMN_GAP = 28;
    /** So much is in sight beside the inspector with every line of text still legible. */
    static final double WINDOW = 956;
    /** Around the whole, so that signs at corners have room. */
    static final double MARGIN = 16;
    /** Room for the titles of the columns. */
    static final double HEAD = 44;
    /** How far the second sheet of a fold shows on the right and below. */
    static final double SHEET = 4;

    private Grid() {}

    /** The nearest place on the grid. */
    static double snap(double at) {
        return Math.rint(at / UNIT) * UNIT;
    }
}
