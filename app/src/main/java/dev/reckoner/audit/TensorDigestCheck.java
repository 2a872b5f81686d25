package dev.reckoner.audit;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Do both digests that a record signs for a value mean the same value? One is of the file's bytes, the other of the canonical
 * tensor bytes; a record whose two digests disagree would show one value to who compares files and another to who compares
 * tensors. Asked only of bytes that are the signed ones; only a disagreement is a finding, and a
 * warning, since a producer may have digested something else by mistake.
 */
final class TensorDigestCheck implements Check {
    private final String id;
    private final CaseValues values;

    /**
     * The check of one side.
     *
     * @param id {@code input} or {@code output}
     */
    TensorDigestCheck(String id, CaseValues values) {
        this.id = id;
        this.values = values;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        var side = id.equals("input") ? claim.inputs() : claim.outputs();
        return side.stream()
                .flatMap(value -> disagreement(value).stream().map(real -> finding(claim, value, real)))
                .limit(1)
                .toList();
    }

    /** The canonical digest that the held bytes really have, where the record signs another. */
    private Optional<Digest> disagreement(ValueReference value) {
        if (value.tensor().isEmpty()
                || value.kind() != ValueReference.Kind.TENSOR
                || !value.claimed().equals(value.held())) {
            return Optional.empty();
        }
        try {
            return values.held(value) instanceof Tensor tensor
                    ? Optional.of(Digest.ofSha256(tensor.sha256()))
                            .filter(real -> !real.equals(value.tensor().get()))
                    : Optional.empty();
        } catch (CannotRun unreadable) {
            // Bytes that are no tensor cannot be compared; the rerun says so.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding finding(Claim claim, ValueReference value, Digest real) {
        var code = id.equals("input") ? ValueCode.INPUT_TENSOR_DIFFERS : ValueCode.OUTPUT_TENSOR_DIFFERS;
        return new Finding(
                Subject.claim(claim.id()),
                id,
                code.tier(),
                code.code(),
                "The record signs two different values as " + id + " " + value.name(),
                "its file has the tensor " + real.abbreviated() + ", the record says "
                        + value.tensor().map(Digest::abbreviated).orElse("none"),
                claim.madeAt(),
                value.held().stream().toList());
    }
}
