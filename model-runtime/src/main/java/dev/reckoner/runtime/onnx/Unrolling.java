package dev.reckoner.runtime.onnx;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a model is written out: in place of a call the operators of the function, in place of If those of the branch that was
 * taken, in place of Loop and Scan those of every pass. What is not named here stays as it is, except calls, which need no
 * decision.
 *
 * @param counts by the place of the operator, {@link Place#path}: of Loop and Scan how many passes, at least 1; of If 1 for the
 *     then-branch, 0 for the other
 * @param probing true for the view that gives, in place of the model's outputs, what decides of the operators that are not
 *     named yet, under {@link #probe}: of If the condition, of Loop the numbers of its passes, of Scan the shape of its first
 *     sequence
 */
public record Unrolling(SortedMap<String, Integer> counts, boolean probing) {
    private static final String PROBE = "trace/probe/";

    public Unrolling {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Name of the output that tells what decides of an operator. */
    static String probe(String path) {
        return PROBE + path;
    }

    /** The place of the operator of which an output of the probing view tells. */
    public static String probed(String output) {
        return output.substring(PROBE.length());
    }

    /** All of it as text; two with the same text are the same. */
    String text() {
        return (probing ? "probing " : "unrolled ")
                + counts.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
