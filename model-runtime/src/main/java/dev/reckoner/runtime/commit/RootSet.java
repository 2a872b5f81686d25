package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Everything that an inference is bound to, each by one hash.
 *
 * @param model SHA-256 of the model file
 * @param graph hash of the model without its weights
 * @param weights root over the initializers, in the order of the file; a sparse one counts as its values and its indices
 * @param inputs root over the inputs, in the order given
 * @param trace root over the values that the operators made, {@link TraceCommitment}
 * @param outputs root over the outputs, in the model's order
 * @param environment root over the environment record, in the order of its names
 */
public record RootSet(Hash model, Hash graph, Hash weights, Hash inputs, Hash trace, Hash outputs, Hash environment) {
    /**
     * The roots of a run.
     *
     * @param trace root of the trace
     * @throws ModelException as {@link OnnxModel#initializerDigests}
     */
    public static RootSet of(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            Hash trace,
            SequencedMap<String, OnnxValue> outputs,
            EnvironmentRecord environment,
            CommitmentTree tree)
            throws ModelException {
        return new RootSet(
                new Hash(model.sha256()),
                ofGraph(model),
                ofWeights(model, tree),
                ofValues(inputs, tree),
                trace,
                ofValues(outputs, tree),
                ofTexts(environment.values(), tree));
    }

    /** The root over values in their order: what inputs and outputs are bound by. */
    public static Hash ofValues(SequencedMap<String, OnnxValue> values, CommitmentTree tree) {
        return NamedHash.rootOfValues(values, tree);
    }

    /** The root over texts in the order of their names: what an environment record is bound by. */
    public static Hash ofTexts(Map<String, String> texts, CommitmentTree tree) {
        return NamedHash.rootOfTexts(texts, tree);
    }

    /** As {@link #ofValues}, of values of which only the hashes are known. */
    public static Hash ofHashes(SequencedMap<String, Hash> hashes, CommitmentTree tree) {
        return NamedHash.root(
                hashes.sequencedEntrySet().stream()
                        .map(value -> new NamedHash(value.getKey(), value.getValue()))
                        .toList(),
                tree);
    }

    /** The hash of a model without its weights; throws as {@link OnnxModel#initializerDigests}. */
    public static Hash ofGraph(OnnxModel model) throws ModelException {
        return GraphHash.of(model);
    }

    /** The root over a model's weights; throws as {@link OnnxModel#initializerDigests}. */
    public static Hash ofWeights(OnnxModel model, CommitmentTree tree) throws ModelException {
        return NamedHash.root(
                model.initializerDigests().sequencedEntrySet().stream()
                        .map(weight -> new NamedHash(weight.getKey(), new Hash(weight.getValue())))
                        .toList(),
                tree);
    }

    /** One root over all of them, under the names that they have here and in this order. */
    public Hash root(CommitmentTree tree) {
        return NamedHash.root(
                List.of(
                        new NamedHash("model", model),
                        new NamedHash("graph", graph),
                        new NamedHash("weights", weights),
                        new NamedHash("inputs", inputs),
                        new NamedHash("trace", trace),
                        new NamedHash("outputs", outputs),
                        new NamedHash("environment", environment)),
                tree);
    }
}
