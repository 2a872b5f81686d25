package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.TypeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Another view of a model's main graph: other values become its outputs, or only some of its operators remain. The operators
 * themselves and the weights stay as they are, so that each computes what it computes in the whole model.
 */
public sealed interface Edit {
    /** All of it as text; two edits with the same text are the same. */
    default String text() {
        List<String> parts = new ArrayList<>();
        parts.add(getClass().getSimpleName());
        switch (this) {
            case Expose expose -> parts.addAll(expose.values());
            case Segment segment -> {
                parts.add(segment.from() + " " + segment.to());
                parts.addAll(typed(segment.inputs()));
            }
            case Traced traced -> {
                parts.add(traced.from() + " " + traced.to());
                parts.addAll(typed(traced.inputs()));
                parts.add("values");
                parts.addAll(traced.values());
            }
            case Cut cut -> {
                parts.add(cut.operators().toString());
                parts.addAll(typed(cut.inputs()));
            }
        }
        // With their lengths, since a name may hold any character.
        return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining(","));
    }

    /** In words a dimension that is named 4 and one of the size 4 would look alike. */
    private static List<String> typed(SequencedMap<String, TypeProto> inputs) {
        List<String> parts = new ArrayList<>();
        parts.add(Integer.toString(inputs.size()));
        inputs.forEach((name, type) -> {
            parts.add(name);
            parts.add(HexFormat.of().formatHex(type.toByteArray()));
        });
        return parts;
    }

    /**
     * These values become the outputs, in place of the model's own.
     *
     * @param values names of values that operators make
     */
    record Expose(List<String> values) implements Edit {
        public Expose {
            values = List.copyOf(values);
        }
    }

    /**
     * A run of operators. Its inputs are the values that it needs from before, its outputs those that are used after it.
     *
     * @param from first operator
     * @param to operator after the last
     * @param inputs type of every value that {@link OperatorGraph#liveIn} names
     */
    record Segment(int from, int to, SequencedMap<String, TypeProto> inputs) implements Edit {
        public Segment {
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * A run of operators as {@link Segment}, but chosen values come out.
     *
     * @param from first operator
     * @param to operator after the last
     * @param inputs type of every value that {@link OperatorGraph#liveIn} names
     * @param values names of values that these operators make
     */
    record Traced(int from, int to, SequencedMap<String, TypeProto> inputs, List<String> values) implements Edit {
        public Traced {
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
            values = List.copyOf(values);
        }
    }

    /**
     * Operators each on its own: every value that one of them uses is an input, also where another of them makes it; and what
     * they make comes out under {@link #outputName}. A value that is used but not given is taken from the one of them that
     * makes it, and comes out under its own name.
     *
     * @param operators their places in the graph, ascending
     * @param inputs type of every value that is given
     */
    record Cut(List<Integer> operators, SequencedMap<String, TypeProto> inputs) implements Edit {
        public Cut {
            operators = List.copyOf(operators);
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        }

        /** Name under which a value comes out that is made anew. */
        public static String outputName(String value) {
            return "reckoner/cut/" + value;
        }
    }
}
