package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * One operator of a model's main graph.
 *
 * @param index its place among the operators, from 0
 * @param node the operator as the file has it, nested graphs included
 * @param inputs names of the values and weights that it uses, those that its nested graphs take from outside included
 * @param outputs names of the values that it makes
 * @param place where it stands in the model as it lies in the file
 */
public record Operator(int index, NodeProto node, SequencedSet<String> inputs, List<String> outputs, Place place) {
    public Operator {
        inputs = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(inputs));
        outputs = List.copyOf(outputs);
    }

    /** Type such as {@code MatMul}, with the domain where it is not ONNX's own. */
    public String type() {
        return node.getDomain().isEmpty() ? node.getOpType() : node.getDomain() + "." + node.getOpType();
    }

    /** The name that the file gives it; where it gives none, that of its first output. */
    public String name() {
        return node.getName().isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : node.getName();
    }
}
