package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a trace's own copies of inputs, weights and final outputs are not those of the claim and its model. */
final class TraceContradictions {
    private final TracedClaim claim;
    private final List<Contradiction> found = new ArrayList<>();

    private TraceContradictions(TracedClaim claim) {
        this.claim = claim;
    }

    static List<Contradiction> of(TracedClaim claim) throws IOException {
        TraceContradictions search = new TraceContradictions(claim);
        search.inputs();
        search.weights();
        search.outputs();
        return List.copyOf(search.found);
    }

    private void inputs() throws IOException {
        for (Map.Entry<String, OnnxValue> input : claim.inputs().entrySet()) {
            Optional<OnnxValue> copy = claim.trace().value(input.getKey());
            if (copy.isPresent() && !copy.get().equals(input.getValue())) {
                found.add(new Contradiction(
                        "LO-TRACE-INPUT",
                        input.getKey(),
                        "The trace begins with another value of the input '" + input.getKey() + "' than the claim."));
            }
        }
    }

    private void weights() throws IOException {
        OnnxModel model = claim.model();
        for (TensorProto weight : model.proto().getGraph().getInitializerList()) {
            Optional<OnnxValue> copy = claim.inputs().containsKey(weight.getName())
                    ? Optional.empty()
                    : claim.trace().value(weight.getName());
            if (copy.isPresent() && !copy.equals(initializer(weight.getName()))) {
                found.add(new Contradiction(
                        "LO-TRACE-WEIGHT",
                        weight.getName(),
                        "The trace's weight '" + weight.getName() + "' is not that of the model."));
            }
        }
    }

    private Optional<Tensor> initializer(String name) throws IOException {
        try {
            return claim.model().initializer(name);
        } catch (ModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * A claim made with fused operators rounds otherwise than its trace, which has none. What the figures do not decide is no
     * agreement: small elements beside far larger ones may be quite another answer.
     */
    private void outputs() throws IOException {
        for (Map.Entry<String, OnnxValue> output : claim.outputs().entrySet()) {
            Optional<OnnxValue> traced = claim.trace().value(output.getKey());
            if (traced.isPresent() && isOther(output.getKey(), output.getValue(), traced.get())) {
                found.add(new Contradiction(
                        "LO-TRACE-OUTPUT",
                        output.getKey(),
                        "The trace ends with another output '" + output.getKey()
                                + "' than the claim, and fused operators do not explain it."));
            }
        }
    }

    private static boolean isOther(String name, OnnxValue claimed, OnnxValue traced) {
        return !claimed.equals(traced)
                && ValueComparator.compare(name, claimed, traced).stream()
                        .anyMatch(each -> each.verdict() == Verdict.OUTSIDE || each.verdict() == Verdict.INCONCLUSIVE);
    }
}
