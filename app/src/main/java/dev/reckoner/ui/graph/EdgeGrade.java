package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape.Dash;

/** How well an edge is established, told by how its line is broken. */
public enum EdgeGrade {
    /** By signatures, hashes or proofs. */
    PROVEN(Dash.NONE),
    /** By what was measured or is consistent with it. */
    SUPPORTED(Dash.LONG),
    /** Somebody says so. */
    ASSERTED(Dash.DOTS),
    /** Somebody says so, and what was found speaks against it. */
    CONTRADICTED(Dash.DASH_DOT);

    private final Dash dash;

    EdgeGrade(Dash dash) {
        this.dash = dash;
    }

    /** How its line is broken. */
    public Dash dash() {
        return dash;
    }
}
