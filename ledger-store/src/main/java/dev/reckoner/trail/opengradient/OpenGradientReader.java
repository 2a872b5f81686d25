package dev.reckoner.trail.opengradient;

import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads signed responses of OpenGradient's gateways, all three generations: pairs of request and response, responses alone,
 * arrays and JSON Lines of them, captured event streams, folders with {@code request.json} beside {@code response.json}, the
 * gateway's answer to {@code /signing-key}, and in the same shapes what surrounds responses off the chain: OHTTP
 * configurations, heartbeats, payments, and the SDK's audit trail.
 */
public final class OpenGradientReader implements TrailReader {
    /** The format's name, which its claims carry. */
    public static final String FORMAT = "OpenGradient signed response";

    // A long conversation may come before the first telling member.
    private static final int HEAD = 1 << 20;
    private static final List<String> SIGNS = List.of(
            "\"tee_signature\"",
            "\"tee_request_hash\"",
            "\"tee_id\"",
            "'response_signature'",
            "\"signed_object\"",
            "\"signing_key_pem\"",
            "\"chat.completion",
            "\"text_completion\"");

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public boolean recognises(TrailFolder folder) {
        return FolderImport.recognises(folder);
    }

    @Override
    public void read(TrailFolder folder, TrailSink sink) throws IOException {
        new FolderImport(folder, sink).read();
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        String head = new String(file.head(HEAD), StandardCharsets.UTF_8).stripLeading();
        if (head.startsWith("data:") || head.startsWith("event:")) {
            return head.contains("\"choices\"") || head.contains("\"error\"");
        }
        return (head.startsWith("{") || head.startsWith("["))
                && (SIGNS.stream().anyMatch(head::contains) || OffChainRecords.isIn(head));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try {
            new FileImport(file, sink).read();
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name(), Severity.DAMAGED));
        }
    }
}
