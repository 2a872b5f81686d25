package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operator applied to given inputs, by the one who claims and by this machine. Not for several threads. */
public final class Application {
    private final NodeProto node;
    private final long opset;
    private final List<Optional<OnnxValue>> inputs;
    private final List<Optional<OnnxValue>> recomputed;
    private final List<Optional<OnnxValue>> claimed;
    private final Runs runs;
    private double @Nullable [] magnitude;
    private @Nullable Optional<double[]> exact;

    /**
     * Puts together what is known of one.
     *
     * @param node the operator
     * @param opset version of its operator set
     * @param inputs in the order of the node, weights among them; empty where the node leaves one out or it is not at hand
     * @param recomputed what came out here, in the order of the node
     * @param claimed what was claimed to come out
     * @param runs runs it on other inputs
     */
    public Application(
            NodeProto node,
            long opset,
            List<Optional<OnnxValue>> inputs,
            List<Optional<OnnxValue>> recomputed,
            List<Optional<OnnxValue>> claimed,
            Runs runs) {
        this.node = node;
        this.opset = opset;
        this.inputs = List.copyOf(inputs);
        this.recomputed = List.copyOf(recomputed);
        this.claimed = List.copyOf(claimed);
        this.runs = runs;
    }

    /**
     * The same operator, which looks at each element by itself, on some elements in a row; empty where an input is neither of the
     * shape of the output nor a single number.
     */
    public Optional<Application> slice(int output, long from, long count) {
        Optional<Tensor> whole = tensor(recomputed, output);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<OnnxValue>> parts = new ArrayList<>();
        for (Optional<OnnxValue> input : inputs) {
            Optional<OnnxValue> part =
                    input.flatMap(value -> part(value, whole.get().dims(), from, count));
            if (input.isPresent() && part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return Optional.of(new Application(
                node,
                opset,
                parts,
                alone(recomputed, output, whole.get().dims(), from, count),
                alone(claimed, output, whole.get().dims(), from, count),
                Runs.NONE));
    }

    private static Optional<OnnxValue> part(OnnxValue value, List<Long> dims, long from, long count) {
        return !(value instanceof Tensor tensor)
                ? Optional.empty()
                : tensor.elementCount() == 1
                        ? Optional.of(value)
                        : tensor.dims().equals(dims)
                                ? Optional.of(Numbers.slice(tensor, from, count))
                                : Optional.empty();
    }

    private static List<Optional<OnnxValue>> alone(
            List<Optional<OnnxValue>> values, int output, List<Long> dims, long from, long count) {
        List<Optional<OnnxValue>> alone = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            alone.add(i == output ? values.get(i).flatMap(value -> part(value, dims, from, count)) : Optional.empty());
        }
        return alone;
    }

    NodeProto node() {
        return node;
    }

    long opset() {
        return opset;
    }

    List<Optional<OnnxValue>> inputs() {
        return inputs;
    }

    List<Optional<OnnxValue>> outputs() {
        return recomputed;
    }

    Attributes attributes() {
        return new Attributes(node);
    }

    /** An input that is a tensor. */
    Optional<Tensor> input(int index) {
        return tensor(inputs, index);
    }

    /** An input that the bound cannot do without. */
    Tensor needed(int index) throws BoundException {
        return input(index).orElseThrow(() -> new BoundException("one of its inputs is not at hand"));
    }

    /** An output as it came out here. */
    Tensor recomputed(int output) throws BoundException {
        return tensor(recomputed, output).orElseThrow(() -> new BoundException("its output is no tensor"));
    }

    /** An output as it was claimed; as it came out here where the claim leaves it out or has another shape. */
    Tensor claimed(int output) throws BoundException {
        Tensor here = recomputed(output);
        return tensor(claimed, output)
                .filter(there -> there.type() == here.type() && there.dims().equals(here.dims()))
                .orElse(here);
    }

    /** True if the claim has it as a tensor. */
    boolean isClaimed(int output) {
        return tensor(claimed, output).isPresent();
    }

    private static Optional<Tensor> tensor(List<Optional<OnnxValue>> values, int index) {
        return index < values.size()
                ? values.get(index).filter(Tensor.class::isInstance).map(Tensor.class::cast)
                : Optional.empty();
    }

    /** True if any input is a tensor of floating-point numbers of 16 bits or less. */
    boolean isShort() {
        return inputs.stream()
                .flatMap(Optional::stream)
                .anyMatch(value -> value instanceof Tensor tensor && Roundoff.isShort(tensor.type()));
    }

    /**
     * What the operator makes of the absolute values of its floating-point inputs: for a sum of products |A| |B|. Attributes
     * that are factors lose their sign, too.
     */
    double[] magnitude() throws BoundException {
        double[] known = magnitude;
        if (known == null) {
            known = computeMagnitude();
            magnitude = known;
        }
        return known;
    }

    private double[] computeMagnitude() throws BoundException {
        List<Optional<OnnxValue>> values = new ArrayList<>();
        for (Optional<OnnxValue> input : inputs) {
            values.add(input.map(
                    value -> value instanceof Tensor tensor && tensor.type().isFloatingPoint()
                            ? Numbers.magnitudes(tensor)
                            : value));
        }
        return Numbers.of(run(positive(), values));
    }

    private NodeProto positive() {
        NodeProto.Builder positive = node.toBuilder();
        for (AttributeProto.Builder attribute : positive.getAttributeBuilderList()) {
            if (attribute.hasF()) {
                attribute.setF(Math.abs(attribute.getF()));
            }
        }
        return positive.build();
    }

    /**
     * What the operator makes of the same numbers in double precision; empty where the runtime has no such kernel, or the inputs
     * have too many digits themselves.
     */
    Optional<double[]> exact() {
        Optional<double[]> known = exact;
        if (known == null) {
            known = computeExact();
            exact = known;
        }
        return known;
    }

    private Optional<double[]> computeExact() {
        List<Optional<OnnxValue>> values = new ArrayList<>();
        for (Optional<OnnxValue> input : inputs) {
            values.add(input.map(
                    value -> value instanceof Tensor tensor && tensor.type().isFloatingPoint()
                            ? Numbers.doubles(tensor)
                            : value));
        }
        Optional<Tensor> here = tensor(recomputed, 0);
        boolean wide = inputs.stream()
                .flatMap(Optional::stream)
                .anyMatch(value -> value instanceof Tensor tensor && tensor.type() == ElementType.DOUBLE);
        return wide || here.isEmpty()
                ? Optional.empty()
                : runs.first(node, opset, values)
                        .filter(value -> value instanceof Tensor tensor
                                && tensor.type() == ElementType.DOUBLE
                                && tensor.dims().equals(here.get().dims()))
                        .map(value -> Numbers.of((Tensor) value));
    }

    /** Another operator, or this one on other inputs; its first output. */
    Tensor run(NodeProto other, List<Optional<OnnxValue>> values) throws BoundException {
        return runs.first(other, opset, values)
                .filter(Tensor.class::isInstance)
                .map(Tensor.class::cast)
                .orElseThrow(() -> new BoundException("what its bound rests on could not be computed"));
    }
}
