package dev.reckoner.ui.graph;

/** Sizes of a picture of a graph, pixels at 100 %, on a grid of 4. */
final class Grid {
    static final double UNIT = 4;
    static final double NODE_WIDTH = 116;
    static final double NODE_HEIGHT = 40;
    /** Between the nodes of a column. */
    static final double ROW_GAP = 24;
    /** From a column to the next. */
    static final double PITCH = 144;
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
