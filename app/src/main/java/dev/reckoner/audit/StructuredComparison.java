package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Compares an output that is a sequence or an optional: what is told of it is told of the tensor in it that is furthest off. */
final class StructuredComparison {
    private StructuredComparison() {}

    /**
     * The comparison.
     *
     * @param tensors compares a claimed tensor with a recomputed one
     * @throws CannotRun if the claimed value is not there, or is of another kind than what the model gives
     */
    static Comparison compare(
            ValueReference reference,
            OnnxValue recomputed,
            CaseValues values,
            BiFunction<Tensor, Tensor, Comparison> tensors)
            throws IOException, CannotRun {
        if (reference.kind() != kind(recomputed)) {
            throw new CannotRun("EX-NOT-COMPARABLE", "The output " + reference.name() + " is not a tensor");
        }
        boolean held = reference.held().isPresent() && !CaseValues.changed(reference);
        if (!held && reference.claimed().filter(digest(recomputed)::equals).isPresent()) {
            return Comparison.without(reference.name(), Verdict.BIT_EXACT, "It has the digest that was signed.");
        }
        if (CaseValues.changed(reference)) {
            throw OutputComparison.changed();
        }
        return compare(reference.name(), values.heldOutput(reference), recomputed, tensors);
    }

    private static Comparison compare(
            String name, OnnxValue claimed, OnnxValue recomputed, BiFunction<Tensor, Tensor, Comparison> each) {
        var whole = ValueComparator.compare(name, claimed, recomputed);
        var theirs = tensors(claimed);
        var own = tensors(recomputed);
        return theirs.size() != own.size() || own.isEmpty()
                ? whole.getFirst()
                : IntStream.range(0, own.size())
                        .mapToObj(i -> each.apply(theirs.get(i), own.get(i)))
                        .max(Comparator.comparing(Comparison::verdict, Judgement.GRAVITY))
                        .orElseThrow();
    }

    private static ValueReference.Kind kind(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> ValueReference.Kind.TENSOR;
            case TensorSequence sequence -> ValueReference.Kind.SEQUENCE;
            case OptionalValue optional -> ValueReference.Kind.OPTIONAL;
        };
    }

    private static List<Tensor> tensors(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> List.of(tensor);
            case TensorSequence sequence -> sequence.tensors();
            case OptionalValue optional ->
                optional.value().map(StructuredComparison::tensors).orElse(List.of());
        };
    }

    private static Digest digest(OnnxValue value) {
        return Digest.sha256(ValueProtos.write(value));
    }
}
