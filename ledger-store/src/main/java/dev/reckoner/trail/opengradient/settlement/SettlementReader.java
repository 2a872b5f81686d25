package dev.reckoner.trail.opengradient.settlement;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.trail.ByteLimit;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what OpenGradient's facilitator publishes on Walrus when it settles: dumps of batch trees, and single inferences with
 * their text; one a file, or one a line of JSON Lines.
 */
public final class SettlementReader implements TrailReader {
    private static final int HEAD = 1 << 16;
    private static final List<String> SIGNS = List.of("\"leafEncoding\"", "\"input\"", "\"teeSignature\"");
    private static final Set<String> MEMBERS = Set.of("leafEncoding", "teeSignature", "ethAddress");

    @Override
    public String format() {
        return "OpenGradient settlement";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        String head = new String(file.head(HEAD), StandardCharsets.UTF_8).stripLeading();
        return head.startsWith("{") && SIGNS.stream().anyMatch(head::contains) && hasMember(file);
    }

    /** True if the first object of the file has one of the members by which a settlement is known. */
    private static boolean hasMember(TrailFile file) throws IOException {
        try (InputStream in = file.open();
                JsonParser parser = StrictJson.parser(new ByteLimit(in, Limits.JSON_BYTES))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (MEMBERS.contains(parser.currentName())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException | CharacterCodingException damaged) {
            // What comes before the damage does not tell; another reader may know it.
            return false;
        }
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        if (hasLines(file)) {
            lines(file, sink);
        } else {
            document(file, sink);
        }
    }

    /** True if each of the first two lines is an object of its own; a document over several lines does not begin so. */
    private static boolean hasLines(TrailFile file) throws IOException {
        try (TextLines lines = TextLines.sniffing(file)) {
            Optional<byte[]> first = lines.next();
            Optional<byte[]> second = lines.next();
            return startsObject(first) && startsObject(second);
        }
    }

    private static boolean startsObject(Optional<byte[]> line) {
        return line.isPresent() && line.get()[0] == '{';
    }

    private static void lines(TrailFile file, TrailSink sink) throws IOException {
        SettlementImport settlements = new SettlementImport(sink);
        try (TextLines lines = TextLines.of(file, sink)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                try {
                    settlements.read(line.get(), file.name(), file.name() + ":" + lines.number());
                } catch (TrailFormatException e) {
                    sink.problem(problem(e.within("line " + lines.number()), file));
                }
            }
        }
    }

    private static void document(TrailFile file, TrailSink sink) throws IOException {
        try (InputStream in = file.open()) {
            byte[] raw = StrictJson.bytes(in);
            new SettlementImport(sink).read(raw, file.name(), file.name());
        } catch (TrailFormatException e) {
            sink.problem(problem(e, file));
        }
    }

    private static ReadProblem problem(TrailFormatException told, TrailFile file) {
        return told.code().equals("TR-OG-BATCH-LAYOUT")
                ? told.problem(file.name(), Severity.LEFT_OUT)
                : told.problem(file.name());
    }
}
