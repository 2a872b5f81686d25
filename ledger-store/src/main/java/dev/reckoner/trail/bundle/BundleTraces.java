package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.trace.TraceItem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The operator traces of a bundle. Each is read once, where the first statement signs its root; a bundle need not carry any. */
final class BundleTraces {
    private final TrailFolder folder;
    private final BundleTensors tensors;
    private final TrailSink sink;
    private final Set<Digest> seen = new HashSet<>();

    BundleTraces(TrailFolder folder, BundleTensors tensors, TrailSink sink) {
        this.folder = folder;
        this.tensors = tensors;
        this.sink = sink;
    }

    /** Reads the trace of that root, if the bundle carries it. */
    void read(Digest root) throws IOException {
        var file = folder.file(BundleWriter.traceEntry(root));
        if (file.isPresent() && seen.add(root)) {
            var manifest = new TraceItem(file.get(), sink).read(tensors::heldOfTrace);
            if (manifest.isPresent() && !manifest.get().root().equals(root)) {
                sink.problem(other(file.get()));
            }
        }
    }

    private static ReadProblem other(TrailFile file) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-DIGEST",
                "The trace is not the one that the bundle names: it states another root.",
                "Ask the producer for the trace of that root.",
                ReadProblem.Severity.DAMAGED);
    }
}
