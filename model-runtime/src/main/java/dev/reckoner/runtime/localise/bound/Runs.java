package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.List;
import java.util.Optional;

/** Runs one operator on other inputs than its own, for a bound that is made of what comes out. */
@FunctionalInterface
public interface Runs {
    /** Nothing can be run. */
    Runs NONE = (node, opset, inputs) -> Optional.empty();

    /**
     * Runs a node whose inputs are these values, in order.
     *
     * @param node the operator
     * @param opset version of its operator set
     * @param inputs a value for each input of the node; empty where the node leaves one out
     * @return its first output; empty where it cannot be run
     */
    Optional<OnnxValue> first(NodeProto node, long opset, List<Optional<OnnxValue>> inputs);
}
