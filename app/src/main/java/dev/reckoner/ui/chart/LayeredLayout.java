package dev.reckoner.ui.chart;

import dev.reckoner.ui.chart.Shape.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A small directed graph without cycles in layers from left to right, after Sugiyama, Tagawa and Toda (IEEE Transactions on
 * Systems, Man and Cybernetics 11(2), 1981): layers by the longest way, long links led through the layers between, each layer
 * put in the order of its neighbours' middles, and each node moved to their height as far as the others leave room.
 */
final class LayeredLayout {
    private static final int SWEEPS = 6;

    private final Grid grid;
    private final List<LayeredItem> items = new ArrayList<>();
    private final Map<Integer, LayeredItem> byNode = new HashMap<>();
    private final List<List<LayeredItem>> chains = new ArrayList<>();
    private final List<List<LayeredItem>> layers = new ArrayList<>();

    /**
     * Sizes, pixels.
     *
     * @param width of a layer
     * @param gap between layers
     * @param apart between nodes of a layer
     */
    record Grid(double width, double gap, double apart) {}

    /** A node with its height. */
    record Node(int id, double height) {}

    /** A link from one node to another. */
    record Link(int from, int to) {}

    /** Where a node came to stand: its upper left corner. */
    record Placed(int id, double x, double y, double height) {}

    private LayeredLayout(Grid grid, List<Node> nodes, List<Link> links) {
        this.grid = grid;
        Map<Integer, Integer> layerOf =
                GraphLayers.of(nodes.stream().map(Node::id).toList(), links);
        for (Node node : nodes) {
            var item = new LayeredItem(node.id(), Objects.requireNonNull(layerOf.get(node.id())), node.height());
            byNode.put(node.id(), item);
            items.add(item);
        }
        links.forEach(this::chain);
        items.forEach(item -> layer(item.layer()).add(item));
    }

    /**
     * Places a graph.
     *
     * @param nodes in an order in which no link leads back
     */
    static LayeredLayout of(Grid grid, List<Node> nodes, List<Link> links) {
        var layout = new LayeredLayout(grid, nodes, links);
        layout.order();
        layout.place();
        return layout;
    }

    /** The height that the fullest layer takes, before anything is placed. */
    static double height(Grid grid, List<Node> nodes, List<Link> links) {
        return new LayeredLayout(grid, nodes, links)
                .layers.stream()
                        .mapToDouble(layer -> stacked(layer, grid.apart()))
                        .max()
                        .orElse(0);
    }

    /** A link over several layers leads through an item without height in each of those between. */
    private void chain(Link link) {
        LayeredItem last = Objects.requireNonNull(byNode.get(link.from()));
        LayeredItem end = Objects.requireNonNull(byNode.get(link.to()));
        var chain = new ArrayList<>(List.of(last));
        for (int layer = last.layer() + 1; layer < end.layer(); layer++) {
            var bend = new LayeredItem(-1, layer, 0);
            items.add(bend);
            LayeredItem.join(last, bend);
            chain.add(bend);
            last = bend;
        }
        LayeredItem.join(last, end);
        chain.add(end);
        chains.add(chain);
    }

    private List<LayeredItem> layer(int at) {
        while (layers.size() <= at) {
            layers.add(new ArrayList<>());
        }
        return layers.get(at);
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<LayeredItem> layer : right ? layers : layers.reversed()) {
                layer.sort((a, b) -> Double.compare(a.middlePlace(right), b.middlePlace(right)));
                for (int i = 0; i < layer.size(); i++) {
                    layer.get(i).place = i;
                }
            }
        }
    }

    private void place() {
        double tallest = layers.stream()
                .mapToDouble(layer -> stacked(layer, grid.apart()))
                .max()
                .orElse(0);
        layers.forEach(layer -> stack(layer, (tallest - stacked(layer, grid.apart())) / 2));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<LayeredItem> layer : right ? layers : layers.reversed()) {
                settle(layer, right);
            }
        }
        close();
    }

    /** Takes out what no layer uses: bands from edge to edge without a node or a link. */
    private void close() {
        double used = -grid.apart();
        double shift = -items.stream().mapToDouble(item -> item.y).min().orElse(0);
        for (LayeredItem item :
                items.stream().sorted(Comparator.comparingDouble(it -> it.y)).toList()) {
            double y = item.y + shift;
            if (y > used + grid.apart()) {
                shift -= y - used - grid.apart();
            }
            item.y += shift;
            used = Math.max(used, item.y + item.height());
        }
    }

    private void stack(List<LayeredItem> layer, double from) {
        double y = from;
        for (LayeredItem item : layer) {
            item.y = y;
            y += item.height() + grid.apart();
        }
    }

    /** Moves every item towards the height of its neighbours: down as needed, then the whole layer up by what is left over. */
    private void settle(List<LayeredItem> layer, boolean right) {
        double free = Double.NEGATIVE_INFINITY;
        double over = 0;
        for (LayeredItem item : layer) {
            double wanted = item.middleHeight(right) - item.height() / 2;
            item.y = Math.max(wanted, free);
            over += item.y - wanted;
            free = item.y + item.height() + grid.apart();
        }
        double shift = layer.isEmpty() ? 0 : over / layer.size();
        layer.forEach(item -> item.y -= shift);
    }

    private static double stacked(List<LayeredItem> layer, double apart) {
        return layer.stream().mapToDouble(item -> item.height() + apart).sum() - apart;
    }

    double width() {
        return layers.isEmpty() ? 0 : layers.size() * (grid.width() + grid.gap()) - grid.gap();
    }

    double height() {
        return items.stream().mapToDouble(item -> item.y + item.height()).max().orElse(0);
    }

    /** Every node where it stands. */
    List<Placed> nodes() {
        return byNode.values().stream()
                .map(item -> new Placed(item.id(), x(item), item.y, item.height()))
                .toList();
    }

    /** The corners of each link in the order of the links: level where it passes a layer. */
    List<List<Point>> paths() {
        return chains.stream().map(this::path).toList();
    }

    private List<Point> path(List<LayeredItem> chain) {
        var points = new ArrayList<Point>();
        for (LayeredItem item : chain) {
            boolean first = points.isEmpty();
            if (!first) {
                points.add(new Point(x(item), item.centre()));
            }
            if (first || item.id() < 0 && item.height() == 0) {
                points.add(new Point(x(item) + grid.width(), item.centre()));
            }
        }
        return points;
    }

    private double x(LayeredItem item) {
        return item.layer() * (grid.width() + grid.gap());
    }
}
