package dev.reckoner.ui.reputation;

import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Stroke;

/** How one of up to six lines is drawn: so that it is told from the others without its colour too. */
enum Slot {
    FIRST("series-2", Dash.NONE),
    SECOND("series-1", Dash.LONG),
    THIRD("series-4", Dash.DOTS),
    FOURTH("series-3", Dash.DASH_DOT),
    FIFTH("series-5", Dash.WIDE),
    SIXTH("series-6", Dash.SHORT);

    private static final double WIDTH = 2;

    private final String colour;
    private final Dash dash;

    Slot(String colour, Dash dash) {
        this.colour = colour;
        this.dash = dash;
    }

    String colour() {
        return colour;
    }

    Stroke stroke() {
        return new Stroke(colour, WIDTH, dash);
    }
}
