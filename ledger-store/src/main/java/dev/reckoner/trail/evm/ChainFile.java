package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.JsonElements;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The JSON documents of one file: one document, the elements of an array, or lines. */
final class ChainFile {
    private static final int SNIFF = 64;

    private final TrailFile file;
    private final TrailSink sink;

    ChainFile(TrailFile file, TrailSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Takes documents. */
    @FunctionalInterface
    interface Visitor {
        void visit(JsonNode document, Spot spot) throws IOException;
    }

    /**
     * Visits every document; a line that cannot be read is reported and the others are visited.
     *
     * @param report false to report nothing, because a second visit will
     */
    void visit(boolean report, Visitor visitor) throws IOException {
        if (new String(file.head(SNIFF), StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
            array(report, visitor);
        } else if (hasLines()) {
            lines(report, visitor);
        } else {
            try (InputStream in = file.open()) {
                visitor.visit(StrictJson.tree(in), Spot.document(file.name()));
            }
        }
    }

    /** True if each of the first two lines is an object of its own; a document over several lines does not begin so. */
    private boolean hasLines() throws IOException {
        try (TextLines lines = TextLines.sniffing(file)) {
            Optional<byte[]> first = lines.next();
            return isObject(first) && isObject(lines.next());
        }
    }

    private static boolean isObject(Optional<byte[]> line) {
        return line.isPresent() && line.get()[0] == '{';
    }

    private void lines(boolean report, Visitor visitor) throws IOException {
        try (TextLines lines = report ? TextLines.of(file, sink) : TextLines.sniffing(file)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                Spot spot = Spot.line(file.name(), lines.number());
                try {
                    visitor.visit(StrictJson.tree(line.get()), spot);
                } catch (TrailFormatException e) {
                    if (report) {
                        sink.problem(e.within(spot.place()).problem(file.name()));
                    }
                }
            }
        }
    }

    private void array(boolean report, Visitor visitor) throws IOException {
        try (JsonElements elements = JsonElements.of(file)) {
            int index = 0;
            for (Optional<JsonNode> element = elements.next();
                    element.isPresent() && !sink.cancelled();
                    element = elements.next()) {
                visitor.visit(element.get(), Spot.document(file.name()).at(index++));
                if (report) {
                    sink.progress(elements.offset(), file.size());
                }
            }
        }
    }
}
