package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * A graph that fills its room: it is moved by dragging, zoomed by the wheel, and gone through with the arrow keys along its edges.
 * However much happens between two pulses, it is painted once, and only what is in sight.
 */
public final class GraphCanvas extends Region {
    private static final double STEP = 1.25;
    /** Smaller than this a graph is not shown as a whole at first, but where it matters. */
    private static final double READABLE = 0.82;

    private static final double MINIMAP_EDGE = 12;

    private final Canvas canvas = new Canvas();
    private final Minimap minimap = new Minimap((x, y) -> look(view -> view.centredOn(new Area(x, y, 0, 0))));
    private final ObservableValue<Theme> theme = Theme.around(this);
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    private Optional<GraphPicture> picture = Optional.empty();
    private Viewport view = new Viewport(0, 0, 1, 0, 0);
    /** What is shown has not been seen yet: where it stands is decided when the room is known. */
    private boolean fresh;
    /** True until somebody looks elsewhere: what is shown follows the room as long as it is as it began. */
    private boolean untouched;

    /** In which corner the minimap hides less of what is shown at first; it stays there, since one that jumps is in the way. */
    private boolean minimapAtLeft;

    private Pointed pointed = Pointed.NOTHING;
    private Consumer<String> onSelected = id -> {};
    private Consumer<String> onActivated = id -> {};
    private Consumer<GraphEdge> onEdge = edge -> {};
    private Runnable onTable = () -> {};

    /** An empty one with that smallest size. */
    public GraphCanvas(double width, double height) {
        setMinSize(width, height);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(Messages.get("graph.help"));
        setAccessibleText(Messages.get("graph.nothing"));
        getChildren().addAll(canvas, minimap);
        new GraphPointer(this, canvas);
        new GraphKeys(this);
        theme.subscribe(this::requestLayout);
        focusedProperty().subscribe(this::requestLayout);
    }

    /** Shows a graph: all of it where it can be read, else where the keyboard would begin. */
    public void show(GraphPicture shown) {
        picture = Optional.of(shown);
        pointed = Pointed.NOTHING;
        fresh = true;
        untouched = true;
        selected.set("");
        changed();
    }

    /** Shows another state of the same graph: what is selected stays selected, and where it is on the screen. */
    public void replace(GraphPicture shown) {
        Optional<PlacedNode> before = selectedNode();
        picture = Optional.of(shown);
        pointed = Pointed.NOTHING;
        Optional<PlacedNode> after = selectedNode();
        if (after.isEmpty()) {
            selected.set("");
        }
        before.ifPresent(was -> after.ifPresent(
                now -> view = view.moved((was.x() - now.x()) * view.zoom(), (was.y() - now.y()) * view.zoom())));
        changed();
    }

    /** Called with the id of a node that was clicked or gone to. */
    public void onSelected(Consumer<String> action) {
        onSelected = action;
    }

    /** Called with the id of a node that was double-clicked or on which Enter was pressed, for example to open a fold. */
    public void onActivated(Consumer<String> action) {
        onActivated = action;
    }

    /** Called with an edge that was clicked. */
    public void onEdge(Consumer<GraphEdge> action) {
        onEdge = action;
    }

    /** Called where the same is wanted as a table. */
    public void onTable(Runnable action) {
        onTable = action;
    }

    /** The id of the node where the keyboard is; empty text where it is nowhere. */
    public ReadOnlyStringProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** How large the picture is shown, 1 for 100 %. */
    public ReadOnlyDoubleProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /** What is shown. */
    public Optional<GraphPicture> picture() {
        return picture;
    }

    /** What of it is in sight. */
    public Viewport view() {
        return view;
    }

    /** Selects a node and brings it into sight, without calling back; empty text selects none. */
    public void select(String id) {
        selected.set(picture.flatMap(p -> p.neighbours().node(id)).isPresent() ? id : "");
        if (!fresh) {
            selectedNode().ifPresent(node -> look(view -> view.showing(node.area())));
        }
        changed();
    }

    /** One step larger. */
    public void zoomIn() {
        zoomBy(STEP);
    }

    /** One step smaller. */
    public void zoomOut() {
        zoomBy(1 / STEP);
    }

    /** All in sight, but not larger than 100 %. */
    public void fit() {
        picture.ifPresent(p -> look(view -> view.fitting(p.graph().area())));
        untouched = true;
    }

    private void zoomBy(double factor) {
        Optional<PlacedNode> node = selectedNode().filter(it -> view.seen().meets(it.area()));
        double x = node.map(it -> view.onScreen(it.area()).centreX()).orElse(view.width() / 2);
        double y = node.map(it -> view.onScreen(it.area()).centreY()).orElse(view.height() / 2);
        look(view -> view.zoomed(factor, x, y));
    }

    /** Looks at another part. */
    void look(UnaryOperator<Viewport> change) {
        untouched = false;
        picture.ifPresent(p -> {
            view = change.apply(view).within(p.graph().area());
            zoom.set(view.zoom());
            requestLayout();
        });
    }

    /** Goes to a node, by the pointer or the keyboard. */
    void choose(PlacedNode node) {
        String id = node.node().id();
        select(id);
        onSelected.accept(id);
    }

    void choose(PlacedEdge edge) {
        onEdge.accept(edge.edge());
    }

    void activate(PlacedNode node) {
        onActivated.accept(node.node().id());
    }

    void table() {
        onTable.run();
    }

    Optional<PlacedNode> selectedNode() {
        return picture.flatMap(p -> p.neighbours().node(selected.get()));
    }

    /** What is under the pointer from now on. */
    void point(Pointed now) {
        if (!now.equals(pointed)) {
            pointed = now;
            requestLayout();
        }
    }

    Pointed pointed() {
        return pointed;
    }

    private void changed() {
        setAccessibleText(picture.map(this::words).orElse(Messages.get("graph.nothing")));
        requestLayout();
    }

    private String words(GraphPicture shown) {
        return selectedNode()
                .map(node -> GraphWords.of(node, shown.neighbours()))
                .orElse(shown.graph().content().summary());
    }

    /** The canvas follows the room, never the other way round. */
    @Override
    protected double computePrefWidth(double height) {
        return getMinWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getMinHeight();
    }

    @Override
    protected void layoutChildren() {
        boolean other = canvas.getWidth() != Math.floor(getWidth()) || canvas.getHeight() != Math.floor(getHeight());
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        view = view.resized(canvas.getWidth(), canvas.getHeight());
        picture.filter(p -> (fresh || untouched && other) && canvas.getWidth() > 0)
                .ifPresent(this::start);
        paint();
    }

    private void start(GraphPicture shown) {
        fresh = false;
        Viewport whole = view.fitting(shown.graph().area());
        if (whole.zoom() >= READABLE) {
            view = whole;
        } else {
            view = new Viewport(0, 0, 1, view.width(), view.height())
                    .centredOn(shown.graph().area())
                    .within(shown.graph().area());
            selectedNode().or(() -> shown.neighbours().first()).ifPresent(node -> view = view.showing(node.area()));
        }
        zoom.set(view.zoom());
        minimapAtLeft = hidden(shown.graph(), true) < hidden(shown.graph(), false);
    }

    /** How many nodes a minimap in that corner lies over. */
    private long hidden(LaidOut graph, boolean atLeft) {
        double x = atLeft ? MINIMAP_EDGE : canvas.getWidth() - Minimap.WIDTH - MINIMAP_EDGE;
        double y = canvas.getHeight() - Minimap.HEIGHT - MINIMAP_EDGE;
        var under = Area.between(
                view.pictureX(x),
                view.pictureY(y),
                view.pictureX(x + Minimap.WIDTH),
                view.pictureY(y + Minimap.HEIGHT));
        return graph.nodes().stream().filter(node -> node.area().meets(under)).count();
    }

    private void paint() {
        var tokens = theme.getValue().tokens();
        var painter = new GraphPainter(canvas.getGraphicsContext2D(), tokens, view);
        painter.ground();
        picture.ifPresent(shown -> {
            painter.shapes(shown.shapes(view));
            painter.shapes(pointed.raised(shown.neighbours()));
            painter.titles(shown.graph().columns());
            minimap.relocate(
                    minimapAtLeft ? MINIMAP_EDGE : canvas.getWidth() - Minimap.WIDTH - MINIMAP_EDGE,
                    canvas.getHeight() - Minimap.HEIGHT - MINIMAP_EDGE);
            minimap.show(shown.graph(), view, tokens);
        });
        if (isFocused()) {
            painter.ring(selectedNode());
        }
    }
}
