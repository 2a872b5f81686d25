package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.RootSet;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Recomputes everything in the folder of a trace. Whether the values follow from each other is not asked. */
public final class TraceVerification {
    private final TraceFolder trace;
    private final List<String> faults = new ArrayList<>();

    private TraceVerification(TraceFolder trace) {
        this.trace = trace;
    }

    /**
     * What does not fit, a sentence each; empty where all of it does.
     *
     * @param model the model file, for the roots that are of it
     */
    public static List<String> faults(TraceFolder trace, Optional<OnnxModel> model) throws IOException, ModelException {
        var verification = new TraceVerification(trace);
        verification.values();
        verification.run();
        if (model.isPresent()) {
            verification.model(model.get());
        }
        verification.root();
        return List.copyOf(verification.faults);
    }

    private void values() throws IOException {
        var leaves = trace.commitment().leaves();
        for (int i = 0; i < leaves.size(); i++) {
            var leaf = leaves.get(i);
            var value = trace.value(i);
            if (!TraceLeaf.of(leaf.position(), value, Rfc6962Tree.TREE).equals(leaf)) {
                faults.add(
                        "The blocks of the value " + leaf.position().name() + " do not have the root that is listed.");
            }
        }
    }

    private void run() throws IOException {
        var roots = trace.roots().roots();
        require("inputs", roots.inputs(), RootSet.ofValues(trace.inputs(), Rfc6962Tree.TREE));
        require("outputs", roots.outputs(), RootSet.ofValues(trace.outputs(), Rfc6962Tree.TREE));
        require(
                "environment",
                roots.environment(),
                RootSet.ofTexts(trace.roots().environment(), Rfc6962Tree.TREE));
        require("model", roots.model(), ListedValues.hash(trace.list().model()));
        trace.outputs().forEach((name, value) -> {
            var traced = trace.list().leaf(name);
            if (traced.isPresent()
                    && !ListedValues.read(traced.get().form(), traced.get().value(), bytes(value))
                            .isPresent()) {
                faults.add("The output " + name + " is not the one that the trace ends in.");
            }
        });
    }

    private static byte[] bytes(dev.reckoner.runtime.tensor.OnnxValue value) {
        return dev.reckoner.runtime.tensor.ValueProtos.write(value);
    }

    private void model(OnnxModel model) throws IOException, ModelException {
        var roots = trace.roots().roots();
        var environment =
                new EnvironmentRecord(new LinkedHashMap<>(trace.roots().environment()));
        var set = RootSet.of(
                model,
                trace.inputs(),
                ListedValues.hash(roots.trace()),
                trace.outputs(),
                environment,
                Rfc6962Tree.TREE);
        require("model", roots.model(), set.model());
        require("graph", roots.graph(), set.graph());
        require("weights", roots.weights(), set.weights());
    }

    private void root() {
        require("root", trace.roots().root(), trace.roots().roots().set().root(Rfc6962Tree.TREE));
    }

    private void require(String what, Digest stated, Hash real) {
        if (!stated.equals(ListedValues.digest(real))) {
            faults.add("The stated hash of " + what + " is " + stated.hex() + ", recomputed it is " + real.hex() + ".");
        }
    }
}
