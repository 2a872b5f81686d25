package dev.reckoner.audit;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Optional;

/** Which of a model's outputs those of a claim are. */
final class ClaimOutputs {
    private ClaimOutputs() {}

    /**
     * The model's name for an output. ONNX test cases number their outputs; a signed record names them, and another name is another
     * output.
     *
     * @param position among the outputs of the claim
     * @param names the model's outputs, in its order
     * @return empty where the model has no such output
     */
    static Optional<String> name(Claim claim, int position, List<String> names) {
        var reference = claim.outputs().get(position);
        if (names.contains(reference.name())) {
            return Optional.of(reference.name());
        }
        boolean numbered = claim.statement().isEmpty() && !isNamed(reference) && position < names.size();
        return numbered ? Optional.of(names.get(position)) : Optional.empty();
    }

    /** Contracts and nodes name a model's outputs, and another name is another output. */
    private static boolean isNamed(ValueReference reference) {
        return reference.kind() == ValueReference.Kind.UNTYPED_TENSOR || reference.kind() == ValueReference.Kind.JSON;
    }
}
