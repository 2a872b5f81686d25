package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.TraceCommitment;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceManifest;
import dev.reckoner.trail.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A whole trace in a folder: {@code trace.json}, {@code roots.json} and the values under {@code tensors/}. The values are read as they
 * are needed, and each must have the hash that its list gives.
 */
public final class TraceFolder {
    /** The name of the file of roots. */
    public static final String ROOTS = "roots.json";

    /** What a message of a dispute may hold, bytes. */
    private static final long LARGEST_VALUE = 1L << 30;

    private final Path folder;
    private final TraceManifest list;
    private final TraceRoots roots;
    private final TraceCommitment commitment;

    private TraceFolder(Path folder, TraceManifest list, TraceRoots roots) {
        this.folder = folder;
        this.list = list;
        this.roots = roots;
        this.commitment = ListedValues.commitment(list);
    }

    /**
     * Opens a folder.
     *
     * @throws TrailFormatException TR-TRACE, TR-TRACE-VERSION, TR-TOO-LARGE, TR-JSON-… if a file is damaged
     * @throws CommitException TC-FOLDER if the list does not have the root that it states, or not that of {@code roots.json}
     */
    public static TraceFolder open(Path folder) throws IOException, CommitException {
        var list = TraceManifest.read(bytes(folder.resolve(TraceReader.FILE)));
        var roots = roots(folder.resolve(ROOTS));
        if (!list.addsUp() || !roots.roots().trace().equals(list.root())) {
            throw new CommitException(
                    "TC-FOLDER",
                    "The list in " + folder
                            + " does not add up to the root that is stated; the folder was changed. Copy"
                            + " it again from whoever made it.");
        }
        return new TraceFolder(folder, list, roots);
    }

    /** Reads a file of roots; throws as {@link TraceRoots#read}, and TR-TOO-LARGE. */
    public static TraceRoots roots(Path file) throws IOException {
        return TraceRoots.read(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > Limits.JSON_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE", "", file + " is longer than 64 MiB", "Ask for a trace of fewer values.");
        }
        return Files.readAllBytes(file);
    }

    /** The list. */
    public TraceManifest list() {
        return list;
    }

    /** What the run is bound to. */
    public TraceRoots roots() {
        return roots;
    }

    /** The commitment. */
    public TraceCommitment commitment() {
        return commitment;
    }

    /** The value of a leaf; throws as {@link #inputs}. */
    public OnnxValue value(int leaf) throws IOException {
        var listed = list.leaves().get(leaf);
        return value(listed.name(), listed.form(), listed.value(), listed.file());
    }

    /**
     * The inputs of the run.
     *
     * @throws IOException caused by {@link CommitException} TC-VALUE-CHANGED if a file is missing or is not the value listed,
     *     TC-VALUE-SIZE if it is longer than 1 GiB
     */
    public SequencedMap<String, OnnxValue> inputs() throws IOException {
        return values(roots.inputs());
    }

    /** The outputs of the run; throws as {@link #inputs}. */
    public SequencedMap<String, OnnxValue> outputs() throws IOException {
        return values(roots.outputs());
    }

    private SequencedMap<String, OnnxValue> values(List<TraceRoots.Value> listed) throws IOException {
        var values = new LinkedHashMap<String, OnnxValue>();
        for (var each : listed) {
            values.put(each.name(), value(each.name(), each.form(), each.value(), each.file()));
        }
        return values;
    }

    private OnnxValue value(String name, ValueReference.Kind form, Digest value, Digest file) throws IOException {
        var path = folder.resolve(TraceReader.valueEntry(file));
        if (!Files.isRegularFile(path)) {
            throw changed("The value " + name + " is not in " + folder + ".");
        }
        if (Files.size(path) > LARGEST_VALUE) {
            var sentence =
                    "The file of the value " + name + " in " + folder + " is longer than 1 GiB, the most that is read.";
            throw new IOException(sentence, new CommitException("TC-VALUE-SIZE", sentence));
        }
        return ListedValues.read(form, value, Files.readAllBytes(path))
                .orElseThrow(() -> changed("The file of the value " + name + " in " + folder
                        + " is not the value that the list names; it was changed."));
    }

    private static IOException changed(String sentence) {
        return new IOException(sentence, new CommitException("TC-VALUE-CHANGED", sentence));
    }

    /** The hashes of the outputs by name. */
    public static SequencedMap<String, Hash> hashes(List<TraceRoots.Value> values) {
        var hashes = new LinkedHashMap<String, Hash>();
        values.forEach(value -> hashes.put(value.name(), ListedValues.hash(value.value())));
        return hashes;
    }
}
