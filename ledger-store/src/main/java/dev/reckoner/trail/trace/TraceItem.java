package dev.reckoner.trail.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the list of a trace and the files of its values into a case. */
public final class TraceItem {
    private final TrailFile file;
    private final TrailSink sink;

    /** The trace whose list is that file. */
    public TraceItem(TrailFile file, TrailSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Finds the file of a value and keeps it. */
    @FunctionalInterface
    public interface Holding {
        /** The digest of the bytes found under the name of that digest; empty where there are none. */
        Optional<Digest> of(Digest named) throws IOException;
    }

    /**
     * Reads it; what is wrong with it goes to the sink.
     *
     * @param holding where the values are
     * @return the list; empty where it cannot be read
     */
    public Optional<TraceManifest> read(Holding holding) throws IOException {
        try (var in = file.open()) {
            byte[] json = StrictJson.bytes(in);
            var manifest = TraceManifest.read(json);
            var held = values(manifest, holding);
            var blob = sink.blob(json);
            sink.evidence(new Evidence.OperatorTrace(
                    Evidence.OperatorTrace.id(manifest.root()),
                    blob,
                    file.name(),
                    manifest.root(),
                    manifest.model(),
                    manifest.leaves().size()));
            sink.values(Evidence.OperatorTrace.id(manifest.root()), held);
            return Optional.of(manifest);
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.name()));
            return Optional.empty();
        }
    }

    /**
     * Keeps the values; a trace of thousands of them is one problem and not thousands.
     *
     * @return what is held now
     */
    private Set<Digest> values(TraceManifest manifest, Holding holding) throws IOException {
        Set<Digest> seen = new HashSet<>();
        Set<Digest> all = new LinkedHashSet<>();
        int missing = 0;
        int changed = 0;
        for (var leaf : manifest.leaves()) {
            if (sink.cancelled()) {
                return all;
            }
            if (seen.add(leaf.file())) {
                var held = holding.of(leaf.file());
                held.ifPresent(all::add);
                missing += held.isEmpty() ? 1 : 0;
                changed += held.filter(other -> !other.equals(leaf.file())).isPresent() ? 1 : 0;
            }
        }
        if (missing > 0) {
            sink.problem(problem(
                    "TR-BLOB-MISSING",
                    "The trace names " + missing + " of its " + seen.size()
                            + " files of values and does not carry them.",
                    ReadProblem.Severity.LEFT_OUT));
        }
        if (changed > 0) {
            sink.problem(problem(
                    "TR-DIGEST",
                    "Of the trace's " + seen.size() + " files of values " + changed + " are not those that it names.",
                    ReadProblem.Severity.DAMAGED));
        }
        return all;
    }

    private ReadProblem problem(String code, String sentence, ReadProblem.Severity severity) {
        return new ReadProblem(file.name(), "", code, sentence, "Ask the producer for the whole trace.", severity);
    }
}
