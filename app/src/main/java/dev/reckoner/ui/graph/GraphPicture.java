package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.PictureImage;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.chart.SvgPicture;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.look.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A graph as shapes, of which those in sight are found without looking at the others. Made off the FX thread; it does not change.
 */
public final class GraphPicture {
    /** Below this zoom no text of a node can be read, and nodes are plain boxes. */
    static final double PLAIN = 0.6;

    private static final double TITLE_LINE = 20;
    private final LaidOut graph;
    private final Neighbours neighbours;
    /** Edges first, so that nodes lie over them. */
    private final List<Item> items = new ArrayList<>();

    private final AreaIndex index;

    /** An edge or a node. */
    private record Item(List<Shape> shapes, List<Shape> plain, Optional<PlacedNode> node, Optional<PlacedEdge> edge) {
        static Item of(PlacedEdge edge) {
            List<Shape> shapes = List.of(EdgeShapes.of(edge));
            return new Item(shapes, shapes, Optional.empty(), Optional.of(edge));
        }

        static Item of(PlacedNode node) {
            return new Item(NodeShapes.of(node), NodeShapes.plain(node), Optional.of(node), Optional.empty());
        }

        Area area() {
            return Area.ofAll(shapes);
        }
    }

    private GraphPicture(LaidOut graph) {
        this.graph = graph;
        this.neighbours = new Neighbours(graph);
        graph.edges().stream()
                .sorted(Comparator.comparing(placed -> placed.edge().emphasis()))
                .map(Item::of)
                .forEach(items::add);
        graph.nodes().stream().map(Item::of).forEach(items::add);
        this.index = new AreaIndex(items.stream().map(Item::area).toList());
    }

    /** The picture of a graph. */
    public static GraphPicture of(LaidOut graph) {
        return new GraphPicture(graph);
    }

    /** What it is of. */
    public LaidOut graph() {
        return graph;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** The shapes of the nodes and edges that are in sight, in the order in which they are painted. */
    public List<Shape> shapes(Viewport view) {
        boolean plain = view.zoom() < PLAIN;
        var shapes = new ArrayList<Shape>();
        for (int item : index.meeting(view.seen())) {
            shapes.addAll(plain ? items.get(item).plain() : items.get(item).shapes());
        }
        return shapes;
    }

    /** How many shapes all nodes and edges are. */
    public int size() {
        return items.stream().mapToInt(item -> item.shapes().size()).sum();
    }

    /** All shapes of nodes and edges. */
    List<Shape> shapes() {
        return items.stream().flatMap(item -> item.shapes().stream()).toList();
    }

    /** The node at a point of the picture. */
    public Optional<PlacedNode> nodeAt(double x, double y) {
        return at(x, y, 0)
                .flatMap(item -> item.node().stream())
                .filter(node -> node.area().holds(x, y))
                .reduce((below, above) -> above);
    }

    /** The edge nearest to a point of the picture, but no farther than so many pixels at 100 %. */
    public Optional<PlacedEdge> edgeAt(double x, double y, double reach) {
        return at(x, y, reach)
                .flatMap(item -> item.edge().stream())
                .filter(edge -> edge.distance(x, y) <= reach)
                .min(Comparator.comparingDouble(edge -> edge.distance(x, y)));
    }

    private Stream<Item> at(double x, double y, double reach) {
        return Arrays.stream(index.meeting(new Area(x, y, 0, 0).grown(reach))).mapToObj(items::get);
    }

    /** The whole, with the titles of its columns, to be written to a file. */
    public Picture whole() {
        var shapes = new ArrayList<Shape>();
        for (PlacedColumn column : graph.columns()) {
            shapes.add(new Words(column.centre(), TITLE_LINE, column.title(), "text-2", Face.CAPTION, Anchor.MIDDLE));
        }
        shapes.addAll(shapes());
        return new Picture(
                graph.width(), graph.height(), shapes, graph.content().summary(), GraphWords.twin(graph.content()));
    }

    /**
     * The whole as a file; put together when it is written.
     *
     * @param name what it shows, for the name of the file
     */
    public Export export(String name, Export.Form form, Tokens tokens) {
        return switch (form) {
            case SVG -> Export.text(name, form, () -> SvgPicture.of(whole(), tokens));
            case CSV -> Export.text(name, form, () -> whole().twin().commaSeparated());
            case PNG -> new Export(name, form, out -> PictureImage.writePng(PictureImage.of(whole(), tokens), out));
            case PROV_JSON, GRAPHML -> throw new IllegalArgumentException(form + " holds more than a picture");
        };
    }
}
