package dev.reckoner.trail.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a trace that came by itself: a folder or ZIP with {@code trace.json} and {@code tensors/}, as {@code reckoner trace commit}
 * writes it, or its list alone. It belongs to the claim that signs its root.
 */
public final class TraceReader implements TrailReader {
    /** The name of the list in the folder. */
    public static final String FILE = "trace.json";

    private static final int HEAD = 4096;
    private static final Pattern MARK = Pattern.compile("^\\s*\\{\\s*\"format\"\\s*:\\s*\"reckoner-trace/");

    @Override
    public String format() {
        return "operator trace";
    }

    @Override
    public boolean recognises(TrailFolder folder) throws IOException {
        var list = folder.file(FILE);
        return list.isPresent() && recognises(list.get());
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        try {
            return MARK.matcher(new String(file.head(HEAD), StandardCharsets.UTF_8))
                    .find();
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    @Override
    public void read(TrailFolder folder, TrailSink sink) throws IOException {
        var list = folder.file(FILE).orElseThrow();
        new TraceItem(list, sink).read(named -> held(folder, named, sink));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        new TraceItem(file, sink).read(named -> Optional.empty());
    }

    private static Optional<Digest> held(TrailFolder folder, Digest named, TrailSink sink) throws IOException {
        var file = folder.file(valueEntry(named));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = file.get().open()) {
            return Optional.of(sink.blob(in));
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.get().name()));
            return Optional.empty();
        }
    }

    /** The name of the file of a value, in a folder of a trace as in a bundle. */
    public static String valueEntry(Digest file) {
        return "tensors/" + file.hex() + ".pb";
    }
}
