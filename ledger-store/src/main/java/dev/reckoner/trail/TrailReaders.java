package dev.reckoner.trail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The readers of all formats, asked in the order of their names so that the answer is the same everywhere. */
public final class TrailReaders {
    private final List<TrailReader> readers;

    /** These readers, in this order. */
    public TrailReaders(List<TrailReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Every reader that is installed. */
    public static TrailReaders installed() {
        return new TrailReaders(ServiceLoader.load(TrailReader.class, TrailReaders.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((a, b) -> a.format().compareTo(b.format()))
                .toList());
    }

    /**
     * Reads the whole folder as one unit.
     *
     * @return the format; empty where no reader takes it whole
     */
    public Optional<String> readWhole(TrailFolder folder, TrailSink sink) throws IOException {
        Optional<TrailReader> reader = wholeReader(folder);
        if (reader.isPresent()) {
            try {
                reader.get().read(folder, sink);
            } catch (TrailFormatException e) {
                sink.problem(e.problem(folder.name()));
            }
        }
        return reader.map(TrailReader::format);
    }

    /** The reader that takes the whole folder as one unit. */
    Optional<TrailReader> wholeReader(TrailFolder folder) throws IOException {
        for (TrailReader reader : readers) {
            try {
                if (reader.recognises(folder)) {
                    return Optional.of(reader);
                }
            } catch (TrailFormatException e) {
                // Damage is reported when the entry itself is read; the next reader may look elsewhere.
                continue;
            }
        }
        return Optional.empty();
    }

    /**
     * Reads one file; what is wrong with it goes to the sink.
     *
     * @return the format; empty where the file is empty, damaged or of no known format
     */
    public Optional<String> readFile(TrailFile file, TrailSink sink) throws IOException {
        if (file.size() == 0) {
            sink.problem(empty(file));
            return Optional.empty();
        }
        try {
            for (TrailReader reader : readers) {
                if (reader.recognises(file)) {
                    reader.read(file, sink);
                    return Optional.of(reader.format());
                }
            }
            sink.problem(JsonLimits.exceeded(file)
                    .map(limit -> limit.problem(file.name()))
                    .orElseGet(() -> unknown(file)));
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
        return Optional.empty();
    }

    private static ReadProblem empty(TrailFile file) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-EMPTY",
                "The file is empty",
                "Ask the producer for its content if it belongs to the trail.",
                ReadProblem.Severity.LEFT_OUT);
    }

    private static ReadProblem unknown(TrailFile file) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-UNKNOWN-FORMAT",
                "The content is of no format that this program reads; the file was left out",
                "Nothing, if it is not part of the trail; otherwise ask the producer for a supported format.",
                ReadProblem.Severity.LEFT_OUT);
    }
}
