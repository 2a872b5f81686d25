package dev.reckoner.appraise;

import dev.reckoner.appraise.code.TraceCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is the operator trace that the trail carries the one whose root was signed? Asked of records that sign one; what such a record
 * promises and the trail does not hold leaves a question open, as a missing input does.
 */
final class TraceCheck implements Check {
    @Override
    public String id() {
        return "trace";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return claim.traceRoot().map(root -> findings(claim, root, context)).orElse(List.of());
    }

    private List<Finding> findings(Claim claim, Digest root, Context context) {
        Answer answer = Answer.about(claim, id());
        Optional<Evidence.OperatorTrace> trace = context.evidence()
                .evidence(Evidence.OperatorTrace.id(root))
                .filter(Evidence.OperatorTrace.class::isInstance)
                .map(Evidence.OperatorTrace.class::cast);
        if (trace.isEmpty()) {
            return List.of(answer.gives(TraceCode.TRACE_MISSING, "root " + root.abbreviated()));
        }
        answer = answer.restingOn(trace.get().id());
        Optional<byte[]> bytes = HeldBytes.of(trace.get().blob(), context);
        if (bytes.isEmpty()) {
            return List.of(answer.gives(
                    TraceCode.TRACE_NOT_HELD, "blob " + trace.get().blob().abbreviated()));
        }
        Optional<TraceManifest> manifest = read(bytes.get()).filter(list -> isAsRecorded(list, trace.get(), root));
        return manifest.isEmpty()
                ? List.of(answer.gives(TraceCode.TRACE_MALFORMED, ""))
                : findings(claim, manifest.get(), answer, context);
    }

    private static Optional<TraceManifest> read(byte[] bytes) {
        try {
            return Optional.of(TraceManifest.read(bytes));
        } catch (TrailFormatException changed) {
            return Optional.empty();
        }
    }

    private static boolean isAsRecorded(TraceManifest list, Evidence.OperatorTrace trace, Digest root) {
        return list.root().equals(root)
                && trace.root().equals(root)
                && list.model().equals(trace.model())
                && list.leaves().size() == trace.values();
    }

    private static List<Finding> findings(Claim claim, TraceManifest list, Answer answer, Context context) {
        Digest real = list.rootOfLeaves();
        if (!real.equals(list.root())) {
            return List.of(answer.gives(
                    TraceCode.TRACE_DIFFERS,
                    "signed " + list.root().abbreviated() + ", in the trail " + real.abbreviated()));
        }
        List<Finding> findings = new ArrayList<>();
        otherAnswer(claim, list)
                .ifPresent(output -> findings.add(answer.gives(TraceCode.TRACE_OTHER_ANSWER, "output " + output)));
        long missing = missing(list, context);
        if (missing > 0) {
            findings.add(answer.gives(
                    TraceCode.TRACE_INCOMPLETE,
                    missing + " of " + list.leaves().size() + " values missing, root "
                            + list.root().abbreviated()));
        }
        return findings.isEmpty()
                ? List.of(answer.gives(
                        TraceCode.TRACE_MATCH,
                        list.leaves().size() + " values, root " + list.root().abbreviated()))
                : findings;
    }

    /** An output of which the record signs one value by itself and another in the trace. */
    private static Optional<String> otherAnswer(Claim claim, TraceManifest list) {
        return claim.outputs().stream()
                .filter(output -> output.tensor().isPresent()
                        && list.leaf(output.name())
                                .map(TraceLeaf::value)
                                .filter(traced -> !traced.equals(output.tensor().get()))
                                .isPresent())
                .map(ValueReference::name)
                .findFirst();
    }

    private static long missing(TraceManifest list, Context context) {
        return list.leaves().stream()
                .filter(leaf -> !holds(leaf.file(), context))
                .count();
    }

    private static boolean holds(Digest file, Context context) {
        try {
            return context.evidence().holds(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
