package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ReaderTerms;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what is kept of a run beside its verdict. Recomputed values that are other than the claimed become blobs. */
final class RerunDepths {
    private final BlobStore blobs;
    private final Divergence divergence;

    RerunDepths(BlobStore blobs, Divergence divergence) {
        this.blobs = blobs;
        this.divergence = divergence;
    }

    RerunDepth of(PreparedRun run, Execution made, List<Comparison> outputs, Tolerances tolerances, Judged judged)
            throws IOException {
        if (outputs.stream().allMatch(output -> output.verdict() == Verdict.BIT_EXACT)) {
            return new RerunDepth(
                    Map.of(),
                    tolerances.words(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    tolerances.covering().isPresent(),
                    Optional.of(made.took()));
        }
        return new RerunDepth(
                recomputed(made),
                tolerances.words(),
                terms(run, made),
                localisation(judged),
                judged.explanation(),
                tolerances.covering().isPresent(),
                Optional.of(made.took()));
    }

    private Map<String, Digest> recomputed(Execution made) throws IOException {
        var kept = new LinkedHashMap<String, Digest>();
        for (var output : made.outputs().sequencedEntrySet()) {
            if (output.getValue() instanceof Tensor tensor) {
                kept.put(output.getKey(), blobs.put(new ByteArrayInputStream(TensorProtos.write(tensor))));
            }
        }
        return kept;
    }

    private List<ReaderTerms> terms(PreparedRun run, Execution made) throws IOException {
        var terms = new ArrayList<ReaderTerms>();
        boolean isMasked = isMasked(run);
        for (var claimed : divergence.claimed(run.claim(), made).sequencedEntrySet()) {
            OnnxValue recomputed = made.outputs().get(claimed.getKey());
            if (claimed.getValue() instanceof Tensor theirs && recomputed instanceof Tensor own) {
                ReaderTerms.of(claimed.getKey(), theirs, own, isMasked).ifPresent(terms::add);
            }
        }
        return terms;
    }

    /** Some tokens are padding: an input that is called a mask has zeros. */
    private static boolean isMasked(PreparedRun run) {
        return run.inputs().entrySet().stream()
                .filter(input -> input.getKey().contains("mask"))
                .anyMatch(input -> input.getValue() instanceof Tensor mask && hasZero(mask));
    }

    private static boolean hasZero(Tensor mask) {
        for (long i = 0; i < mask.scalarCount(); i++) {
            if (mask.doubleAt(i) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Where something differs and nothing in between is known, that is said too. */
    private static Optional<Localisation> localisation(Judged judged) {
        boolean differs = judged.judgement().verdict() == Verdict.OUTSIDE;
        return judged.localisation().isPresent() || !differs
                ? judged.localisation()
                : Optional.of(Localisation.withoutTrace(judged.explanation()
                        .filter(found -> found.best().isPresent())
                        .map(found -> found.sentence())));
    }
}
