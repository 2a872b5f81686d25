package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published and the synthetic responses of OpenGradient's gateway, end to end. */
class ResponseTest {
    private static final String SYNTHETIC = "opengradient/llm/synthetic_tee_responses.json";
    private static final String LEGACY = "opengradient/llm/legacy_2025-12_response_signature.json";

    @Test
    void everySyntheticCaseVerifiesWithSalt32AndMatchesItsRequestAndItsAnswer() throws IOException {
        CollectingSink sink = read(Vectors.bytes(SYNTHETIC));
        JsonNode cases = Vectors.json(SYNTHETIC).get("cases");
        assertThat(sink.problems).isEmpty();
        assertThat(sink.claims).hasSize(cases.size()).hasSize(7);
        for (int i = 0; i < cases.size(); i++) {
            Claim claim = sink.claims.get(i);
            List<Finding> findings = new CollectedEvidence(sink).findings(claim, ReferenceValues.BUILT_IN);
            assertThat(findings)
                    .as(cases.get(i).get("name").textValue())
                    .extracting(Finding::code)
                    .containsExactly(
                            "EV-SIG-VALID",
                            "EV-REQUEST-HASH-MATCH",
                            "EV-OUTPUT-HASH-MATCH",
                            "EV-KEY-NO-ATTESTATION",
                            "EV-PARTY-IS-KEY",
                            "EV-ATTESTATION-ABSENT",
                            "EV-COVERAGE-GAPS");
            assertThat(findings.getFirst().detail()).contains("salt of 32 bytes");
            assertThat(findings.get(1).detail()).startsWith("canonical form of generation");
            assertThat(text(sink, claim.outputs().getFirst().held().orElseThrow()))
                    .isEqualTo(cases.get(i).get("output_preimage_utf8").textValue());
        }
    }

    /** The response is of generation G2, and its request's form is none that G2 alone writes. */
    @Test
    void aFormThatSeveralGenerationsWriteIsSaidOfEach() throws IOException {
        CollectingSink sink = read(Vectors.bytes(SYNTHETIC));
        assertThat(new CollectedEvidence(sink)
                        .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN)
                        .get(1)
                        .detail())
                .startsWith("canonical form of generations G1 and G2");
    }

    @Test
    void theRequestWithAttachmentsIsOfTheSecondGenerationAndSaysWhatIsNotHashed() throws IOException {
        CollectingSink sink = read(Vectors.bytes(SYNTHETIC));
        Claim claim = sink.claims.get(4);
        assertThat(response(sink, claim).generation()).isEqualTo("G2");
        assertThat(new CollectedEvidence(sink)
                        .findings(claim, ReferenceValues.BUILT_IN)
                        .get(1)
                        .detail())
                .isEqualTo("canonical form of generation G2; not hashed: attachments");
    }

    @Test
    void theRealResponseOfDecember2025VerifiesWithTheLongestSaltOnly() throws IOException {
        CollectingSink sink = read(Vectors.bytes(LEGACY));
        Claim claim = sink.claims.getFirst();
        List<Finding> findings = new CollectedEvidence(sink).findings(claim, ReferenceValues.BUILT_IN);
        assertThat(findings)
                .extracting(Finding::code)
                .startsWith("EV-SIG-VALID", "EV-REQUEST-HASH-MATCH", "EV-OUTPUT-IN-SIGNED-MESSAGE");
        assertThat(findings.getFirst().detail()).isEqualTo("RSA-PSS, salt of 222 bytes, generation G0");
        assertThat(claim.madeAt()).isEqualTo("2025-12-16T08:20:26.491885Z");
        assertThat(claim.model().name()).isEqualTo("gpt-4.1-2025-04-14");
    }

    @Test
    void theSameResponseWithItsMarksInTheSystemFingerprintVerifiesToo() throws IOException {
        JsonNode v = Vectors.json(LEGACY);
        ObjectNode pair = v.deepCopy();
        pair.retain("public_key_pem", "request");
        ObjectNode response = pair.putObject("response");
        response.put("object", "chat.completion")
                .put("model", v.at("/signed_object/model").textValue());
        response.put(
                "system_fingerprint",
                "{'response_signature': '" + v.get("signature_base64").textValue()
                        + "', 'request_signature': '"
                        + v.get("request_hash_sha256").textValue()
                        + "', 'response_timestamp': '"
                        + v.at("/signed_object/timestamp").textValue() + "'}");
        ObjectNode choice =
                response.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.set("message", v.at("/signed_object/message"));
        CollectingSink sink = read(pair.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(codes(sink))
                .containsEntry("signature", "EV-SIG-VALID")
                .containsEntry("input", "EV-REQUEST-HASH-MATCH");
        assertThat(sink.claims.getFirst().id())
                .isEqualTo(read(Vectors.bytes(LEGACY)).claims.getFirst().id());
    }

    @Test
    void anIdInAnotherSpellingIsReadAsOneAndSaidSo() throws IOException {
        ObjectNode plain = pair(0);
        ObjectNode response = (ObjectNode) plain.get("response_body");
        String id = response.get("tee_id").textValue();
        response.put("tee_id", id.substring(2));
        assertThat(partyDetail(plain)).endsWith("which the response writes without 0x");
        response.put("tee_id", "0x" + id.substring(2).toUpperCase(Locale.ROOT));
        assertThat(partyDetail(plain)).endsWith("which the response writes in upper case");
        response.put("tee_id", id);
        assertThat(partyDetail(plain)).isEqualTo("its id is the hash of the key");
    }

    @Test
    void aSaltOfAnotherGenerationIsSaidSo() throws IOException {
        CollectingSink sink = new CollectingSink();
        MadeGateway gateway = new MadeGateway(222);
        gateway.bringKey(sink);
        gateway.answer(sink, MadeGateway.request("?", 1), "yes", Instant.ofEpochSecond(1747000000));
        Finding signature = new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN)
                .getFirst();
        assertThat(signature.code()).isEqualTo("EV-SIG-VALID");
        assertThat(signature.detail()).endsWith("the chain's verifier would refuse it");
    }

    private static String partyDetail(ObjectNode pair) throws IOException {
        CollectingSink sink = read(pair);
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.code().equals("EV-PARTY-IS-KEY"))
                        .findFirst()
                        .orElseThrow()
                        .detail();
    }

    @Test
    void aChangedAnswerOfTheOldSchemeBreaksItsSignature() throws IOException {
        String changed = new String(Vectors.bytes(LEGACY), StandardCharsets.UTF_8)
                .replace("assist you today? 😊\"", "assist you now? 😊\"");
        assertThat(codes(read(changed.getBytes(StandardCharsets.UTF_8)))).containsEntry("signature", "EV-SIG-INVALID");
    }

    @Test
    void aChangedAnswerIsFoundByItsHashAlthoughTheSignatureHolds() throws IOException {
        ObjectNode pair = pair(0);
        ((ObjectNode) pair.at("/response_body/choices/0/message")).put("content", "Hi there?");
        assertThat(codes(read(pair)))
                .containsEntry("signature", "EV-SIG-VALID")
                .containsEntry("output", "EV-OUTPUT-HASH-MISMATCH")
                .containsEntry("input", "EV-REQUEST-HASH-MATCH");
    }

    @Test
    void aChangedRequestIsFoundByItsHash() throws IOException {
        ObjectNode pair = pair(0);
        ((ObjectNode) pair.get("canonical_request_object")).put("max_tokens", 101);
        assertThat(codes(read(pair))).containsEntry("input", "EV-REQUEST-HASH-MISMATCH");
    }

    @Test
    void aChangedHashOrTimeBreaksTheSignature() throws IOException {
        for (String field : List.of("tee_request_hash", "tee_output_hash")) {
            ObjectNode pair = pair(0);
            ((ObjectNode) pair.get("response_body")).put(field, "00".repeat(32));
            assertThat(codes(read(pair))).as(field).containsEntry("signature", "EV-SIG-INVALID");
        }
        ObjectNode pair = pair(0);
        ((ObjectNode) pair.get("response_body")).put("tee_timestamp", 1747000001);
        assertThat(codes(read(pair))).containsEntry("signature", "EV-SIG-INVALID");
    }

    @Test
    void aResponseWithoutSignatureIsAClaimThatNobodySigned() throws IOException {
        ObjectNode pair = pair(0);
        ((ObjectNode) pair.get("response_body"))
                .remove(List.of("tee_signature", "tee_request_hash", "tee_output_hash"));
        assertThat(codes(read(pair)))
                .containsEntry("signature", "EV-SIG-ABSENT")
                .containsEntry("input", "EV-REQUEST-HASH-ABSENT")
                .containsEntry("output", "EV-OUTPUT-HASH-ABSENT");
    }

    @Test
    void aResponseWhoseKeyIsNotThereIsNotDecided() throws IOException {
        ObjectNode response = (ObjectNode) pair(0).get("response_body");
        CollectingSink sink = read(response);
        assertThat(codes(sink))
                .containsEntry("signature", "EV-SIG-KEY-MISSING")
                .containsEntry("key", "EV-KEY-UNKNOWN")
                .containsEntry("input", "EV-REQUEST-HASH-ABSENT")
                .containsEntry("output", "EV-OUTPUT-HASH-MATCH");
    }

    @Test
    void aSignedResponseThatLacksWhatWasSignedAccusesNobody() throws IOException {
        var gateway = new MadeGateway();
        var at = Instant.parse("2026-06-10T12:00:00Z");
        for (var member : List.of("tee_request_hash", "tee_output_hash", "tee_timestamp")) {
            var sink = new CollectingSink();
            gateway.bringKey(sink);
            ObjectNode exchange = gateway.exchange(MadeGateway.request("Who?", 0.0), "Nobody.", at);
            ((ObjectNode) exchange.get("response")).remove(member);
            MadeGateway.read(sink, exchange);
            assertThat(new CollectedEvidence(sink).findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN))
                    .as("without %s", member)
                    .extracting(Finding::code)
                    .contains("EV-SIG-INCOMPLETE")
                    .doesNotContain("EV-SIG-INVALID", "EV-SIG-VALID");
        }
    }

    @Test
    void anOverlongSignatureAndOneThatIsNotBase64AreInvalid() throws IOException {
        for (String signature : List.of("!!!", "AA==", "A".repeat(1000))) {
            ObjectNode pair = pair(0);
            ((ObjectNode) pair.get("response_body")).put("tee_signature", signature);
            assertThat(codes(read(pair))).as(signature).containsEntry("signature", "EV-SIG-INVALID");
        }
    }

    /** A case with the key beside it. */
    private static ObjectNode pair(int index) {
        JsonNode vectors = Vectors.json(SYNTHETIC);
        ObjectNode pair = vectors.get("cases").get(index).deepCopy();
        return pair.put("signing_key_pem", vectors.get("signing_key_pem").textValue());
    }

    private static CollectingSink read(JsonNode json) throws IOException {
        return read(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static CollectingSink read(byte[] content) throws IOException {
        CollectingSink sink = new CollectingSink();
        MemoryFile file = new MemoryFile("responses.json", content);
        OpenGradientReader reader = new OpenGradientReader();
        assertThat(reader.recognises(file)).isTrue();
        reader.read(file, sink);
        return sink;
    }

    private static Evidence.SignedResponse response(CollectingSink sink, Claim claim) {
        return (Evidence.SignedResponse) new CollectedEvidence(sink)
                .evidence(claim.statement().orElseThrow())
                .orElseThrow();
    }

    private static String text(CollectingSink sink, Digest blob) {
        return new String(new CollectedEvidence(sink).blob(blob).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> codes(CollectingSink sink) {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .collect(Collectors.toMap(Finding::check, Finding::code));
    }
}
