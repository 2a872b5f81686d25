package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tensor files of a bundle. Each is read once, however many statements name it, as long as they come close together. */
final class BundleTensors {
    private static final int REMEMBERED = 65_536;

    private final TrailFolder folder;
    private final TrailSink sink;
    private final Map<Digest, Optional<Digest>> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Optional<Digest>> eldest) {
            return size() > REMEMBERED;
        }
    };

    BundleTensors(TrailFolder folder, TrailSink sink) {
        this.folder = folder;
        this.sink = sink;
    }

    /** The digest of the bytes really found under the name of that digest; empty where the bundle does not carry the file. */
    Optional<Digest> held(Digest named) throws IOException {
        var remembered = known.get(named);
        if (remembered != null) {
            return remembered;
        }
        var held = read(named);
        known.put(named, held);
        return held;
    }

    /** The same for a value of a trace, of which there are too many to complain of each. */
    Optional<Digest> heldOfTrace(Digest named) throws IOException {
        return folder.file(BundleWriter.tensorEntry(named)).isPresent() ? held(named) : Optional.empty();
    }

    private Optional<Digest> read(Digest named) throws IOException {
        var entry = BundleWriter.tensorEntry(named);
        var file = folder.file(entry);
        if (file.isEmpty()) {
            sink.problem(BundleReader.missing(folder.name(), entry));
            return Optional.empty();
        }
        try (var in = file.get().open()) {
            return Optional.of(sink.blob(in));
        } catch (TrailFormatException damaged) {
            // The claim stands without the value; only its re-execution needs the bytes.
            sink.problem(damaged.problem(file.get().name()));
            return Optional.empty();
        }
    }
}
