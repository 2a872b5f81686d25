package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.execute.Unroller;
import dev.reckoner.runtime.onnx.Deciding;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.Unrolling;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model of a claim, written out as far as the claim went the same way through it as the own run. An operator that took
 * another branch there, or made more or fewer passes, stays one operator: what it would have had to do inside is not known.
 */
final class SameWay {
    private final Reexecutor reexecutor;
    private final TracedClaim claim;
    private final Cancellation cancellation;

    SameWay(Reexecutor reexecutor, TracedClaim claim, Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.claim = claim;
        this.cancellation = cancellation;
    }

    OnnxModel model() throws ExecutionException, IOException {
        OnnxModel written = new Unroller(reexecutor, cancellation).unrolled(claim.model(), claim.inputs());
        return written.origin() instanceof OnnxModel.Origin.Unrolled origin ? agreed(written, origin) : written;
    }

    private OnnxModel agreed(OnnxModel written, OnnxModel.Origin.Unrolled origin)
            throws ExecutionException, IOException {
        SequencedMap<String, OnnxValue> own = own(written, origin);
        SortedMap<String, Integer> counts = new TreeMap<>(origin.unrolling().counts());
        for (Map.Entry<String, Deciding> each : origin.deciding().entrySet()) {
            if (isOther(each.getKey(), each.getValue(), own)) {
                String path = each.getKey();
                counts.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "/"));
            }
        }
        try {
            return counts.equals(origin.unrolling().counts())
                    ? written
                    : origin.source().unrolled(new Unrolling(counts, false));
        } catch (ModelException smaller) {
            throw new ExecutionException(Code.MODEL_CORRUPT, smaller.getMessage(), smaller);
        }
    }

    /** What decided in the own run. */
    private SequencedMap<String, OnnxValue> own(OnnxModel written, OnnxModel.Origin.Unrolled origin)
            throws ExecutionException {
        Set<String> deciding = new HashSet<>();
        origin.deciding().values().forEach(each -> deciding.addAll(each.values()));
        List<String> made = OperatorGraph.of(written).values().stream()
                .filter(deciding::contains)
                .toList();
        return made.isEmpty()
                ? new TreeMap<>()
                : reexecutor
                        .run(
                                written.edited(new Edit.Expose(made)),
                                claim.inputs(),
                                ExecutionProfile.CANONICAL,
                                cancellation)
                        .outputs();
    }

    private boolean isOther(String path, Deciding deciding, Map<String, OnnxValue> own) throws IOException {
        for (String name : deciding.values()) {
            OnnxValue ours = own.get(name);
            Optional<OnnxValue> theirs = claim.trace().value(name);
            if (ours != null && theirs.isPresent() && isOther(ours, theirs.get(), deciding.byShape())) {
                return true;
            }
        }
        return !deciding.byShape() && hasAnotherPass(path, deciding.values());
    }

    private static boolean isOther(OnnxValue ours, OnnxValue theirs, boolean byShape) {
        return byShape && ours instanceof Tensor o && theirs instanceof Tensor t
                ? !o.dims().equals(t.dims())
                : !ours.equals(theirs);
    }

    /** A Loop may end on its own where the claim says that it goes on. */
    private boolean hasAnotherPass(String path, List<String> deciding) throws IOException {
        int passes = 0;
        String last = "";
        for (String name : deciding) {
            if (name.startsWith("trace/" + path + "/body#" + passes + "/")) {
                last = name;
                passes++;
            }
        }
        String next = last.replace("/body#" + (passes - 1) + "/", "/body#" + passes + "/");
        return !last.isEmpty() && claim.trace().value(next).isPresent();
    }
}
