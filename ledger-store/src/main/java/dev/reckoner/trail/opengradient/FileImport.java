package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.JsonElements;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One file of responses: a stream of events, JSON Lines, an array, or one document. */
final class FileImport {
    private static final int SNIFF = 1 << 16;

    private final TrailFile file;
    private final TrailSink sink;
    private final RecordImport records;

    FileImport(TrailFile file, TrailSink sink) {
        this.file = file;
        this.sink = sink;
        this.records = new RecordImport(sink);
    }

    void read() throws IOException {
        String head = new String(file.head(SNIFF), StandardCharsets.UTF_8).stripLeading();
        if (head.startsWith("data:") || head.startsWith("event:")) {
            events();
        } else if (head.startsWith("[")) {
            array();
        } else if (hasLines()) {
            new LinesImport(file, sink).read();
        } else {
            document();
        }
    }

    /** True if each of the first lines is an object of its own; a document over several lines does not begin so. */
    private boolean hasLines() throws IOException {
        try (TextLines lines = TextLines.sniffing(file)) {
            Optional<byte[]> first = lines.next();
            return isObject(first) && isObject(lines.next());
        }
    }

    private static boolean isObject(Optional<byte[]> line) {
        return line.isPresent() && line.get()[0] == '{';
    }

    private void array() throws IOException {
        try (JsonElements elements = JsonElements.of(file)) {
            int index = 0;
            for (Optional<JsonNode> element = elements.next();
                    element.isPresent() && !sink.cancelled();
                    element = elements.next()) {
                element(element.get(), index++);
                sink.progress(elements.offset(), file.size());
            }
        }
    }

    private void element(JsonNode element, int index) throws IOException {
        try {
            StrictJson.requirePairs(element);
            records.read(element, file.name() + "[" + index + "]");
        } catch (TrailFormatException e) {
            sink.problem(e.within("element " + index).problem(file.name(), Severity.DAMAGED));
        }
    }

    private void document() throws IOException {
        try (InputStream in = file.open()) {
            byte[] raw = StrictJson.bytes(in);
            records.read(raw, file.name());
        }
    }

    private void events() throws IOException {
        try (TextLines lines = TextLines.of(file, sink)) {
            EventStream stream = new EventStream();
            String place = file.name();
            for (Optional<byte[]> line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                if (event(stream, line.get(), lines.number())) {
                    emit(stream, place);
                    stream = new EventStream();
                    place = file.name() + ":" + (lines.number() + 1);
                }
            }
            emit(stream, place);
        }
    }

    private boolean event(EventStream stream, byte[] line, long number) throws IOException {
        try {
            return stream.line(StrictJson.utf8(line).stripTrailing());
        } catch (TrailFormatException e) {
            sink.problem(e.within("line " + number).problem(file.name(), Severity.DAMAGED));
            return false;
        }
    }

    private void emit(EventStream stream, String place) throws IOException {
        Optional<Response> response = stream.response();
        if (response.isPresent()) {
            byte[] raw = PythonJson.bytes(response.get().content());
            records.write(new Exchange(Optional.empty(), response.get(), List.of()), raw, place);
        }
    }
}
