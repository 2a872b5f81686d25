package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.inference.UntypedTensor;
import dev.reckoner.trail.opengradient.inference.UntypedTensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Values that OpenGradient's contracts carry without a type, as tensors of the type that the model takes: the way of
 * public-tee-onnx-node {@code utils.py}, which refuses what it cannot read.
 */
final class UntypedValues {
    private final CaseValues values;

    /**
     * True if the value is to be read so: contracts and nodes give values without a type. Whoever signs a record could choose
     * the looser comparison by calling a value so; there it is text.
     */
    static boolean isOne(Claim claim, ValueReference reference) {
        return reference.kind() == ValueReference.Kind.UNTYPED_TENSOR
                && claim.statement().isEmpty();
    }

    UntypedValues(CaseValues values) {
        this.values = values;
    }

    /** The value as it was claimed, still without a type. */
    UntypedTensor read(ValueReference reference) throws IOException, CannotRun {
        try {
            return UntypedTensors.read(values.signedBytes(reference));
        } catch (TrailFormatException damaged) {
            throw new CannotRun(
                    "EX-NOT-A-TENSOR", "The value " + reference.name() + " is no tensor: " + damaged.sentence());
        }
    }

    /** The input that the model was given. */
    Tensor input(ValueReference reference, ValueInfo declared) throws IOException, CannotRun {
        var type = declared.elementType().orElse(ElementType.FLOAT);
        try {
            return switch (read(reference)) {
                case UntypedTensor.Numbers numbers -> numbers(numbers, type);
                case UntypedTensor.Texts texts -> texts(texts, declared);
            };
        } catch (TensorFormatException e) {
            throw CannotRun.of(reference.name(), e);
        }
    }

    /** The value in the type of another one, as far as it fits into that. */
    Tensor like(ValueReference reference, Tensor other) throws IOException, CannotRun {
        try {
            return switch (read(reference)) {
                case UntypedTensor.Numbers numbers -> {
                    var packed =
                            new PackedNumbers(other.type(), numbers.values().size());
                    numbers.values().forEach(packed::put);
                    yield packed.tensor(numbers.shape());
                }
                case UntypedTensor.Texts texts ->
                    throw new CannotRun("EX-NOT-A-TENSOR", "The value " + texts.name() + " is text");
            };
        } catch (TensorFormatException e) {
            throw CannotRun.of(reference.name(), e);
        }
    }

    private static Tensor numbers(UntypedTensor.Numbers numbers, ElementType type)
            throws CannotRun, TensorFormatException {
        var refused =
                numbers.values().stream().filter(number -> !number.isInput()).findFirst();
        if (refused.isPresent()) {
            throw unreadable(
                    numbers.name(), "a number of " + refused.get().decimals() + " decimals, where 0 to 18 are read");
        }
        var packed = new PackedNumbers(type, numbers.values().size());
        for (FixedPoint number : numbers.values()) {
            if (!packed.put(number)) {
                throw unreadable(
                        numbers.name(),
                        "the number " + number.quotient().toPlainString() + ", which the model's " + type
                                + " does not hold");
            }
        }
        return packed.tensor(numbers.shape());
    }

    private static CannotRun unreadable(String name, String what) {
        return new CannotRun("EX-FIXED-POINT", "The input " + name + " has " + what);
    }

    private static Tensor texts(UntypedTensor.Texts texts, ValueInfo declared) throws CannotRun, TensorFormatException {
        var shape = texts.shape().isPresent()
                ? texts.shape().get()
                : FreeShape.of(declared.shape(), texts.values().size())
                        .orElseThrow(() -> new CannotRun(
                                "EX-INPUT-UNSUPPORTED",
                                "The record gives the texts of " + texts.name()
                                        + " no shape, and the model's own does not tell it"));
        return strings(shape, texts.values());
    }

    static Tensor strings(List<Long> shape, List<String> texts) throws TensorFormatException {
        return Tensor.wrapStrings(
                shape,
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }
}
