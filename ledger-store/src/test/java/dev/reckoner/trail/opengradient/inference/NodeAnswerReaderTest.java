package dev.reckoner.trail.opengradient.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeAnswerReaderTest {
    private static final String HASH = "ab".repeat(32);
    private static final String REQUEST = """
            {"ipfs_hash":"QmModel","model_inputs":"{\\"numbers\\":[{\\"name\\":\\"x\\",\\"values\\":[{\\"value\\":\\"15\\",\\"decimals\\":1},{\\"value\\":-2,\\"decimals\\":\\"0\\"}],\\"shape\\":[2]}],\\"strings\\":[{\\"name\\":\\"s\\",\\"values\\":[\\"a\\"],\\"shape\\":[1,1]}]}"}""";
    private static final String RESPONSE = """
            {"output":[{"name":"y","shape":[1,2],"result":[[0.07286679744720459,1e-05]],"type":"number"},
                       {"name":"t","shape":[1],"result":["b"],"type":"string"}],"model_hash":"%s"}""".formatted(HASH);

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aRequestWithItsAnswerIsAnUnsignedClaim() throws IOException {
        read("{\"request\":" + REQUEST + ",\"response\":" + RESPONSE + "}");
        Claim claim = claim(0);
        assertThat(claim.format()).isEqualTo("OpenGradient TEE node answer");
        assertThat(claim.model().name()).isEqualTo("QmModel");
        assertThat(claim.model().digest()).contains(Digest.ofSha256(HASH));
        assertThat(claim.statement()).isEmpty();
        assertThat(claim.parties()).isEmpty();
        assertThat(claim.madeAt()).isEqualTo(Instant.EPOCH);
        assertThat(value(claim.inputs().getFirst()))
                .isEqualTo(new UntypedTensor.Numbers("x", List.of(2L), List.of(fixed("1.5"), fixed("-2"))));
        assertThat(value(claim.inputs().get(1)))
                .isEqualTo(new UntypedTensor.Texts("s", Optional.of(List.of(1L, 1L)), List.of("a")));
        assertThat(value(claim.outputs().getFirst()))
                .isEqualTo(new UntypedTensor.Numbers(
                        "y", List.of(1L, 2L), List.of(fixed("0.07286679744720459"), fixed("1e-05"))));
        assertThat(value(claim.outputs().get(1)))
                .isEqualTo(new UntypedTensor.Texts("t", Optional.of(List.of(1L)), List.of("b")));
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void bothHalvesInOneObjectAreTheSameClaim() throws IOException {
        read("{\"request\":" + REQUEST + ",\"response\":" + RESPONSE + "}");
        read(REQUEST.strip().replaceFirst("}$", ",") + RESPONSE.strip().substring(1));
        assertThat(claim(1).id()).isEqualTo(claim(0).id());
    }

    @Test
    void anAnswerAloneHasNoInputs() throws IOException {
        read(RESPONSE);
        assertThat(claim(0).inputs()).isEmpty();
        assertThat(claim(0).model().name()).isEqualTo("not stated");
        assertThat(claim(0).outputs()).hasSize(2);
    }

    @Test
    void theResultThatAChainNodeKeepsIsRecognisedAndNotRead() throws IOException {
        read("{\"inference_results\":[\"eyJJbmZlcmVuY2VSZXN1bHQiOnt9fQ==\"]}");
        read("{\"InferenceResult\":{\"VanillaResult\":{\"model_output\":{}}}}");
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-INFERENCE-OFFCHAIN", "TR-INFERENCE-OFFCHAIN");
    }

    @Test
    void everyFaultIsToldInPlainWords() throws IOException {
        JsonNode whole = StrictJson.tree(
                ("{\"request\":" + REQUEST + ",\"response\":" + RESPONSE + "}").getBytes(StandardCharsets.UTF_8));
        for (JsonNode fault : PlainSentences.faults(whole)) {
            new NodeAnswerReader().read(new MemoryFile("a.json", StrictJson.write(fault)), sink);
        }
        JsonNode inner = StrictJson.tree(StrictJson.tree(REQUEST.getBytes(StandardCharsets.UTF_8))
                .path("model_inputs")
                .asText()
                .getBytes(StandardCharsets.UTF_8));
        for (JsonNode fault : PlainSentences.faults(inner)) {
            var request = StrictJson.write(java.util.Map.of("model_inputs", fault.toString()));
            new NodeAnswerReader()
                    .read(
                            MemoryFile.of(
                                    "a.json",
                                    "{\"request\":" + new String(request, StandardCharsets.UTF_8) + ",\"response\":"
                                            + RESPONSE + "}"),
                            sink);
        }
        assertThat(sink.problems).hasSizeGreaterThan(30);
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    @Test
    void numbersBeyondAllSizeAreKeptAsTheyStand() throws IOException {
        read(RESPONSE.replace("1e-05", "1e-999999999").replace("0.07286679744720459", "1" + "0".repeat(900)));
        assertThat(value(claim(0).outputs().getFirst()))
                .isInstanceOfSatisfying(
                        UntypedTensor.Numbers.class,
                        numbers -> assertThat(numbers.values())
                                .extracting(FixedPoint::isReadable)
                                .containsExactly(true, false));
    }

    private void read(String json) throws IOException {
        assertThat(TrailReaders.installed().readFile(MemoryFile.of("node/a.json", json), sink))
                .contains("OpenGradient TEE node answer");
    }

    private Claim claim(int index) {
        return sink.claims.get(index);
    }

    private UntypedTensor value(ValueReference reference) throws IOException {
        return UntypedTensors.read(sink.blobs.getOrDefault(reference.held().orElseThrow(), new byte[0]));
    }

    private static FixedPoint fixed(String number) {
        return FixedPoint.of(new BigDecimal(number));
    }
}
