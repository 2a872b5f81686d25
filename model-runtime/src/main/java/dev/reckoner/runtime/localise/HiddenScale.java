package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Set;

/**
 * Operators that quantise and multiply in one take a scale from all rows of the batch and do not give it as a value of their own.
 * What else was in the batch not being known, nothing follows from their numbers.
 */
final class HiddenScale {
    private static final Set<String> TYPES =
            Set.of("DynamicQuantizeMatMul", "DynamicQuantizeLSTM", "MatMulIntegerToFloat");

    private static final String WHY =
            "It takes a scale from all rows of the batch, and what else was in the batch is not known.";

    private HiddenScale() {}

    /** What was found of one of its values, where other rows cannot have made the difference; else undecided. */
    static OutputError without(String type, OutputError found, OnnxValue claimed, OnnxValue here) {
        boolean alike = claimed instanceof Tensor one
                && here instanceof Tensor other
                && one.type() == other.type()
                && one.dims().equals(other.dims());
        boolean hidden = TYPES.contains(type.substring(type.lastIndexOf('.') + 1));
        return hidden && alike && found.verdict() != Verdict.BIT_EXACT
                ? OutputError.undecided(found.value(), found.localError(), WHY, false)
                : found;
    }
}
