package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX model: its graph, its digest and what it declares. Immutable: what becomes of the file does not matter once it is
 * opened, and external data that change are refused.
 *
 * <p>At most 2 GiB, the limit of the format; larger weights are kept in external files beside the model.
 */
public final class OnnxModel {
    private final ModelProto proto;
    private final String sha256;
    private final Origin origin;
    private final List<ValueInfo> inputs;
    private final List<ValueInfo> defaultedInputs;
    private final List<ValueInfo> outputs;
    private @Nullable SequencedMap<String, String> initializerDigests;
    private @Nullable OperatorGraph operators;
    private @Nullable ExternalFiles externalFiles;

    private OnnxModel(ModelProto proto, String sha256, Origin origin) {
        this.proto = proto;
        this.sha256 = sha256;
        this.origin = origin;
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

    /** Where a model comes from. */
    public sealed interface Origin {
        /**
         * A file, or its bytes.
         *
         * @param bytes all of it, read-only
         * @param path where it lies; empty for one in memory
         */
        record File(ByteBuffer bytes, Optional<Path> path) implements Origin {}

        /**
         * Another model, written out.
         *
         * @param places of its operators, in their order
         * @param deciding the values that decide how an operator goes through its graphs, by the operator's place
         */
        record Unrolled(
                OnnxModel source, Unrolling unrolling, List<Place> places, SequencedMap<String, Deciding> deciding)
                implements Origin {}

        /** Another model, seen another way. */
        record Edited(OnnxModel source, Edit edit) implements Origin {}
    }

    /**
     * Opens a model file.
     *
     * @throws ModelException with codes RT-MODEL-UNREADABLE, -SIZE (beyond 2 GiB), -COMPLEX, -CORRUPT, -NO-GRAPH
     */
    public static OnnxModel open(Path path) throws ModelException {
        return of(ModelFile.read(path), Optional.of(path.toAbsolutePath()));
    }

    /** A model in memory, which cannot have external data; the array must not be changed. Throws as {@link #open}. */
    public static OnnxModel of(byte[] bytes) throws ModelException {
        return of(ByteBuffer.wrap(bytes), Optional.empty());
    }

    private static OnnxModel of(ByteBuffer bytes, Optional<Path> path) throws ModelException {
        ByteBuffer whole = bytes.asReadOnlyBuffer();
        ModelProto proto = ModelFile.parse(bytes);
        StoredNames.requireDistinct(proto.getGraph());
        return new OnnxModel(proto, ModelFile.sha256(whole), new Origin.File(whole, path));
    }

    /**
     * This model seen another way. Its digest is that of this one's digest and the edit's text, not of a file.
     *
     * @throws IllegalArgumentException if this model is itself an edited one
     */
    public OnnxModel edited(Edit edit) {
        if (origin instanceof Origin.Edited) {
            throw new IllegalArgumentException("A model that is edited once is not edited again");
        }
        ByteBuffer identity = StandardCharsets.UTF_8.encode(sha256 + "\0" + edit.text());
        return new OnnxModel(EditedGraph.of(this, edit), ModelFile.sha256(identity), new Origin.Edited(this, edit));
    }

    /** True if operators of the main graph hold graphs, or call functions, that can be written out. */
    public boolean isNested() {
        return UnrolledGraph.isNested(proto);
    }

    /**
     * This model written out. Its digest is that of this one's digest and how it is written out, not of a file.
     *
     * @throws ModelException RT-MODEL-UNROLL if that would be too large
     * @throws IllegalArgumentException if this model is not one as it lies in a file
     */
    public OnnxModel unrolled(Unrolling unrolling) throws ModelException {
        if (!(origin instanceof Origin.File)) {
            throw new IllegalArgumentException("Only a model as it lies in a file is written out");
        }
        WrittenGraph.Finished made = UnrolledGraph.of(proto, unrolling);
        ByteBuffer identity = StandardCharsets.UTF_8.encode(sha256 + "\0" + unrolling.text());
        return new OnnxModel(
                made.model(),
                ModelFile.sha256(identity),
                new Origin.Unrolled(this, unrolling, made.places(), made.deciding()));
    }

    /** The place of each operator in the model as it lies in the file. */
    List<Place> places() {
        return origin instanceof Origin.Unrolled unrolled
                ? unrolled.places()
                : IntStream.range(0, proto.getGraph().getNodeCount())
                        .mapToObj(index -> Place.of(Integer.toString(index)))
                        .toList();
    }

    /** Where it comes from. */
    public Origin origin() {
        return origin;
    }

    /** SHA-256 of the file's bytes, lower-case hexadecimal. External data are not part of it; see {@link #identity}. */
    public String sha256() {
        return sha256;
    }

    /**
     * What tells this model from every other: {@link #sha256}, or of one with external data the SHA-256 of that and
     * {@link #externalSha256}, with a null character between. The external files are read when it is first asked for.
     *
     * @throws ModelException RT-MODEL-EXTERNAL if one is missing or lies outside the model's folder
     */
    public String identity() throws ModelException {
        return externalSha256()
                .map(external -> ModelFile.sha256(StandardCharsets.UTF_8.encode(sha256 + "\0" + external)))
                .orElse(sha256);
    }

    /** SHA-256 of what {@code sha256sum} prints of the external files, sorted by name; throws as {@link #identity}. */
    public Optional<String> externalSha256() throws ModelException {
        return externalFiles().sha256();
    }

    /** By what the system tells the external files from changed ones; throws as {@link #identity}. */
    public List<String> externalStamps() throws ModelException {
        return externalFiles().files().stream()
                .map(file -> file.path() + " " + file.stamp().text())
                .toList();
    }

    /**
     * Requires that the external data are those of {@link #identity}. To be asked after they were used too.
     *
     * @throws ModelException RT-MODEL-CHANGED if somebody changed them since
     */
    public void requireUnchanged() throws ModelException {
        externalFiles().requireUnchanged();
    }

    /** Of a model that is seen another way those of its source, so that they are read once. */
    private ExternalFiles externalFiles() throws ModelException {
        return switch (origin) {
            case Origin.File file -> ownFiles(file);
            case Origin.Unrolled unrolled -> unrolled.source().externalFiles();
            case Origin.Edited edited -> edited.source().externalFiles();
        };
    }

    private synchronized ExternalFiles ownFiles(Origin.File file) throws ModelException {
        ExternalFiles known = externalFiles;
        if (known == null) {
            known = ExternalFiles.of(proto, file.path().map(Path::getParent));
            externalFiles = known;
        }
        return known;
    }

    /** The parsed model. */
    public ModelProto proto() {
        return proto;
    }

    /** Its graph; made once, since cutting a model operator by operator asks for it each time. */
    synchronized OperatorGraph operators() {
        OperatorGraph known = operators;
        if (known == null) {
            known = new OperatorGraph(this);
            operators = known;
        }
        return known;
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

    private Optional<Path> folder() {
        return switch (origin) {
            case Origin.File file -> file.path().map(Path::getParent);
            case Origin.Unrolled unrolled -> unrolled.source().folder();
            case Origin.Edited edited -> edited.source().folder();
        };
    }

    /** True if it keeps weights in other files, whether or not they are there. */
    public boolean hasExternalData() {
        return !ExternalData.locations(proto).isEmpty();
    }

    /**
     * The folder that holds external data; empty if the model has none.
     *
     * @throws ModelException RT-MODEL-EXTERNAL if a file is missing or lies outside the model's folder
     */
    public Optional<Path> externalData() throws ModelException {
        return ExternalData.check(proto, folder()) ? folder() : Optional.empty();
    }

    /** Bytes of the model and its external data: about what a session of it takes of the memory. */
    public long weight() {
        return proto.getSerializedSize() + ExternalData.size(proto, folder());
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

    /**
     * The initializer of that name; empty where there is none, and for a sparse one.
     *
     * @throws ModelException as {@link #initializerDigests}
     */
    public Optional<Tensor> initializer(String name) throws ModelException {
        for (TensorProto tensor : proto.getGraph().getInitializerList()) {
            if (tensor.getName().equals(name)) {
                return Optional.of(read(tensor));
            }
        }
        return Optional.empty();
    }

    private SequencedMap<String, String> computeDigests() throws ModelException {
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        GraphProto graph = proto.getGraph();
        for (TensorProto tensor : graph.getInitializerList()) {
            digests.put(tensor.getName(), digest(tensor));
        }
        for (var sparse : graph.getSparseInitializerList()) {
            digests.put(sparse.getValues().getName(), digest(sparse.getValues()));
            digests.put(sparse.getValues().getName() + StoredNames.INDICES, digest(sparse.getIndices()));
        }
        requireUnchanged();
        return digests;
    }

    private String digest(TensorProto tensor) throws ModelException {
        return read(tensor).sha256();
    }

    private Tensor read(TensorProto tensor) throws ModelException {
        try {
            return ExternalData.isExternal(tensor) ? ExternalData.read(tensor, folder()) : TensorProtos.of(tensor);
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
