package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.ValueInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The shape of so many elements, where a record leaves it out and the model leaves at most one size open. */
final class FreeShape {
    private FreeShape() {}

    /**
     * The only shape that fits.
     *
     * @param declared by the model; where it says nothing, the elements stand in one row
     * @return empty where none or more than one fits
     */
    static Optional<List<Long>> of(Optional<List<ValueInfo.Dimension>> declared, long elements) {
        if (declared.isEmpty()) {
            return Optional.of(List.of(elements));
        }
        long free =
                declared.get().stream().filter(size -> size.size().isEmpty()).count();
        OptionalLong fixed = product(declared.get(), elements);
        boolean fits = fixed.isPresent()
                && (free == 0 ? fixed.getAsLong() == elements : free == 1 && elements % fixed.getAsLong() == 0);
        return fits
                ? Optional.of(declared.get().stream()
                        .map(size -> size.size().orElse(elements / fixed.getAsLong()))
                        .toList())
                : Optional.empty();
    }

    /** Of the sizes that are fixed; empty where it is none that so many elements could have. */
    private static OptionalLong product(List<ValueInfo.Dimension> declared, long elements) {
        long product = 1;
        for (var size : declared) {
            long factor = size.size().orElse(1);
            if (factor <= 0 || product > elements / factor) {
                return OptionalLong.empty();
            }
            product *= factor;
        }
        return OptionalLong.of(product);
    }
}
