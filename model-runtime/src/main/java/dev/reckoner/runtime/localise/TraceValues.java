package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a claim says its run went through: read when asked for, and perhaps not all of them there. */
@FunctionalInterface
public interface TraceValues {
    /** No values. */
    TraceValues NONE = name -> Optional.empty();

    /**
     * The claimed value of that name: what an operator of the main graph makes, or the trace's own copy of an input or a weight.
     *
     * @param name as the model has it; for a value inside an operator {@link dev.reckoner.runtime.onnx.Place#valueName}
     * @return empty where the trace does not have it
     * @throws IOException if it is there but cannot be read
     */
    Optional<OnnxValue> value(String name) throws IOException;

    /** In which order values are about to be asked for, most of them; whoever has them far away may bring several at a time. */
    default void expect(List<String> names) {}

    /** What was given before is not used any more: where values lie in a memory of their own, it may be used for others. */
    default void release() {}

    /** Values that are at hand. */
    static TraceValues of(Map<String, ? extends OnnxValue> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
