package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The statements of a bundle, one DSSE envelope a line; a line that cannot be read is one problem and the rest goes on. */
final class StatementLines {
    private final TrailFile file;
    private final TrailSink sink;
    private final BundleTensors tensors;
    private final BundleTraces traces;

    StatementLines(TrailFile file, TrailFolder folder, TrailSink sink) {
        this.file = file;
        this.sink = sink;
        this.tensors = new BundleTensors(folder, sink);
        this.traces = new BundleTraces(folder, tensors, sink);
    }

    /** Reads them all and says how many lines there were. */
    long read() throws IOException {
        try (var lines = TextLines.of(file, sink)) {
            for (var line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                read(line.get(), lines.number());
            }
            return lines.number();
        }
    }

    private void read(byte[] line, long number) throws IOException {
        try {
            emit(line, SignedInference.read(line), file.name() + ":" + number);
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.within("line " + number).problem(file.name()));
        }
    }

    private void emit(byte[] line, SignedInference signed, String place) throws IOException {
        var claim = claim(signed, place);
        if (claim.traceRoot().isPresent()) {
            traces.read(claim.traceRoot().get());
        }
        sink.evidence(signed.evidence(sink.blob(line), place));
        sink.claim(claim);
    }

    /** What a record that is refused had read by then is in the case all the same. */
    private Claim claim(SignedInference signed, String place) throws IOException {
        Set<Digest> read = new LinkedHashSet<>();
        try {
            return signed.claim(place, named -> {
                var held = tensors.held(named);
                held.ifPresent(read::add);
                return held;
            });
        } catch (TrailFormatException refused) {
            if (!read.isEmpty()) {
                sink.values(signed.id(), read);
            }
            throw refused;
        }
    }
}
