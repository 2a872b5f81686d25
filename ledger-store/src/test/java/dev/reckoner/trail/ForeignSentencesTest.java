package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of other people's JSON, in whatever way it is wrong. */
class ForeignSentencesTest {
    private static final String HASH = "ab".repeat(32);
    private static final String RESPONSE = """
            {"request": {"model": "m", "messages": [{"role": "user", "content": "Hello"}], "temperature": 0.5},
             "response": {"id": "r1", "model": "m", "created": 1776416400,
               "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": "Hi",
                 "tool_calls": [{"id": "c", "function": {"name": "f", "arguments": "{}"}}]}}],
               "tee_signature": "AAAA", "tee_request_hash": "%s", "tee_output_hash": "%s",
               "tee_timestamp": 1776416400, "tee_id": "%s"},
             "signing_key_pem": "-----BEGIN PUBLIC KEY-----"}
            """.formatted(HASH, HASH, HASH);
    private static final String REFERENCES = """
            {"format": "reckoner-reference-values/1",
             "trustAnchors": [{"name": "Root", "certificate": "%1$s"}],
             "measurements": [{"name": "Build", "pcr0": "%2$s", "pcr1": "%2$s", "pcr2": "%2$s"}],
             "models": [{"name": "m", "version": "1", "digest": "%1$s"}]}
            """.formatted(Digest.ofSha256(HASH), "0".repeat(96));

    private final CollectingSink sink = new CollectingSink();

    @Test
    void everyFaultOfAResponseIsToldInPlainWords() throws IOException {
        for (JsonNode fault : PlainSentences.faults(StrictJson.tree(RESPONSE.getBytes(StandardCharsets.UTF_8)))) {
            new OpenGradientReader().read(new MemoryFile("r.json", StrictJson.write(fault)), sink);
        }
        assertThat(sink.problems).isNotEmpty();
        assertThat(sink.claims).isNotEmpty();
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    @Test
    void aResponseCutOffAnywhereIsToldInPlainWords() throws IOException {
        for (int length = 1; length < RESPONSE.strip().length(); length++) {
            new OpenGradientReader().read(MemoryFile.of("r.json", RESPONSE.substring(0, length)), sink);
            new OpenGradientReader().read(MemoryFile.of("r.json", RESPONSE.substring(0, length) + "\u0000"), sink);
        }
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
        assertThat(sink.codes()).contains("TR-TRUNCATED", "TR-JSON-SYNTAX");
    }

    @Test
    void everyFaultOfTheReferenceValuesIsToldInPlainWords(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("references.json");
        int refused = 0;
        for (JsonNode fault : PlainSentences.faults(StrictJson.tree(REFERENCES.getBytes(StandardCharsets.UTF_8)))) {
            Files.write(file, StrictJson.write(fault));
            var told =
                    Optional.ofNullable(catchThrowableOfType(IOException.class, () -> ReferenceValuesFile.read(file)));
            if (told.isPresent()) {
                refused++;
                PlainSentences.check(
                        String.valueOf(told.get().getMessage()).replace(file.toString(), ""), fault.toString());
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{'a':1}",
                "[1,]",
                "[NaN]",
                "[01]",
                "// c",
                "\"\\x\"",
                "\"a\nb\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\"}",
                "{} {}",
                "1e",
                "\u0000",
            })
    void whatIsNotJsonIsToldInPlainWords(String text) {
        var told = catchThrowableOfType(
                TrailFormatException.class, () -> StrictJson.tree(text.getBytes(StandardCharsets.UTF_8)));
        PlainSentences.check(told.sentence(), text);
        assertThat(told.code()).startsWith("TR-");
    }

    @Test
    void limitsAreToldByTheirOwnNumbers() {
        assertThat(sentence("1".repeat(1_001))).isEqualTo("A number has more than 1000 characters");
        assertThat(sentence("[" + "[],".repeat(1_000_000) + "1]"))
                .isEqualTo("The JSON document has more than 2000000 values and brackets");
        assertThat(sentence("{\"" + "n".repeat(60_000) + "\":1}"))
                .isEqualTo("The name of a member is longer than any name");
        assertThat(sentence("{\"a\":1,\"a\":2}")).isEqualTo("The member a occurs twice in one object");
    }

    private static String sentence(String json) {
        return catchThrowableOfType(
                        TrailFormatException.class, () -> StrictJson.tree(json.getBytes(StandardCharsets.UTF_8)))
                .sentence();
    }
}
