package dev.reckoner.trail.opengradient.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The facilitator's blobs, alone and in lines, whole and damaged. */
class SettlementReaderTest {
    private static final JsonNode TREES = Vectors.json("opengradient/settlement/synthetic_batch_trees.json");
    private static final JsonNode RESPONSES = Vectors.json("opengradient/llm/synthetic_tee_responses.json");

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aBatchIsReadWithItsRootAndItsNumberOfLeaves() throws IOException {
        read(blob(2));
        assertThat(sink.problems).isEmpty();
        Evidence.SettlementBatch batch = (Evidence.SettlementBatch) sink.evidence.getFirst();
        assertThat(batch.root()).isEqualTo(TREES.at("/trees/2/root").textValue());
        assertThat(batch.count()).isEqualTo(4);
        assertThat(batch.leafEncoding()).containsExactly("bytes32", "bytes32", "bytes32", "bytes", "uint256");
        assertThat(sink.blobs.get(batch.blob())).isEqualTo(blob(2).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writtenOtherwiseItIsTheSameBatchAndWithAChangedNodeAnother() throws IOException {
        JsonNode dump = TREES.at("/trees/1/dump");
        read(blob(1));
        read(dump.toPrettyString().replace("0xb40e", "0xB40E"));
        ObjectNode changed = dump.deepCopy();
        ((ArrayNode) changed.get("tree")).set(2, "0x" + "0".repeat(64));
        read(changed.toString());
        assertThat(sink.problems).isEmpty();
        List<Evidence> items = sink.evidence;
        assertThat(items.get(1).id()).isEqualTo(items.get(0).id());
        assertThat(items.get(2).id()).isNotEqualTo(items.get(0).id());
    }

    @Test
    void linesOfBothKindsAreReadAndABadOneIsOneProblem() throws IOException {
        read(blob(0) + "\n{\"leafEncoding\":[]}\n" + single(0) + "\n{\"x\":1}\n{\n" + blob(1) + "\n");
        assertThat(sink.evidence)
                .extracting(Evidence::title)
                .containsExactly(
                        "Settlement batch of 1, root 0x617dfc6f…",
                        "Settled inference",
                        "Signed response, generation G1",
                        "Settlement batch of 2, root 0x1c1fb853…");
        assertThat(sink.problems)
                .extracting(ReadProblem::place, ReadProblem::code)
                .containsExactly(
                        tuple("line 2", "TR-JSON-TYPE"),
                        tuple("line 4", "TR-OG-NOT-SETTLED"),
                        tuple("line 5, line 1, column 2", "TR-TRUNCATED"));
    }

    @Test
    void theBlobOfASingleInferenceIsAlsoASignedResponseAndAClaim() throws IOException {
        read(single(0).toString());
        assertThat(sink.problems).isEmpty();
        Evidence.SettledInference settled = (Evidence.SettledInference) sink.evidence.getFirst();
        JsonNode body = RESPONSES.at("/cases/0/response_body");
        assertThat(settled.inputHash()).isEqualTo(body.get("tee_request_hash").textValue());
        assertThat(settled.outputHash()).isEqualTo(body.get("tee_output_hash").textValue());
        assertThat(settled.teeId()).isEqualTo(RESPONSES.get("tee_id").textValue());
        Evidence.SignedResponse response = (Evidence.SignedResponse) sink.evidence.get(1);
        assertThat(response.signature()).isEqualTo(body.get("tee_signature").textValue());
        assertThat(response.request()).isPresent();
        assertThat(sink.claims.getFirst().evidence()).containsExactly(settled.id());
        assertThat(new String(
                        sink.blobs.get(sink.claims
                                .getFirst()
                                .outputs()
                                .getFirst()
                                .held()
                                .orElseThrow()),
                        StandardCharsets.UTF_8))
                .isEqualTo("Hi there!");
    }

    @Test
    void requestAndResponseMayStandAsText() throws IOException {
        ObjectNode blob = single(0);
        read(blob.toString());
        ObjectNode text = blob.deepCopy();
        text.put("input", blob.get("input").toString());
        text.put("output", blob.get("output").toString());
        read(text.toString());
        assertThat(sink.problems).isEmpty();
        assertThat(sink.claims.get(1).id()).isEqualTo(sink.claims.get(0).id());
        assertThat(sink.evidence.get(2).id()).isEqualTo(sink.evidence.get(0).id());
    }

    @Test
    void ofAStreamedCallTheTextIsNotHeld() throws IOException {
        ObjectNode blob = streamed(single(0));
        read(blob.toString());
        ObjectNode asText = blob.deepCopy();
        asText.put("output", "data: " + blob.get("output") + "\n\ndata: [DONE]\n\n");
        read(asText.toString());
        assertThat(sink.problems).isEmpty();
        assertThat(sink.claims)
                .hasSize(2)
                .allSatisfy(
                        claim -> assertThat(claim.outputs().getFirst().held()).isEmpty());
    }

    /** As the facilitator keeps it: the last frame alone, whose delta is empty. */
    private static ObjectNode streamed(ObjectNode blob) {
        ObjectNode output = (ObjectNode) blob.get("output");
        output.putArray("choices").addObject().put("finish_reason", "stop").putObject("delta");
        return blob;
    }

    @Test
    void marksThatTheResponseLacksAreTakenFromTheBlobAroundItAndOthersCompared() throws IOException {
        ObjectNode blob = single(0);
        ((ObjectNode) blob.get("output")).remove(List.of("tee_signature", "tee_id", "tee_timestamp"));
        read(blob.toString());
        Evidence.SignedResponse response = (Evidence.SignedResponse) sink.evidence.get(1);
        assertThat(response.signature()).isEqualTo(blob.get("teeSignature").textValue());
        assertThat(sink.problems).isEmpty();
        read(single(0).put("timestamp", "1").toString());
        assertThat(sink.codes()).containsExactly("TR-OG-SETTLED-DIFFERS");
    }

    @Test
    void aBlobWhoseOutputIsNoResponseIsStillASettlement() throws IOException {
        read(single(0).put("output", "Hi there!").toString());
        assertThat(sink.codes()).containsExactly("TR-OG-SETTLED-NO-RESPONSE");
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.claims).isEmpty();
    }

    @Test
    void aTreeOfSomethingElseIsLeftOutAndATooLargeOneRefused() throws IOException {
        ObjectNode other = TREES.at("/trees/0/dump").deepCopy();
        other.putArray("leafEncoding").add("address").add("uint256");
        read(other.toString());
        assertThat(sink.problems.getFirst().code()).isEqualTo("TR-OG-BATCH-LAYOUT");
        assertThat(sink.problems.getFirst().severity()).isEqualTo(ReadProblem.Severity.LEFT_OUT);
        String value = ",{\"value\":[],\"treeIndex\":0}".repeat(Limits.SETTLEMENT_LEAVES + 1);
        read("{\"format\":\"standard-v1\",\"leafEncoding\":[\"bytes32\",\"bytes32\"],\"tree\":[],\"values\":["
                + value.substring(1) + "]}");
        assertThat(sink.problems.get(1).code()).isEqualTo("TR-TOO-LARGE");
        assertThat(sink.evidence).isEmpty();
    }

    @Test
    void responsesAndOtherJsonAreNotTakenForSettlements() throws IOException {
        for (String text : List.of(
                RESPONSES.at("/cases/0/response_body").toString(),
                TREES.toString(),
                RESPONSES.toString(),
                "[]",
                "{\"input\":",
                "{\"input\":1,\"output\":2}",
                "\"leafEncoding\"")) {
            assertThat(new SettlementReader().recognises(MemoryFile.of("x.json", text)))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void aDocumentWithoutEndIsNotReadForEver() throws IOException {
        TrailFile endless = new TrailFile() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private final byte[] start = "{\"input\":[0".getBytes(StandardCharsets.UTF_8);
                    private long at;

                    @Override
                    public int read() {
                        int next = at < start.length ? start[(int) at] : (at - start.length) % 2 == 0 ? ',' : '0';
                        at++;
                        return next;
                    }
                };
            }
        };
        assertThat(new SettlementReader().recognises(endless)).isFalse();
    }

    @Test
    void theInstalledReadersKnowBothBlobs() throws IOException {
        for (String text : List.of(blob(3), single(1).toString())) {
            assertThat(TrailReaders.installed().readFile(MemoryFile.of("blob", text), sink))
                    .contains("OpenGradient settlement");
        }
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void everyFaultIsToldInPlainWords() throws IOException {
        for (JsonNode whole : List.of(TREES.at("/trees/0/dump"), (JsonNode) single(0))) {
            for (JsonNode fault : PlainSentences.faults(whole)) {
                new SettlementReader().read(new MemoryFile("blob", StrictJson.write(fault)), sink);
            }
        }
        assertThat(sink.problems).hasSizeGreaterThan(100);
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    @Test
    void noDamageToTheBytesEscapesAsAnythingButAProblem() throws IOException {
        Random random = new Random(20261121);
        for (String whole : List.of(blob(1), single(2).toString())) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int round = 0; round < 3_000; round++) {
                byte[] damaged = bytes.clone();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    damaged[random.nextInt(damaged.length)] =
                            (byte) "\"\\{}[],:0dx\u0000\u00ff".charAt(random.nextInt(13));
                }
                new SettlementReader().read(new MemoryFile("blob", damaged), sink);
            }
        }
        read(single(0).toString().replace("0xAb", "\\ud800"));
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
        assertThat(sink.codes()).contains("TR-JSON-SYNTAX", "TR-OG-BATCH-MALFORMED");
    }

    private static String blob(int index) {
        return TREES.at("/trees/" + index + "/walrusBlobUtf8").textValue();
    }

    /** A blob made of a reference case. */
    static ObjectNode single(int index) {
        JsonNode one = RESPONSES.at("/cases/" + index);
        ObjectNode blob = JsonNodeFactory.instance.objectNode();
        blob.set("input", one.get("canonical_request_object").deepCopy());
        blob.set("output", one.get("response_body").deepCopy());
        return blob.put("teeSignature", one.at("/response_body/tee_signature").textValue())
                .put("teeId", RESPONSES.get("tee_id").textValue())
                .put("timestamp", one.at("/response_body/tee_timestamp").asText())
                .put("ethAddress", "0x" + "Ab".repeat(20));
    }

    private void read(String content) throws IOException {
        MemoryFile file = MemoryFile.of("blob", content);
        assertThat(new SettlementReader().recognises(file)).isTrue();
        new SettlementReader().read(file, sink);
    }
}
