package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Every value that the operators of a model's main graph make on the canonical profile.
 *
 * <p>The operators are run some at a time, so that what they make together fits into the memory that is given, and each from
 * the values that the ones before left: all in one run where they fit, one by one where they are large.
 */
public final class OperatorTrace {
    private final Reexecutor reexecutor;
    private final long memoryBytes;

    /**
     * Traces that hold about so much at a time beside the values that later operators still need.
     *
     * @param reexecutor runs the operators
     * @param memoryBytes of values
     */
    public OperatorTrace(Reexecutor reexecutor, long memoryBytes) {
        this.reexecutor = reexecutor;
        this.memoryBytes = memoryBytes;
    }

    /** Takes the values of a trace. */
    @FunctionalInterface
    public interface Sink {
        /** One value, in the order in which the operators stand in the model. */
        void take(Operator maker, String name, OnnxValue value) throws IOException;
    }

    /**
     * Hands each value on as soon as it is there. Values that the runtime does not hand out are left out.
     *
     * @throws ExecutionException if the model cannot be run on these inputs
     * @throws IOException if the sink throws it
     */
    public void stream(OnnxModel model, SequencedMap<String, OnnxValue> inputs, Sink sink, Cancellation cancellation)
            throws ExecutionException, IOException {
        OperatorGraph graph = OperatorGraph.of(model);
        TraceWalk walk = new TraceWalk(reexecutor, model, graph, inputs, cancellation);
        Pace pace = new Pace(memoryBytes);
        while (!walk.isDone()) {
            int from = walk.position();
            SequencedMap<String, OnnxValue> values =
                    walk.advance(from + pace.next(graph.operators().size() - from));
            pace.took(walk.position() - from, ValueBytes.each(values.values()));
            for (Operator operator : graph.operators().subList(from, walk.position())) {
                for (String name : operator.outputs()) {
                    OnnxValue value = values.get(name);
                    if (value != null) {
                        sink.take(operator, name, value);
                    }
                }
            }
        }
    }

    /** All values at once, for models of which they fit; throws as {@link #stream}. */
    public SequencedMap<String, OnnxValue> hold(
            OnnxModel model, SequencedMap<String, OnnxValue> inputs, Cancellation cancellation)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        try {
            stream(model, inputs, (maker, name, value) -> values.put(name, value), cancellation);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }
}
