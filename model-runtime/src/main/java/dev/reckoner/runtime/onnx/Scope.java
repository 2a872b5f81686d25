package dev.reckoner.runtime.onnx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of one graph, seen from the graph into which it is written out. Those of the main graph stay as they are. */
final class Scope {
    private final @Nullable Scope around;
    private final String graph;
    private final int depth;
    private final Map<String, String> names = new HashMap<>();

    private Scope(@Nullable Scope around, String graph, int depth) {
        this.around = around;
        this.graph = graph;
        this.depth = depth;
    }

    /** That of the main graph. */
    static Scope main() {
        return new Scope(null, "", 0);
    }

    /** That of a graph which sees the names of this one. */
    Scope inner(String place) {
        return new Scope(this, place, depth + 1);
    }

    /** That of a function, which sees only what it is given. */
    Scope call(String place) {
        return new Scope(null, place, depth + 1);
    }

    /** In how many others it lies. */
    int depth() {
        return depth;
    }

    boolean isMain() {
        return depth == 0;
    }

    String path(int operator) {
        return isMain() ? Integer.toString(operator) : graph + "/" + operator;
    }

    /** The name under which a value is there; the empty name stays. */
    String use(String name) {
        if (name.isEmpty()) {
            return name;
        }
        String bound = names.get(name);
        if (bound != null) {
            return bound;
        }
        if (around != null) {
            return around.use(name);
        }
        return isMain() ? name : Place.inside(graph, name);
    }

    /** A name for a value that this graph makes. */
    String define(String name) {
        if (isMain() || name.isEmpty()) {
            return name;
        }
        String own = Place.inside(graph, name);
        names.put(name, own);
        return own;
    }

    /** Calls a value that is there by a name of this graph. */
    void bind(String name, String there) {
        names.put(name, there);
    }

    /** A name for a weight of this graph, the same in every pass. */
    String weight(String name) {
        String own = Place.inside(graph.replaceAll("#\\d+", ""), name);
        names.put(name, own);
        return own;
    }
}
