package dev.reckoner.runtime.onnx;

import java.util.List;

/**
 * The values that decide how an operator goes through its graphs.
 *
 * @param values names in the graph that was written out
 * @param byShape true if only their shapes matter
 */
public record Deciding(List<String> values, boolean byShape) {
    public Deciding {
        values = List.copyOf(values);
    }
}
