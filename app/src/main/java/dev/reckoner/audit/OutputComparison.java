package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.ToleranceProfile;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Compares the outputs of a claim with those of a run. */
final class OutputComparison {
    /**
     * A comparison per claimed output.
     *
     * @throws CannotRun EX-OUTPUT-MISMATCH if the claim names an output twice, so that nobody can say which of the two it is
     */
    ComparedOutputs compare(Claim claim, OnnxModel model, Execution execution, CaseValues values, Tolerances tolerances)
            throws IOException, CannotRun {
        return compare(claim, ModelTraits.coarsest(model), execution, values, tolerances);
    }

    /** The same for a model that computes in that type or finer ones. */
    ComparedOutputs compare(
            Claim claim, ElementType coarsest, Execution execution, CaseValues values, Tolerances tolerances)
            throws IOException, CannotRun {
        var comparisons = new ArrayList<Comparison>();
        var without = new LinkedHashMap<String, CannotRun>();
        var seen = new HashSet<String>();
        for (int i = 0; i < claim.outputs().size(); i++) {
            var name = claim.outputs().get(i).name();
            if (!seen.add(name)) {
                throw new CannotRun("EX-OUTPUT-MISMATCH", "The claim names the output " + name + " twice");
            }
            try {
                comparisons.add(compare(claim, i, coarsest, execution, values, tolerances));
            } catch (CannotRun reason) {
                without.put(name, reason);
                comparisons.add(Comparison.without(name, Verdict.INCONCLUSIVE, reason.sentence() + "."));
            }
        }
        return new ComparedOutputs(comparisons, without);
    }

    private static Comparison compare(
            Claim claim,
            int position,
            ElementType coarsest,
            Execution execution,
            CaseValues values,
            Tolerances tolerances)
            throws IOException, CannotRun {
        var reference = claim.outputs().get(position);
        var names = List.copyOf(execution.outputs().sequencedKeySet());
        var recomputed = ClaimOutputs.name(claim, position, names).map(execution.outputs()::get);
        if (recomputed.isEmpty()) {
            throw new CannotRun("EX-OUTPUT-MISMATCH", "The model has no output " + reference.name());
        }
        return compare(claim, reference, recomputed.get(), coarsest, values, tolerances);
    }

    private static Comparison compare(
            Claim claim,
            ValueReference reference,
            OnnxValue recomputed,
            ElementType coarsest,
            CaseValues values,
            Tolerances tolerances)
            throws IOException, CannotRun {
        if (!(recomputed instanceof Tensor tensor)) {
            return StructuredComparison.compare(
                    reference,
                    recomputed,
                    values,
                    (one, other) -> held(reference.name(), one, other, other.type(), coarsest, tolerances));
        }
        boolean held = reference.held().isPresent() && !CaseValues.changed(reference);
        if (!held && signedOutputIs(reference, tensor)) {
            return TensorComparator.compare(
                    reference.name(), tensor, tensor, ToleranceProfile.defaultFor(tensor.type()));
        }
        if (CaseValues.changed(reference)) {
            throw changed();
        }
        if (UntypedValues.isOne(claim, reference)) {
            // As float32 is how OpenGradient's clients read what the model may have given as float64.
            var own = tensor.type() == ElementType.DOUBLE ? ElementType.FLOAT : tensor.type();
            return UntypedComparison.compare(
                    reference.name(),
                    new UntypedValues(values).read(reference),
                    tensor,
                    (one, other) -> held(reference.name(), one, other, own, coarsest, tolerances));
        }
        if (!(values.heldOutput(reference) instanceof Tensor claimed)) {
            throw new CannotRun("EX-NOT-COMPARABLE", "The claimed output " + reference.name() + " is not a tensor");
        }
        return held(reference.name(), claimed, tensor, tensor.type(), coarsest, tolerances);
    }

    static CannotRun changed() {
        return new CannotRun(
                "EX-OUTPUT-CHANGED",
                "The output in the trail was changed after it was signed, and the run gives other bits than the signed output, which is not here to compare with");
    }

    /**
     * An output of arithmetic in 16 bits or less carries its rounding, whatever type it has. Whether this one does cannot be
     * told here, so what only that rounding could explain is neither held against anybody nor for them. A calibration that covers
     * the claim has that rounding in what it measured.
     */
    private static Comparison held(
            String name,
            Tensor claimed,
            Tensor recomputed,
            ElementType type,
            ElementType coarsest,
            Tolerances tolerances) {
        var own = tolerances.output(name).judge(name, claimed, recomputed, ToleranceProfile.defaultFor(type));
        boolean finer = type == ElementType.FLOAT || type == ElementType.DOUBLE;
        if (own.verdict() != Verdict.OUTSIDE || !finer || coarsest == ElementType.FLOAT || tolerances.decides(name)) {
            return own;
        }
        var wide = TensorComparator.compare(name, claimed, recomputed, ToleranceProfile.defaultFor(coarsest));
        return wide.verdict() == Verdict.OUTSIDE
                ? own
                : own.inconclusive("The model also computes in " + coarsest
                        + ", whose rounding could explain the difference; that of " + type + " cannot");
    }

    /** The signature covers a digest, so a bit-exact rerun can be recognised even where the output itself is lost. */
    private static boolean signedOutputIs(ValueReference reference, Tensor recomputed) {
        var bytes = TensorProtos.write(recomputed);
        return reference.claimed().filter(Digest.sha256(bytes)::equals).isPresent();
    }
}
