package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.stream.Collectors;

/** Inputs that are not plain tensors. */
final class InputKinds {
    private InputKinds() {}

    /** Throws unless the value is of the declared kind; an optional input also takes what it would hold. */
    static void check(ValueInfo wanted, OnnxValue value) throws ExecutionException {
        boolean fits = switch (wanted.kind()) {
            case TENSOR -> value instanceof Tensor;
            case SEQUENCE -> value instanceof TensorSequence;
            case OPTIONAL -> true;
            case SPARSE_TENSOR, MAP, UNKNOWN ->
                throw new ExecutionException(
                        Code.INPUT_UNSUPPORTED,
                        "The input '" + wanted.name() + "' takes " + wanted.description() + ", which cannot be given.");
        };
        if (!fits) {
            throw new ExecutionException(
                    Code.INPUT_MISMATCH,
                    "The input '" + wanted.name() + "' takes " + wanted.description() + ", not " + describe(value)
                            + ".");
        }
    }

    /** Equal for equal values, by digest. */
    static String identity(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> tensor.sha256();
            case TensorSequence sequence ->
                sequence.tensors().stream().map(Tensor::sha256).collect(Collectors.joining(",", "[", "]"));
            case OptionalValue optional ->
                optional.value().map(inner -> "<" + identity(inner) + ">").orElse("<>");
        };
    }

    private static String describe(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> tensor.toString();
            case TensorSequence sequence ->
                "a sequence of " + sequence.tensors().size() + " tensors";
            case OptionalValue optional -> optional.value().isEmpty() ? "an empty optional" : "an optional";
        };
    }
}
