package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.audit.OperatorEdges.Edge;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.OperatorNeighbourhood.Fold;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Curve;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Polygon;
import dev.reckoner.ui.chart.Shape.Stroke;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Operators as a graph from left to right, each with its type, its place and its figure. The guilty one is red with its word,
 * others above their bounds orange, those that were not checked dashed.
 */
public final class OperatorPicture {
    static final double HEIGHT = 56;
    static final LayeredLayout.Grid GRID = new LayeredLayout.Grid(108, 24, 12);

    private static final double FOLD_HEIGHT = 24;
    private static final double MARGIN = 8;
    private static final double ARROW = 6;
    /** Ids of folds lie beyond those of operators: two for each. */
    private static final int FOLDS_FROM = 1_000_000_000;

    private final OperatorNeighbourhood around;
    private final Optional<Localisation> found;
    private final Measure measure;
    private final int selected;
    private double left = MARGIN;
    private double top = MARGIN;
    private final Map<Integer, OperatorError> errors = new HashMap<>();
    private final Map<Integer, LayeredLayout.Placed> placed = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Picture.Spot> spots = new ArrayList<>();

    private OperatorPicture(OperatorNeighbourhood around, Optional<Localisation> found, Measure measure, int selected) {
        this.around = around;
        this.found = found;
        this.measure = measure;
        this.selected = selected;
        found.ifPresent(it -> it.operators().forEach(error -> errors.put(error.index(), error)));
    }

    /**
     * The picture in its own size.
     *
     * @param selected index of the selected operator; -1 for none
     */
    public static Picture of(
            OperatorNeighbourhood around, Optional<Localisation> found, Measure measure, int selected) {
        return new OperatorPicture(around, found, measure, selected).draw(0, 0);
    }

    /** The same in the middle of a room that may be larger, pixels. */
    public static Picture of(
            OperatorNeighbourhood around,
            Optional<Localisation> found,
            Measure measure,
            int selected,
            double width,
            double height) {
        return new OperatorPicture(around, found, measure, selected).draw(width, height);
    }

    /** How many layers fit side by side into that width, those of folds at both ends included. */
    public static int layers(double width) {
        return Math.max(3, (int) ((width - 2 * MARGIN + GRID.gap()) / (GRID.width() + GRID.gap())));
    }

    /** The operators that a fold of the graph holds; empty where a place of the picture is none. */
    public static Optional<Fold> fold(OperatorNeighbourhood around, String target) {
        return around.folds().stream()
                .filter(fold -> target(fold).equals(target))
                .findFirst();
    }

    private Picture draw(double width, double height) {
        LayeredLayout layout = LayeredLayout.of(GRID, nodes(), links());
        left = Math.max(MARGIN, Math.floor((width - layout.width()) / 2));
        top = Math.max(MARGIN, Math.floor((height - layout.height()) / 2));
        layout.nodes().forEach(node -> placed.put(node.id(), node));
        List<LayeredLayout.Link> links = links();
        List<List<Point>> paths = layout.paths();
        for (int i = 0; i < links.size(); i++) {
            path(links.get(i), paths.get(i));
        }
        around.operators().forEach(this::operator);
        around.folds().forEach(this::fold);
        return new Picture(
                Math.max(width, layout.width() + 2 * MARGIN),
                Math.max(height, layout.height() + 2 * MARGIN),
                shapes,
                summary(),
                twin(),
                spots);
    }

    /** Folds stand before and after the operator that they hang on, so that no link leads back. */
    private List<LayeredLayout.Node> nodes() {
        var nodes = new ArrayList<LayeredLayout.Node>();
        for (OperatorEdges.Node operator : around.operators()) {
            folds(operator, true).forEach(fold -> nodes.add(new LayeredLayout.Node(id(fold), FOLD_HEIGHT)));
            nodes.add(new LayeredLayout.Node(operator.index(), HEIGHT));
            folds(operator, false).forEach(fold -> nodes.add(new LayeredLayout.Node(id(fold), FOLD_HEIGHT)));
        }
        return nodes;
    }

    private List<Fold> folds(OperatorEdges.Node operator, boolean before) {
        return around.folds().stream()
                .filter(fold -> fold.at() == operator.index() && fold.before() == before)
                .toList();
    }

    private List<LayeredLayout.Link> links() {
        var links = new ArrayList<>(OperatorNeighbourhood.links(around.edges()));
        around.folds()
                .forEach(fold -> links.add(
                        fold.before()
                                ? new LayeredLayout.Link(id(fold), fold.at())
                                : new LayeredLayout.Link(fold.at(), id(fold))));
        return links;
    }

    private static int id(Fold fold) {
        return FOLDS_FROM + 2 * fold.at() + (fold.before() ? 0 : 1);
    }

    private static String target(Fold fold) {
        return "more:" + id(fold);
    }

    private void path(LayeredLayout.Link link, List<Point> corners) {
        boolean touched = link.from() == selected || link.to() == selected;
        boolean wrong = isAbove(link.from()) && isAbove(link.to());
        String colour = touched ? "accent" : wrong ? "series-2" : "control";
        double width = touched || wrong ? 2 : 1;
        for (int i = 0; i + 1 < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get(i + 1);
            boolean last = i + 2 == corners.size();
            shapes.add(new Curve(
                    left + from.x(), top + from.y(), left + to.x() - (last ? ARROW : 0), top + to.y(), colour, width));
        }
        Point end = corners.getLast();
        double x = left + end.x();
        double y = top + end.y();
        shapes.add(new Polygon(
                List.of(new Point(x, y), new Point(x - ARROW, y - 3.5), new Point(x - ARROW, y + 3.5)), colour));
    }

    private boolean isAbove(int operator) {
        OperatorError error = errors.get(operator);
        return error != null && error.multiple() > 1;
    }

    private boolean isGuilty(int operator) {
        return found.filter(it -> it.guilty().isPresent() && it.guilty().getAsInt() == operator)
                .isPresent();
    }

    private void operator(OperatorEdges.Node operator) {
        LayeredLayout.Placed at = Objects.requireNonNull(placed.get(operator.index()));
        double x = left + at.x();
        double y = top + at.y();
        var box = new OperatorBox(
                operator, Optional.ofNullable(errors.get(operator.index())), isGuilty(operator.index()));
        shapes.addAll(box.shapes(x, y, measure, operator.index() == selected));
        spots.add(new Picture.Spot(x, y, GRID.width(), HEIGHT, words(operator), OperatorTarget.of(operator.index())));
    }

    private void fold(Fold fold) {
        LayeredLayout.Placed at = Objects.requireNonNull(placed.get(id(fold)));
        double width = 72;
        double x = left + at.x() + (fold.before() ? GRID.width() - width : 0);
        double y = top + at.y();
        shapes.add(new Plate(
                x, y, width, FOLD_HEIGHT, 3, Optional.of("header"), Optional.of(new Stroke("control", 1, true))));
        shapes.add(new Words(
                x + width / 2,
                y + 16,
                Messages.get("operators.foldShort", fold.hidden().size()),
                "text-2",
                Face.CAPTION,
                Anchor.MIDDLE));
        spots.add(new Picture.Spot(
                x,
                y,
                width,
                FOLD_HEIGHT,
                Messages.get("operators.fold", fold.hidden().size()),
                target(fold)));
    }

    private String words(OperatorEdges.Node operator) {
        OperatorError error = errors.get(operator.index());
        return error == null || found.isEmpty()
                ? Messages.get("operators.words.notChecked", operator.type(), operator.name())
                : OperatorTable.words(found.get(), error);
    }

    private String summary() {
        return Messages.get(
                "operators.graph.summary",
                around.operators().size(),
                around.edges().size(),
                found.map(Localisation::sentence).orElse(""));
    }

    /** A line for each value that is handed on. */
    private Picture.Twin twin() {
        Map<Integer, OperatorEdges.Node> names = new HashMap<>();
        around.operators().forEach(it -> names.put(it.index(), it));
        return new Picture.Twin(
                List.of(
                        Messages.get("operators.column.from"),
                        Messages.get("operators.column.to"),
                        Messages.get("operators.column.value"),
                        Messages.get("operators.column.taker"),
                        Messages.get("operators.column.takerDrift")),
                around.edges().stream().map(edge -> row(edge, names)).toList());
    }

    private List<String> row(Edge edge, Map<Integer, OperatorEdges.Node> names) {
        OperatorError error = errors.get(edge.to());
        return List.of(
                label(Objects.requireNonNull(names.get(edge.from()))),
                label(Objects.requireNonNull(names.get(edge.to()))),
                edge.value(),
                error == null ? Messages.get("operators.notChecked") : OperatorTable.multiple(error),
                error == null ? Messages.get("operators.notChecked") : Numbers.power10(error.drift()));
    }

    private static String label(OperatorEdges.Node operator) {
        return operator.index() + " " + operator.type() + " " + operator.name();
    }
}
