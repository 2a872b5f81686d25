package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folders that hold {@code request.json} beside {@code response.json} (or a captured stream, {@code response.sse} or
 * {@code response.txt}), one exchange each, with attestation documents, keys, settlements and other evidence around them.
 */
final class FolderImport {
    private static final String REQUEST = "request.json";
    private static final List<String> RESPONSES = List.of("response.json", "response.sse", "response.txt");

    private final TrailFolder folder;
    private final TrailSink sink;
    private final TrailReaders readers = TrailReaders.installed();
    private final Map<String, String> pairs;

    FolderImport(TrailFolder folder, TrailSink sink) {
        this.folder = folder;
        this.sink = sink;
        this.pairs = pairs(folder);
    }

    static boolean recognises(TrailFolder folder) {
        return !pairs(folder).isEmpty();
    }

    void read() throws IOException {
        for (String entry : folder.entries()) {
            if (sink.cancelled()) {
                return;
            }
            try {
                entry(entry);
            } catch (TrailFormatException damaged) {
                sink.problem(damaged.within(entry).problem(folder.name()));
            }
        }
    }

    private void entry(String entry) throws IOException {
        if (pairs.containsKey(entry)) {
            pair(entry, pairs.get(entry));
        } else if (!pairs.containsValue(entry)) {
            other(entry);
        }
    }

    /** Requests with their responses. */
    private static Map<String, String> pairs(TrailFolder folder) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : folder.entries()) {
            if (entry.equals(REQUEST) || entry.endsWith("/" + REQUEST)) {
                String parent = entry.substring(0, entry.length() - REQUEST.length());
                RESPONSES.stream()
                        .map(parent::concat)
                        .filter(name -> folder.file(name).isPresent())
                        .findFirst()
                        .ifPresent(response -> pairs.put(entry, response));
            }
        }
        return pairs;
    }

    private void pair(String requestEntry, String responseEntry) throws IOException {
        TrailFile requestFile = folder.file(requestEntry).orElseThrow();
        TrailFile responseFile = folder.file(responseEntry).orElseThrow();
        Optional<JsonNode> request = document(requestFile).filter(JsonNode::isObject);
        byte[] raw = content(responseFile);
        Optional<Response> response = response(responseFile, raw);
        if (response.isPresent()) {
            new ClaimWriter(sink)
                    .write(new Exchange(request, response.get(), List.of()), sink.blob(raw), responseFile.name());
        }
    }

    private Optional<Response> response(TrailFile file, byte[] raw) throws IOException {
        try {
            String text = StrictJson.utf8(raw);
            Optional<Response> response =
                    text.stripLeading().startsWith("{") ? Response.of(StrictJson.tree(raw)) : EventStream.of(text);
            if (response.isEmpty()) {
                throw new TrailFormatException(
                        "TR-OG-NOT-A-RESPONSE",
                        "",
                        "The file beside the request holds no response.",
                        "Leave it out, or ask the producer what it is.");
            }
            return response;
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name(), Severity.DAMAGED));
            return Optional.empty();
        }
    }

    private Optional<JsonNode> document(TrailFile file) throws IOException {
        try (InputStream in = file.open()) {
            return Optional.of(StrictJson.tree(in));
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name(), Severity.DAMAGED));
            return Optional.empty();
        }
    }

    private static byte[] content(TrailFile file) throws IOException {
        try (InputStream in = file.open()) {
            return StrictJson.bytes(in);
        }
    }

    private void other(String entry) throws IOException {
        readers.readFile(folder.file(entry).orElseThrow(), sink);
    }
}
