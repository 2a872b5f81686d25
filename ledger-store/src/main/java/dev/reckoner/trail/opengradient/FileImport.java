package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.Limits;
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
            lines();
        } else {
            document();
        }
    }

    /** True if each of the first lines is an object of its own; a document over several lines does not begin so. */
    private boolean hasLines() throws IOException {
        try (TextLines lines = TextLines.sniffing(file)) {
            Optional<byte[]> first = lines.next();
            Optional<byte[]> second = lines.next();
            return isObject(first) && isObject(second);
        }
    }

    private static boolean isObject(Optional<byte[]> line) {
        return line.isPresent() && new String(line.get(), StandardCharsets.UTF_8).startsWith("{");
    }

    private void lines() throws IOException {
        try (TextLines lines = TextLines.of(file, sink)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                line(line.get(), lines.number());
            }
        }
    }

    private void line(byte[] line, long number) throws IOException {
        try {
            records.read(StrictJson.tree(line), line, file.name() + ":" + number);
        } catch (TrailFormatException e) {
            sink.problem(e.within("line " + number).problem(file.name(), Severity.DAMAGED));
        }
    }

    private void array() throws IOException {
        try (InputStream in = file.open();
                JsonParser parser = StrictJson.parser(in)) {
            parser.nextToken();
            for (int index = 0; !sink.cancelled() && parser.nextToken() != JsonToken.END_ARRAY; index++) {
                element(parser.readValueAsTree(), index);
                sink.progress(parser.currentLocation().getCharOffset(), file.size());
            }
        } catch (JsonProcessingException e) {
            throw StrictJson.complaint(e);
        }
    }

    private void element(JsonNode element, int index) throws IOException {
        try {
            StrictJson.requirePairs(element);
            byte[] raw = PythonJson.bytes(PythonJson.dumps(element));
            records.read(element, raw, file.name() + "[" + index + "]");
        } catch (TrailFormatException e) {
            sink.problem(e.within("element " + index).problem(file.name(), Severity.DAMAGED));
        }
    }

    private void document() throws IOException {
        try (InputStream in = file.open()) {
            byte[] raw = in.readNBytes(Limits.JSON_BYTES + 1);
            if (raw.length > Limits.JSON_BYTES) {
                throw new TrailFormatException(
                        "TR-TOO-LARGE",
                        "",
                        "The document is longer than 64 MiB.",
                        "Ask the producer to split it, or to write JSON Lines.");
            }
            records.read(StrictJson.tree(raw), raw, file.name());
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
            return stream.line(new String(line, StandardCharsets.UTF_8).stripTrailing());
        } catch (TrailFormatException e) {
            sink.problem(e.within("line " + number).problem(file.name(), Severity.DAMAGED));
            return false;
        }
    }

    private void emit(EventStream stream, String place) throws IOException {
        Optional<Response> response = stream.response();
        if (response.isPresent()) {
            byte[] raw = PythonJson.bytes(PythonJson.dumps(response.get().content()));
            records.write(new Exchange(Optional.empty(), response.get(), List.of()), raw, place);
        }
    }
}
