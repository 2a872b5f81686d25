package dev.reckoner.trail.onnxcase;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.FileCids;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.ValueReference.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A test case whose model has been read. */
final class OnnxCase {
    /** The name of the model in a test case. */
    static final String MODEL = "model.onnx";

    private static final String DOMAIN = "reckoner-onnx-case/1\n";

    private final TrailFolder folder;
    private final TrailSink sink;
    private final String name;
    private final Optional<Digest> model;
    private final ModelOutline outline;

    private OnnxCase(TrailFolder folder, TrailSink sink, String name, Optional<Digest> model, ModelOutline outline) {
        this.folder = folder;
        this.sink = sink;
        this.name = name;
        this.model = model;
        this.outline = outline;
    }

    static OnnxCase open(TrailFolder folder, TrailSink sink) throws IOException {
        TrailFile file = folder.file(MODEL).orElseThrow();
        String name = folder.name().substring(folder.name().lastIndexOf('/') + 1);
        return new OnnxCase(folder, sink, name, model(file, name, sink), outline(file, sink));
    }

    private static Optional<Digest> model(TrailFile file, String name, TrailSink sink) throws IOException {
        try (var in = new FileCids(file.open())) {
            var blob = sink.blob(in);
            sink.evidence(new Evidence.ModelFile(blob, blob, file.name(), file.size(), name, in.texts()));
            return Optional.of(blob);
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.name()));
            return Optional.empty();
        }
    }

    /** Emits the claim of a data set, unless a file of it is damaged or it has no outputs. */
    void read(DataSet set) throws IOException {
        if (model.isEmpty()) {
            sink.problem(incomplete(set));
            return;
        }
        var sums = new TreeMap<String, Digest>();
        var inputs = values(set.inputs(), "input_", outline.inputs(), sums);
        var outputs = values(set.outputs(), "output_", outline.outputs(), sums);
        if (sums.size() < set.inputs().size() + set.outputs().size() || outputs.isEmpty()) {
            sink.values(model.get(), sums.values());
            sink.problem(incomplete(set));
            return;
        }
        sums.put(MODEL, model.get());
        sink.claim(new Claim(
                id(sums),
                name + "/" + set.name(),
                OnnxCaseReader.FORMAT,
                // The layout has no time; file times change with every copy.
                Instant.EPOCH,
                Map.of(),
                new ModelReference(name, "", model),
                inputs,
                outputs,
                Optional.empty(),
                Optional.empty(),
                List.of(model.get()),
                folder.name() + "/" + set.name()));
    }

    /** SHA-256 over a domain line and, sorted by name, one line as {@code sha256sum} prints it for each file. */
    private static Digest id(SortedMap<String, Digest> sums) {
        var text = new StringBuilder(DOMAIN);
        sums.forEach((file, sum) -> text.append(sum.hex())
                .append("  ")
                .append(file.substring(file.indexOf('/') + 1))
                .append('\n'));
        return Digest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<ValueReference> values(
            SortedMap<Integer, String> files, String prefix, List<Kind> kinds, Map<String, Digest> sums)
            throws IOException {
        var values = new ArrayList<ValueReference>();
        for (var file : files.entrySet()) {
            Optional<Digest> held = keep(folder.file(file.getValue()).orElseThrow(), sink);
            held.ifPresent(digest -> sums.put(file.getValue(), digest));
            values.add(new ValueReference(
                    prefix + file.getKey(),
                    ModelOutline.kind(kinds, file.getKey()),
                    Optional.empty(),
                    Optional.empty(),
                    held));
        }
        return values;
    }

    private static Optional<Digest> keep(TrailFile file, TrailSink sink) throws IOException {
        try (var in = file.open()) {
            return Optional.of(sink.blob(in));
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.name()));
            return Optional.empty();
        }
    }

    private static ModelOutline outline(TrailFile file, TrailSink sink) throws IOException {
        try {
            return ModelOutline.of(file);
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.name()));
            return new ModelOutline(List.of(), List.of());
        }
    }

    private ReadProblem incomplete(DataSet set) {
        return new ReadProblem(
                folder.name(),
                set.name(),
                "TR-CASE-INCOMPLETE",
                "The data set has no output, or a file of it is damaged; it makes no claim",
                "Ask for a complete copy of the test case.",
                ReadProblem.Severity.DAMAGED);
    }
}
