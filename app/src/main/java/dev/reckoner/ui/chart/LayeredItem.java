package dev.reckoner.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Something in a layer of a {@link LayeredLayout}: a node, or a bend of a link that passes the layer. */
final class LayeredItem {
    private final int id;
    private final int layer;
    private final double height;
    private final List<LayeredItem> left = new ArrayList<>();
    private final List<LayeredItem> right = new ArrayList<>();

    /** Place in the order of its layer. */
    int place;
    /** Upper edge, pixels. */
    double y;

    LayeredItem(int id, int layer, double height) {
        this.id = id;
        this.layer = layer;
        this.height = height;
    }

    static void join(LayeredItem from, LayeredItem to) {
        from.right.add(to);
        to.left.add(from);
    }

    int id() {
        return id;
    }

    int layer() {
        return layer;
    }

    double height() {
        return height;
    }

    double centre() {
        return y + height / 2;
    }

    /** The middle of the places of its neighbours on the side from which a sweep comes; its own where it has none. */
    double middlePlace(boolean fromLeft) {
        return mean(fromLeft ? left : right, item -> item.place, place);
    }

    /** The same of their heights. */
    double middleHeight(boolean fromLeft) {
        return mean(fromLeft ? left : right, LayeredItem::centre, centre());
    }

    private static double mean(List<LayeredItem> neighbours, ToDoubleFunction<LayeredItem> of, double otherwise) {
        return neighbours.stream().mapToDouble(of).average().orElse(otherwise);
    }
}
