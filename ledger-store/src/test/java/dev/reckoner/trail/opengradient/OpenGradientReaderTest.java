package dev.reckoner.trail.opengradient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenGradientReaderTest {
    private final OpenGradientReader reader = new OpenGradientReader();
    private final JsonNode vectors = Vectors.json("opengradient/llm/synthetic_tee_responses.json");

    @Test
    void aBadLineIsOneProblemWithItsNumberAndTheRestIsRead() throws IOException {
        String lines = body(0) + "\n{\"tee_id\": \n\n" + body(1) + "\r\n{\"x\":1}\n[1]\n" + body(2);
        CollectingSink sink = read("responses.jsonl", lines);
        assertThat(sink.claims)
                .extracting(Claim::place)
                .containsExactly("responses.jsonl:1", "responses.jsonl:4", "responses.jsonl:7");
        assertThat(sink.problems).extracting(ReadProblem::place).allMatch(p -> p.startsWith("line "));
        assertThat(sink.problems)
                .extracting(ReadProblem::code)
                .containsExactly("TR-TRUNCATED", "TR-OG-NOT-A-RESPONSE", "TR-OG-NOT-A-RESPONSE");
    }

    @Test
    void aDuplicateMemberIsRefused() throws IOException {
        String line = body(0).replaceFirst("\\{", "{\"tee_timestamp\":1,");
        CollectingSink sink = read("responses.jsonl", line + "\n" + body(1));
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-JSON-DUPLICATE-KEY");
        assertThat(sink.claims).hasSize(1);
    }

    @Test
    void anArrayIsReadElementByElementUpToTheDamage() throws IOException {
        CollectingSink sink = read("responses.json", "[" + body(0) + "," + body(1) + ",{\"tee_id\":");
        assertThat(sink.claims).extracting(Claim::place).containsExactly("responses.json[0]", "responses.json[1]");
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-TRUNCATED");
    }

    @Test
    void anIndentedDocumentIsNotTakenForLines() throws IOException {
        CollectingSink sink = read(
                "response.json",
                vectors.get("cases").get(0).get("response_body").toPrettyString());
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void theClaimNamesEnclaveModelTimeAndHashes() throws IOException {
        CollectingSink sink = read("response.json", body(0));
        Claim claim = sink.claims.getFirst();
        assertThat(claim.party(PartyRole.OPERATOR))
                .isEqualTo(vectors.get("tee_id").textValue());
        assertThat(claim.model().name()).isEqualTo("gpt-4.1");
        assertThat(claim.format()).isEqualTo("OpenGradient signed response");
        assertThat(claim.inputs().getFirst().claimed())
                .contains(new Digest("keccak256", "518071669916f21ebe71756acd3cb409221f13662c2ed6c0bd3e2e15ce12c786"));
        assertThat(claim.inputs().getFirst().held()).isEmpty();
        assertThat(claim.outputs().getFirst().claimed())
                .contains(new Digest("keccak256", "a61e6bf963b21b593248a1e0972d43492e018e5e3b8300b0df21d2d409ec8580"));
        assertThat(claim.id())
                .isEqualTo(Digest.sha256((Digest.sha256(java.util.HexFormat.of()
                                        .parseHex(vectors.at("/cases/0/msg_preimage_hex")
                                                .textValue()))
                                + " " + vectors.get("tee_id").textValue())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void writingAResponseDifferentlyDoesNotMakeAnotherClaim() throws IOException {
        ObjectNode other = vectors.at("/cases/0/response_body").deepCopy();
        other.put(
                "tee_id",
                other.get("tee_id")
                        .textValue()
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace("0X", ""));
        other.put("tee_request_hash", "0x" + other.get("tee_request_hash").textValue());
        Claim first = read("a.json", body(0)).claims.getFirst();
        Claim second = read("b.json", "  " + other.toPrettyString()).claims.getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.parties()).isEqualTo(first.parties());
    }

    @Test
    void aCapturedStreamIsPutTogetherAndHasTheSignedOutput() throws IOException {
        CollectingSink sink = read("stream.txt", stream(0, "Hi ", "there!") + "data: [DONE]\n\n");
        Claim claim = sink.claims.getFirst();
        assertThat(text(sink, claim)).isEqualTo("Hi there!");
        assertThat(claim.id())
                .isEqualTo(read("a.json", body(0)).claims.getFirst().id());
    }

    @Test
    void streamedToolCallsAreWrittenAsTheGatewaySignedThem() throws IOException {
        JsonNode body = vectors.at("/cases/3/response_body");
        JsonNode call = body.at("/choices/0/message/tool_calls/0");
        String arguments = call.at("/function/arguments").textValue();
        ObjectNode head = frame(body);
        ObjectNode delta = head.putArray("choices").addObject().putObject("delta");
        ObjectNode piece = delta.putArray("tool_calls").addObject().put("index", 0);
        piece.set("id", call.get("id"));
        piece.putObject("function").set("name", call.at("/function/name"));
        StringBuilder frames = new StringBuilder("data: " + head + "\n\n");
        for (String part : List.of(arguments.substring(0, 5), arguments.substring(5))) {
            ObjectNode next = frame(body);
            next.putArray("choices")
                    .addObject()
                    .putObject("delta")
                    .putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .putObject("function")
                    .put("arguments", part);
            frames.append("data: ").append(next).append("\n\n");
        }
        CollectingSink sink = read("stream.txt", frames + last(body, "tool_calls") + "data: [DONE]\n");
        assertThat(text(sink, sink.claims.getFirst()))
                .isEqualTo(vectors.at("/cases/3/output_preimage_utf8").textValue());
    }

    @Test
    void aStreamThatEndsWithoutASignedFrameIsUnsigned() throws IOException {
        String whole = stream(0, "Hi ", "there!");
        CollectingSink sink = read("stream.txt", whole.substring(0, whole.lastIndexOf("data:")));
        Evidence.SignedResponse response = (Evidence.SignedResponse) sink.evidence.getFirst();
        assertThat(response.signature()).isEmpty();
        assertThat(text(sink, sink.claims.getFirst())).isEqualTo("Hi there!");
    }

    @Test
    void twoStreamsInOneFileAreTwoClaims() throws IOException {
        String both = stream(0, "Hi there!") + "data: [DONE]\n\n" + stream(1, "y") + "data: [DONE]\n\n";
        assertThat(read("streams.txt", both).claims).hasSize(2);
    }

    @Test
    void aFolderWithRequestAndResponseIsOneExchangeWithTheKeyAround() throws IOException {
        ObjectNode key = new ObjectMapper().createObjectNode();
        key.set("public_key", vectors.get("signing_key_pem"));
        key.set("tee_id", vectors.get("tee_id"));
        Folder folder = new Folder(Map.of(
                "one/request.json", vectors.at("/cases/1/wire_request").toString(),
                "one/response.json", body(1),
                "two/request.json",
                        vectors.at("/cases/0/canonical_request_object").toString(),
                "two/response.sse", stream(0, "Hi there!") + "data: [DONE]\n",
                "signing-key.json", key.toString(),
                "batch.json",
                        Vectors.json("opengradient/settlement/synthetic_batch_trees.json")
                                .at("/trees/0/dump")
                                .toString(),
                "notes.txt", "hello"));
        assertThat(reader.recognises(folder)).isTrue();
        CollectingSink sink = new CollectingSink();
        reader.read(folder, sink);
        assertThat(sink.claims)
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.inputs().getFirst().held()).isPresent());
        assertThat(sink.evidence)
                .filteredOn(Evidence.SigningKey.class::isInstance)
                .hasSize(1);
        assertThat(sink.evidence)
                .filteredOn(Evidence.SettlementBatch.class::isInstance)
                .hasSize(1);
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-UNKNOWN-FORMAT");
    }

    @Test
    void aSigningKeyThatStatesAnotherEnclavesIdIsReported() throws IOException {
        ObjectNode key = new ObjectMapper().createObjectNode();
        key.set("public_key", vectors.get("signing_key_pem"));
        key.put("tee_id", "0x" + "22".repeat(32));
        CollectingSink sink = read("signing-key.json", key.toString());
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-OG-KEY-ID");
        assertThat(((Evidence.SigningKey) sink.evidence.getFirst()).party())
                .isEqualTo(vectors.get("tee_id").textValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tee_signature\":{},\"choices\":[[]],\"tee_timestamp\":{}}",
                "{\"tee_signature\":1,\"tee_timestamp\":1e400,\"tee_request_hash\":\"zz\",\"choices\":{}}",
                "{\"tee_id\":\"x\",\"choices\":[{\"message\":null,\"finish_reason\":7}],\"created\":9223372036854775807}",
                "{\"tee_id\":\"x\",\"tee_signature\":\"\",\"choices\":[],\"tee_timestamp\":-999999999999999999}",
                "{\"tee_id\":1,\"request\":[],\"response\":\"data: {\\\"choices\\\":[]}\"}",
                "{\"request\":{\"messages\":[null,1,{\"role\":{}}],\"temperature\":\"hot\"},\"response\":{\"choices\":[],\"tee_request_hash\":\"\"}}",
                "{\"cases\":[1,{},{\"response\":{\"tee_id\":\"\",\"choices\":[]}}],\"tee_id\":\"\"}",
                "{\"signed_object\":{\"message\":[],\"timestamp\":7}}",
                "{\"tee_id\":\"\",\"public_key\":\"-----BEGIN PUBLIC KEY-----\"}",
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":-5},{\"index\":1e99},7]}}]}\ndata: nonsense\n",
                "[",
            })
    void oddContentIsAClaimOrAProblemAndNeverAnException(String content) throws IOException {
        CollectingSink sink = new CollectingSink();
        reader.read(MemoryFile.of("odd", content), sink);
        assertThat(sink.claims.size() + sink.problems.size()).isPositive();
    }

    @Test
    void deepNestingIsAProblem() throws IOException {
        CollectingSink sink = read("deep.json", "{\"tee_id\":" + "[".repeat(200_000));
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-JSON-DEPTH");
    }

    @Test
    void manyLinesAreReadAsAStream() throws IOException {
        int lines = 20_000;
        CountingSink sink = new CountingSink();
        reader.read(new RepeatedFile(body(0) + "\n", lines), sink);
        assertThat(sink.count).isEqualTo(lines);
    }

    private String body(int index) {
        return vectors.get("cases").get(index).get("response_body").toString();
    }

    private String stream(int index, String... pieces) {
        JsonNode body = vectors.get("cases").get(index).get("response_body");
        StringBuilder frames = new StringBuilder();
        for (String piece : pieces) {
            ObjectNode frame = frame(body);
            frame.putArray("choices")
                    .addObject()
                    .putObject("delta")
                    .put("content", piece)
                    .put("role", "assistant");
            frames.append("data: ").append(frame).append("\n\n");
        }
        return frames + last(body, "stop");
    }

    private static ObjectNode frame(JsonNode body) {
        ObjectNode frame = new ObjectMapper().createObjectNode();
        frame.set("model", body.get("model"));
        return frame;
    }

    private static String last(JsonNode body, String finishReason) {
        ObjectNode frame = body.deepCopy();
        ArrayNode choices = frame.putArray("choices");
        choices.addObject().put("finish_reason", finishReason).putObject("delta");
        return "data: " + frame + "\n\n";
    }

    private static String text(CollectingSink sink, Claim claim) {
        return new String(sink.blobs.get(claim.outputs().getFirst().held().orElseThrow()), StandardCharsets.UTF_8);
    }

    private CollectingSink read(String name, String content) throws IOException {
        MemoryFile file = MemoryFile.of(name, content);
        assertThat(reader.recognises(file)).isTrue();
        CollectingSink sink = new CollectingSink();
        reader.read(file, sink);
        return sink;
    }

    private static final class Folder implements TrailFolder {
        private final Map<String, String> files;

        Folder(Map<String, String> files) {
            this.files = new TreeMap<>(files);
        }

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public List<String> entries() {
            return List.copyOf(files.keySet());
        }

        @Override
        public Optional<TrailFile> file(String entry) {
            return Optional.ofNullable(files.get(entry)).map(content -> MemoryFile.of("folder/" + entry, content));
        }
    }

    /** The same line many times, without ever being in memory as a whole. */
    private record RepeatedFile(String line, int times) implements TrailFile {
        @Override
        public String name() {
            return "many.jsonl";
        }

        @Override
        public long size() {
            return (long) line.length() * times;
        }

        @Override
        public InputStream open() {
            return new SequenceInputStream(Collections.enumeration(Collections.nCopies(times, 0).stream()
                    .map(i -> (InputStream) new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                    .toList()));
        }
    }

    private static final class CountingSink implements dev.reckoner.trail.TrailSink {
        private int count;

        @Override
        public void claim(Claim claim) {
            count++;
        }

        @Override
        public void evidence(Evidence item) {}

        @Override
        public void values(Digest of, java.util.Collection<Digest> held) {}

        @Override
        public void party(dev.reckoner.trail.Party party) {}

        @Override
        public void problem(ReadProblem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public Digest blob(InputStream bytes) throws IOException {
            return Digest.sha256(bytes.readAllBytes());
        }
    }
}
