package dev.reckoner.audit.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.RootSet;
import dev.reckoner.runtime.commit.ValueForm;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code roots.json}: all that a run is bound to, and what its inputs and outputs were. Small enough to publish.
 *
 * @param format {@link #FORMAT}
 * @param roots each by itself
 * @param root one over all of them
 * @param values which values the trace holds: {@code all}, {@code matmul} or {@code layers}
 * @param count how many
 * @param inputs what the model was given, in the order given
 * @param outputs what it answered, in its order
 * @param environment the environment record
 */
public record TraceRoots(
        String format,
        Roots roots,
        Digest root,
        String values,
        int count,
        List<Value> inputs,
        List<Value> outputs,
        Map<String, String> environment) {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-roots/1";

    public TraceRoots {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        environment = Map.copyOf(environment);
    }

    /** As {@link RootSet} has them. */
    public record Roots(
            Digest model,
            Digest graph,
            Digest weights,
            Digest inputs,
            Digest trace,
            Digest outputs,
            Digest environment) {
        /** As the runtime has them. */
        RootSet set() {
            return new RootSet(
                    ListedValues.hash(model),
                    ListedValues.hash(graph),
                    ListedValues.hash(weights),
                    ListedValues.hash(inputs),
                    ListedValues.hash(trace),
                    ListedValues.hash(outputs),
                    ListedValues.hash(environment));
        }

        static Roots of(RootSet set) {
            return new Roots(
                    ListedValues.digest(set.model()),
                    ListedValues.digest(set.graph()),
                    ListedValues.digest(set.weights()),
                    ListedValues.digest(set.inputs()),
                    ListedValues.digest(set.trace()),
                    ListedValues.digest(set.outputs()),
                    ListedValues.digest(set.environment()));
        }
    }

    /**
     * An input or output.
     *
     * @param kind what its file is; a tensor where absent
     * @param value SHA-256 of its canonical bytes
     * @param file SHA-256 of its file
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Value(String name, Optional<ValueReference.Kind> kind, Digest value, Digest file) {
        static Value of(String name, OnnxValue value, Digest file) {
            return new Value(
                    name,
                    TraceManifest.kind(ListedValues.form(value)),
                    ListedValues.digest(ValueForm.digest(value)),
                    file);
        }

        /** What its file is. */
        ValueReference.Kind form() {
            return kind.orElse(ValueReference.Kind.TENSOR);
        }
    }

    static TraceRoots of(
            RootSet set, TraceManifest list, List<Value> inputs, List<Value> outputs, Map<String, String> environment) {
        return new TraceRoots(
                FORMAT,
                Roots.of(set),
                ListedValues.digest(set.root(Rfc6962Tree.TREE)),
                list.values(),
                list.leaves().size(),
                inputs,
                outputs,
                environment);
    }

    /**
     * Reads the file.
     *
     * @throws TrailFormatException TR-JSON-…, TR-TRACE-VERSION for a later version, TR-TRACE where a hash is not SHA-256
     */
    public static TraceRoots read(byte[] json) throws TrailFormatException {
        var read = StrictJson.value(json, TraceRoots.class);
        if (!read.format.equals(FORMAT)) {
            throw new TrailFormatException(
                    "TR-TRACE-VERSION",
                    "",
                    "The file is not of the format " + FORMAT,
                    "Ask the producer for roots.json of that format.");
        }
        read.requireSha256();
        return read;
    }

    private void requireSha256() throws TrailFormatException {
        var all = new ArrayList<>(List.of(
                root,
                roots.model,
                roots.graph,
                roots.weights,
                roots.inputs,
                roots.trace,
                roots.outputs,
                roots.environment));
        inputs.forEach(value -> all.addAll(List.of(value.value(), value.file())));
        outputs.forEach(value -> all.addAll(List.of(value.value(), value.file())));
        for (var digest : all) {
            if (!digest.algorithm().equals("sha256")) {
                throw new TrailFormatException(
                        "TR-TRACE", "", "A hash is not SHA-256", "Ask the producer for roots.json of that format.");
            }
        }
    }

    /** What in the file does not fit with the rest of it, a sentence each; empty for one that adds up. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        named("inputs", inputs, roots.inputs, faults);
        named("outputs", outputs, roots.outputs, faults);
        fits("environment", roots.environment, RootSet.ofTexts(environment, Rfc6962Tree.TREE), faults);
        fits("root", root, roots.set().root(Rfc6962Tree.TREE), faults);
        return List.copyOf(faults);
    }

    private static void named(String what, List<Value> values, Digest stated, List<String> faults) {
        var hashes = TraceFolder.hashes(values);
        if (hashes.size() != values.size()) {
            faults.add("One of the " + what + " is listed twice.");
        } else {
            fits(what, stated, RootSet.ofHashes(hashes, Rfc6962Tree.TREE), faults);
        }
    }

    private static void fits(String what, Digest stated, Hash real, List<String> faults) {
        if (!stated.equals(ListedValues.digest(real))) {
            faults.add("The stated hash of " + what + " is " + stated.hex() + ", of what is listed it is " + real.hex()
                    + ".");
        }
    }

    /** The list as a file. */
    public byte[] write() {
        return StrictJson.write(this);
    }
}
