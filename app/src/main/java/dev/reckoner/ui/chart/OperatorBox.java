package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator of the graph: type, place, figure. The guilty one is red with its sign and its word, another above its bound has a
 * filled square, one that was not checked dashes.
 *
 * @param error what was found of it; empty where it was not checked
 */
record OperatorBox(OperatorEdges.Node operator, Optional<OperatorError> error, boolean guilty) {
    private static final double INSET = 8;
    private static final double SIGN = 10;

    List<Shape> shapes(double x, double y, Measure measure, boolean selected) {
        var shapes = new ArrayList<Shape>();
        double wide = selected ? 2 : 1;
        String edge = guilty ? "contraindicated" : selected ? "accent" : above() ? "series-2" : "control";
        shapes.add(new Plate(
                x,
                y,
                OperatorPicture.GRID.width(),
                OperatorPicture.HEIGHT,
                4,
                Optional.of(guilty ? "contraindicated-soft" : "panel"),
                Optional.of(new Stroke(edge, wide, error.isEmpty()))));
        double room = OperatorPicture.GRID.width() - 2 * INSET;
        shapes.add(words(x, y + 17, Letters.fit(operator.type(), room - signRoom(), Face.STRONG), "text", Face.STRONG));
        String place = OperatorName.inner(operator.type(), operator.name());
        shapes.add(words(x, y + 32, Letters.fit(place, room, Face.CAPTION), "text-2", Face.CAPTION));
        shapes.add(figure(x, y + 47, measure));
        sign(shapes, x + OperatorPicture.GRID.width() - INSET - SIGN, y + INSET);
        return shapes;
    }

    private boolean above() {
        return error.filter(it -> it.multiple() > 1).isPresent();
    }

    private double signRoom() {
        return guilty || above() ? SIGN + 4 : 0;
    }

    private Words words(double x, double y, String text, String colour, Face face) {
        return new Words(x + INSET, y, text, guilty ? "contraindicated" : colour, face, Anchor.START);
    }

    private Words figure(double x, double y, Measure measure) {
        if (error.isEmpty()) {
            return words(x, y, Messages.get("operators.notChecked"), "text-3", Face.CAPTION);
        }
        String figure = measure == Measure.LOCAL
                ? OperatorTable.multiple(error.get())
                : Numbers.error(error.get().drift());
        return guilty
                ? words(x, y, Messages.get("operators.guilty.short", figure), "contraindicated", Face.STRONG)
                : words(x, y, figure, above() ? "series-2" : "text-3", Face.FIGURE);
    }

    private void sign(List<Shape> shapes, double x, double y) {
        if (guilty) {
            OperatorStrip.guiltySign(shapes, x, y);
        } else if (above()) {
            shapes.add(Box.filled(x + 1, y + 1, 8, 8, "series-2"));
        }
    }
}
