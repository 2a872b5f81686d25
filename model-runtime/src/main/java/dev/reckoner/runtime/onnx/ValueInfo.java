package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a model declares of one of its inputs or outputs.
 *
 * @param name name of the value
 * @param kind tensor, sequence, …
 * @param description the whole type as text, such as {@code tensor(float)[batch, 384]} or {@code seq(tensor(int64))}
 * @param elementType type of the elements of the innermost tensor; empty where the model does not say
 * @param shape dimensions of a tensor; empty where the model does not say or the value is no tensor
 */
public record ValueInfo(
        String name,
        Kind kind,
        String description,
        Optional<ElementType> elementType,
        Optional<List<Dimension>> shape) {
    public ValueInfo {
        shape = shape.map(List::copyOf);
    }

    /** What sort of value it is. */
    public enum Kind {
        TENSOR,
        SPARSE_TENSOR,
        SEQUENCE,
        MAP,
        OPTIONAL,
        UNKNOWN
    }

    /**
     * One dimension of a declared shape.
     *
     * @param size the size, if it is fixed
     * @param symbol name of a size that is free; empty if it has none
     */
    public record Dimension(OptionalLong size, String symbol) {
        @Override
        public String toString() {
            return size.isPresent() ? Long.toString(size.getAsLong()) : symbol.isEmpty() ? "?" : symbol;
        }
    }

    static ValueInfo of(ValueInfoProto proto) {
        return new ValueInfo(
                proto.getName(),
                TypeText.kind(proto.getType()),
                TypeText.describe(proto.getType()),
                TypeText.elementType(proto.getType()),
                TypeText.shape(proto.getType()));
    }
}
