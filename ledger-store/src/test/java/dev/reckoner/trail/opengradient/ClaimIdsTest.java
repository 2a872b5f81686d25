package dev.reckoner.trail.opengradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.MemoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a claim is called in every case that was ever recorded. */
class ClaimIdsTest {
    private static final String RESPONSES = "opengradient/llm/synthetic_tee_responses.json";

    @Test
    void ofSoundExchanges() throws IOException {
        assertThat(idOfAll(Vectors.json(RESPONSES).toString())).isEqualTo("7 9880a4…bbbd51");
    }

    @Test
    void ofTheFirstGeneration() throws IOException {
        String legacy = Vectors.json("opengradient/llm/legacy_2025-12_response_signature.json")
                .toString();
        assertThat(idOfAll(legacy)).isEqualTo("1 b75921…e79d73");
    }

    @Test
    void ofDoctoredAnswers() throws IOException {
        String doctored = Vectors.json(RESPONSES).toString().replaceAll("(\"content\":\"[^\"]*[a-z])\"", "$1 EVIL\"");
        assertThat(idOfAll(doctored)).isEqualTo("7 787e7a…f9112b");
    }

    @Test
    void ofUnsignedResponses() throws IOException {
        String unsigned = Vectors.json(RESPONSES).toString().replace("\"tee_signature\":", "\"other\":");
        assertThat(idOfAll(unsigned)).isEqualTo("7 3fe413…57982b");
    }

    @Test
    void ofResponsesWithoutATime() throws IOException {
        String timeless = Vectors.json(RESPONSES).toString().replace("\"tee_timestamp\":", "\"other\":");
        assertThat(idOfAll(timeless)).isEqualTo("7 d14089…65dd78");
    }

    private static String idOfAll(String json) throws IOException {
        CollectingSink sink = new CollectingSink();
        new OpenGradientReader().read(MemoryFile.of("responses.json", json), sink);
        String ids = sink.claims.stream().map(Claim::id).map(Digest::hex).collect(Collectors.joining("\n"));
        return sink.claims.size() + " "
                + Digest.sha256(ids.getBytes(StandardCharsets.UTF_8)).abbreviated();
    }
}
