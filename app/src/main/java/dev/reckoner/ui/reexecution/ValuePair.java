package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.Optional;

/**
 * The claimed and the recomputed value of an output, both of the same type and shape.
 *
 * @param output its name
 */
record ValuePair(String output, Tensor claimed, Tensor recomputed) {
    /** Why the values of an output cannot be shown: a sentence for the person. */
    static final class NotShown extends Exception {
        private static final long serialVersionUID = 1;

        NotShown(String key, Object... arguments) {
            super(Messages.get("values.none." + key, arguments));
        }
    }

    /** Reads both from the case; not for the FX thread. */
    static ValuePair read(AuditCase auditCase, Claim claim, RerunDepth depth, String output)
            throws IOException, NotShown {
        Digest recomputed =
                Optional.ofNullable(depth.recomputed().get(output)).orElseThrow(() -> new NotShown("notKept", output));
        ValueReference reference = claim.outputs().stream()
                .filter(value -> value.name().equals(output))
                .findFirst()
                .or(() -> claim.outputs().size() == 1
                        ? Optional.of(claim.outputs().getFirst())
                        : Optional.empty())
                .orElseThrow(() -> new NotShown("unknown", output));
        if (reference.kind() != ValueReference.Kind.TENSOR) {
            throw new NotShown("noTensor", output);
        }
        Digest held = reference.held().orElseThrow(() -> new NotShown("notHeld", output));
        var pair = new ValuePair(output, tensor(auditCase, held, output), tensor(auditCase, recomputed, output));
        if (!pair.claimed().dims().equals(pair.recomputed().dims())
                || pair.claimed().type() != pair.recomputed().type()) {
            throw new NotShown("unlike", pair.claimed(), pair.recomputed());
        }
        return pair;
    }

    private static Tensor tensor(AuditCase auditCase, Digest digest, String output) throws IOException, NotShown {
        byte[] bytes = auditCase.blob(digest).orElseThrow(() -> new NotShown("notHeld", output));
        try {
            return TensorProtos.read(bytes);
        } catch (TensorFormatException damaged) {
            throw new NotShown("damaged", output, damaged.getMessage());
        }
    }

    ElementType type() {
        return claimed.type();
    }

    /** Number of values, at most 2^31 - 1: a blob holds no more. */
    int size() {
        return Math.toIntExact(claimed.elementCount());
    }

    /** True if the values differ in at least one bit. */
    boolean differs(int index) {
        return switch (type().family()) {
            case TEXT -> !java.util.Arrays.equals(claimed.bytesAt(index), recomputed.bytesAt(index));
            case COMPLEX -> differingBits(2L * index) || differingBits(2L * index + 1);
            default -> differingBits(index);
        };
    }

    private boolean differingBits(long scalar) {
        return claimed.bitsAt(scalar) != recomputed.bitsAt(scalar);
    }

    /** |claimed - recomputed|; infinite where NaN or infinity stands on one side only, NaN for text. */
    double error(int index) {
        return switch (type().family()) {
            case TEXT -> Double.NaN;
            case COMPLEX -> Math.max(scalarError(2L * index), scalarError(2L * index + 1));
            default -> scalarError(index);
        };
    }

    private double scalarError(long scalar) {
        double a = claimed.doubleAt(scalar);
        double b = recomputed.doubleAt(scalar);
        if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
            return 0;
        }
        return Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }
}
