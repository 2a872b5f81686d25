package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX model: its bytes, their digest and what it declares. Immutable; the file must not change while it is in use.
 *
 * <p>At most 2 GiB, the limit of the format; larger weights are kept in external files beside the model.
 */
public final class OnnxModel {
    private final ByteBuffer bytes;
    private final Optional<Path> folder;
    private final String sha256;
    private final ModelProto proto;
    private final List<ValueInfo> inputs;
    private final List<ValueInfo> defaultedInputs;
    private final List<ValueInfo> outputs;
    private @Nullable SequencedMap<String, String> initializerDigests;

    private OnnxModel(ByteBuffer bytes, Optional<Path> folder) throws ModelException {
        this.bytes = bytes.asReadOnlyBuffer();
        this.folder = folder;
        this.proto = ModelFile.parse(this.bytes);
        this.sha256 = ModelFile.sha256(this.bytes);
        Set<String> constants = proto.getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .collect(Collectors.toSet());
        this.inputs = proto.getGraph().getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .map(ValueInfo::of)
                .toList();
        this.defaultedInputs = proto.getGraph().getInputList().stream()
                .filter(input -> constants.contains(input.getName()))
                .map(ValueInfo::of)
                .toList();
        this.outputs =
                proto.getGraph().getOutputList().stream().map(ValueInfo::of).toList();
    }

    /**
     * Opens a model file.
     *
     * @throws ModelException with codes RT-MODEL-UNREADABLE, -SIZE (beyond 2 GiB), -COMPLEX, -CORRUPT, -NO-GRAPH
     */
    public static OnnxModel open(Path path) throws ModelException {
        return new OnnxModel(
                ModelFile.map(path), Optional.ofNullable(path.toAbsolutePath().getParent()));
    }

    /** A model in memory, which cannot have external data; the array must not be changed. Throws as {@link #open}. */
    public static OnnxModel of(byte[] bytes) throws ModelException {
        return new OnnxModel(ByteBuffer.wrap(bytes), Optional.empty());
    }

    /** SHA-256 of the file's bytes, lower-case hexadecimal. External data are not part of it. */
    public String sha256() {
        return sha256;
    }

    /** The file's bytes, read-only. */
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** The parsed model. */
    public ModelProto proto() {
        return proto;
    }

    /** Version of the file format. */
    public long irVersion() {
        return proto.getIrVersion();
    }

    /** Operator set version by domain; {@code ai.onnx} for the default domain. */
    public SequencedMap<String, Long> opsetImports() {
        SequencedMap<String, Long> versions = new LinkedHashMap<>();
        for (OperatorSetIdProto opset : proto.getOpsetImportList()) {
            versions.put(opset.getDomain().isEmpty() ? "ai.onnx" : opset.getDomain(), opset.getVersion());
        }
        return Collections.unmodifiableSequencedMap(versions);
    }

    /** Name and version of the tool that wrote the model, as far as it says. */
    public String producer() {
        return (proto.getProducerName() + " " + proto.getProducerVersion()).strip();
    }

    /** Inputs that must be given, in order: those that are not initializers. */
    public List<ValueInfo> inputs() {
        return inputs;
    }

    /** Outputs in order. */
    public List<ValueInfo> outputs() {
        return outputs;
    }

    /** Inputs that may be given in place of an initializer of the same name. */
    public List<ValueInfo> defaultedInputs() {
        return defaultedInputs;
    }

    /**
     * The folder that holds external data; empty if the model has none.
     *
     * @throws ModelException RT-MODEL-EXTERNAL if a file is missing or lies outside the model's folder
     */
    public Optional<Path> externalData() throws ModelException {
        return ExternalData.check(proto, folder) ? folder : Optional.empty();
    }

    /**
     * Canonical digests of the initializers by name, in the order of the file; computed once. A sparse one counts as two: its
     * values, and its indices under the name with {@code #indices}.
     *
     * @throws ModelException RT-MODEL-INITIALIZER if one is damaged, RT-MODEL-EXTERNAL if its file is missing or elsewhere
     */
    public synchronized SequencedMap<String, String> initializerDigests() throws ModelException {
        SequencedMap<String, String> known = initializerDigests;
        if (known == null) {
            known = Collections.unmodifiableSequencedMap(computeDigests());
            initializerDigests = known;
        }
        return known;
    }

    /** Names of the initializers that are not the same in both models, or are in one only; throws as the digests do. */
    public List<String> differingInitializers(OnnxModel other) throws ModelException {
        SequencedMap<String, String> mine = initializerDigests();
        SequencedMap<String, String> others = other.initializerDigests();
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(others.keySet());
        return names.stream()
                .filter(name -> !mine.getOrDefault(name, "").equals(others.getOrDefault(name, "")))
                .toList();
    }

    private SequencedMap<String, String> computeDigests() throws ModelException {
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        GraphProto graph = proto.getGraph();
        for (TensorProto tensor : graph.getInitializerList()) {
            digests.put(tensor.getName(), digest(tensor));
        }
        for (var sparse : graph.getSparseInitializerList()) {
            digests.put(sparse.getValues().getName(), digest(sparse.getValues()));
            digests.put(sparse.getValues().getName() + "#indices", digest(sparse.getIndices()));
        }
        return digests;
    }

    private String digest(TensorProto tensor) throws ModelException {
        try {
            return (ExternalData.isExternal(tensor) ? ExternalData.read(tensor, folder) : TensorProtos.of(tensor))
                    .sha256();
        } catch (TensorFormatException e) {
            throw new ModelException(
                    "RT-MODEL-INITIALIZER", "Initializer '" + tensor.getName() + "' is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "OnnxModel " + sha256;
    }
}
