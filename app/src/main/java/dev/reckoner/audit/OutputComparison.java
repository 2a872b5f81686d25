package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.OutputJudgement;
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
import java.util.List;

/** Compares the outputs of a claim with those of a run. */
final class OutputComparison {
    /**
     * A comparison per claimed output.
     *
     * @throws CannotRun if an output is not there to compare
     */
    List<Comparison> compare(
            Claim claim, OnnxModel model, Execution execution, CaseValues values, Tolerances tolerances)
            throws IOException, CannotRun {
        return compare(claim, ModelTraits.coarsest(model), execution, values, tolerances);
    }

    /** The same for a model that computes in that type or finer ones. */
    List<Comparison> compare(
            Claim claim, ElementType coarsest, Execution execution, CaseValues values, Tolerances tolerances)
            throws IOException, CannotRun {
        var comparisons = new ArrayList<Comparison>();
        var produced = List.copyOf(execution.outputs().sequencedEntrySet());
        for (int i = 0; i < claim.outputs().size(); i++) {
            var reference = claim.outputs().get(i);
            OnnxValue recomputed = execution.outputs().get(reference.name());
            if (recomputed == null) {
                // ONNX test cases number their outputs; a signed record names them, and another name is another output.
                if (claim.statement().isPresent() || isNamed(reference) || i >= produced.size()) {
                    throw new CannotRun("EX-OUTPUT-MISMATCH", "The model has no output " + reference.name());
                }
                recomputed = produced.get(i).getValue();
            }
            comparisons.add(compare(claim, reference, recomputed, coarsest, values, tolerances));
        }
        return comparisons;
    }

    /** Contracts and nodes name a model's outputs, and another name is another output. */
    private static boolean isNamed(ValueReference reference) {
        return reference.kind() == ValueReference.Kind.UNTYPED_TENSOR || reference.kind() == ValueReference.Kind.JSON;
    }

    private static Comparison compare(
            Claim claim,
            ValueReference reference,
            OnnxValue recomputed,
            ElementType coarsest,
            CaseValues values,
            Tolerances tolerances)
            throws IOException, CannotRun {
        var judgement = tolerances.output(reference.name());
        if (!(recomputed instanceof Tensor tensor)) {
            throw new CannotRun("EX-NOT-COMPARABLE", "The output " + reference.name() + " is not a tensor");
        }
        boolean held = reference.held().isPresent() && !CaseValues.changed(reference);
        if (!held && signedOutputIs(reference, tensor)) {
            return TensorComparator.compare(
                    reference.name(), tensor, tensor, ToleranceProfile.defaultFor(tensor.type()));
        }
        if (CaseValues.changed(reference)) {
            throw new CannotRun(
                    "EX-OUTPUT-CHANGED",
                    "The output in the trail was changed after it was signed, and the run gives other bits than the signed output, which is not here to compare with");
        }
        if (UntypedValues.isOne(claim, reference)) {
            // As float32 is how OpenGradient's clients read what the model may have given as float64.
            var own = tensor.type() == ElementType.DOUBLE ? ElementType.FLOAT : tensor.type();
            return UntypedComparison.compare(
                    reference.name(),
                    new UntypedValues(values).read(reference),
                    tensor,
                    (one, other) -> held(reference.name(), one, other, own, coarsest, judgement));
        }
        if (!(values.heldOutput(reference) instanceof Tensor claimed)) {
            throw new CannotRun("EX-NOT-COMPARABLE", "The claimed output " + reference.name() + " is not a tensor");
        }
        return held(reference.name(), claimed, tensor, tensor.type(), coarsest, judgement);
    }

    /**
     * An output of arithmetic in 16 bits or less carries its rounding, whatever type it has. Whether this one does cannot be
     * told here, so what only that rounding could explain is neither held against anybody nor for them.
     */
    private static Comparison held(
            String name,
            Tensor claimed,
            Tensor recomputed,
            ElementType type,
            ElementType coarsest,
            OutputJudgement judgement) {
        var own = judgement.judge(name, claimed, recomputed, ToleranceProfile.defaultFor(type));
        boolean finer = type == ElementType.FLOAT || type == ElementType.DOUBLE;
        if (own.verdict() != Verdict.OUTSIDE || !finer || coarsest == ElementType.FLOAT) {
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
