package dev.reckoner.appraise.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String ANSWER = """
            {"id":"chatcmpl-1","choices":[{"finish_reason":"stop","message":{"content":"yes"}}],"usage":{"total_tokens":3}}""";

    @Test
    void theRequestsMembersThatNoGenerationHashesAreListedByName() throws TrailFormatException {
        assertThat(ids("G1", """
                {"model":"m","messages":[],"tool_choice":"auto","top_p":0.5,"n":1,"seed":7,"user":"u","presence_penalty":1,
                "frequency_penalty":1,"logit_bias":{},"stream":true,"temperature":0,"max_tokens":null}""", ANSWER))
                .startsWith(
                        "request.tool_choice",
                        "request.top_p",
                        "request.n",
                        "request.seed",
                        "request.user",
                        "request.presence_penalty",
                        "request.frequency_penalty",
                        "request.logit_bias",
                        "request.stream")
                .doesNotContain("request.model", "request.temperature", "request.max_tokens");
    }

    @Test
    void everyResponseHasPartsThatNothingSigns() throws TrailFormatException {
        assertThat(ids("G1", "{\"messages\":[]}", ANSWER))
                .containsExactly(
                        "gateway.temperature",
                        "gateway.model",
                        "gateway.payer",
                        "response.id",
                        "response.usage",
                        "response.finish-reason");
    }

    @Test
    void everyNameHasItsSentenceAgain() throws TrailFormatException {
        Coverage coverage = Coverage.of(
                response("G2"), Optional.of(json("{\"messages\":[],\"seed\":7}")), Optional.of(json(ANSWER)), true);
        assertThat(Coverage.sentences(coverage.names()))
                .isEqualTo(coverage.items().stream().map(Uncovered::sentence).toList())
                .startsWith("The request's seed is not hashed and can have been another.")
                .contains("Nothing that is signed names who paid.");
        assertThat(Coverage.sentences("")).isEmpty();
        assertThat(Coverage.sentences("gateway.unheard-of")).isEmpty();
    }

    @Test
    void generationG0SignedItsEndAndHashedTheRequestWhole() throws TrailFormatException {
        assertThat(ids("G0", "{\"messages\":[],\"seed\":7}", ANSWER))
                .doesNotContain("request.seed", "response.finish-reason")
                .contains("response.usage", "gateway.model");
    }

    @Test
    void attachmentsAreHashedWholeInG1AndByNameInG2() throws TrailFormatException {
        String request = """
                {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:…"}}]}]}""";
        assertThat(ids("G2", request, ANSWER)).contains("request.attachments");
        assertThat(ids("G1", request, ANSWER)).doesNotContain("request.attachments");
    }

    @Test
    void aJsonObjectMayHaveBroughtAnInjectedMessage() throws TrailFormatException {
        String request =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"response_format\":{\"type\":\"%s\"}}";
        assertThat(ids("G1", request.formatted("hi", "json_object"), ANSWER)).contains("request.json-prompt");
        assertThat(ids("G1", request.formatted("as JSON", "json_object"), ANSWER))
                .doesNotContain("request.json-prompt");
        assertThat(ids("G1", request.formatted("hi", "text"), ANSWER)).doesNotContain("request.json-prompt");
    }

    @Test
    void costAndTextBesideToolCallsAreListedWhereTheyAre() throws TrailFormatException {
        String answer = """
                {"choices":[{"finish_reason":"tool_calls","message":{"content":"%s","tool_calls":[{}]}}],"opengradient":{}}""";
        assertThat(ids("G2", "{\"messages\":[]}", answer.formatted("let me see")))
                .contains("response.cost", "response.text-beside-tools")
                .doesNotContain("response.id", "response.usage");
        assertThat(ids("G2", "{\"messages\":[]}", answer.formatted(""))).doesNotContain("response.text-beside-tools");
    }

    @Test
    void whatCameThroughABlobMayHaveLostNumbersAndTheTextOfAStream() throws TrailFormatException {
        Optional<JsonNode> request = Optional.of(json("{\"messages\":[],\"tools\":[{\"maximum\":1}]}"));
        Optional<JsonNode> frame = Optional.of(json("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        assertThat(Coverage.of(response("G1"), request, frame, true).items())
                .extracting(Uncovered::id)
                .contains("request.numbers", "settlement.streamed-text");
        assertThat(Coverage.of(response("G1"), request, frame, false).items())
                .extracting(Uncovered::id)
                .doesNotContain("request.numbers", "settlement.streamed-text");
    }

    @Test
    void anAnswerThatCannotBeReadAgainMayHaveAnything() {
        assertThat(Coverage.of(response("G1"), Optional.empty(), Optional.empty(), false)
                        .items())
                .extracting(Uncovered::id)
                .contains("response.id", "response.usage");
    }

    @Test
    void sentencesAreWritten() throws TrailFormatException {
        assertThat(Coverage.of(
                                response("G2"),
                                Optional.of(json("{\"messages\":[],\"seed\":1}")),
                                Optional.of(json(ANSWER)),
                                true)
                        .items())
                .allSatisfy(item -> assertThat(item.sentence()).endsWith(".").hasSizeGreaterThan(20))
                .extracting(Uncovered::id)
                .doesNotHaveDuplicates();
    }

    private static List<String> ids(String generation, String request, String answer) throws TrailFormatException {
        Coverage coverage =
                Coverage.of(response(generation), Optional.of(json(request)), Optional.of(json(answer)), false);
        // Whatever a finding lists can be told in a sentence again.
        assertThat(Coverage.sentences(coverage.names())).hasSameSizeAs(coverage.items());
        return coverage.items().stream().map(Uncovered::id).toList();
    }

    private static JsonNode json(String text) throws TrailFormatException {
        return StrictJson.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Evidence.SignedResponse response(String generation) {
        Digest id = Digest.sha256(new byte[] {1});
        return new Evidence.SignedResponse(
                id, id, "place", generation, Optional.empty(), "0x", "", "", "1", "c2ln", Optional.of(id));
    }
}
