package dev.reckoner.runtime.tensor;

import java.util.List;

/**
 * A sequence of tensors of one element type, possibly of different shapes.
 *
 * @param tensors the elements, in order; may be empty
 */
public record TensorSequence(List<Tensor> tensors) implements OnnxValue {
    public TensorSequence {
        tensors = List.copyOf(tensors);
    }
}
