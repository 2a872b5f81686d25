package dev.reckoner.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.reputation.subject.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedAnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswerStatement STATEMENT =
            Answers.statement("A deploy script picked the quantised file.\nIt was replaced.");

    @TempDir
    Path folder;

    private static String code(AnswerStatement statement) {
        try {
            SignedAnswer.sign(statement, Answers.key());
            return "taken";
        } catch (RefusedAnswer refused) {
            return refused.code();
        }
    }

    private static String code(byte[] file) {
        try {
            SignedAnswer.read(file);
            return "taken";
        } catch (RefusedAnswer refused) {
            return refused.code();
        }
    }

    private static ObjectNode envelope() throws Exception {
        return (ObjectNode)
                JSON.readTree(SignedAnswer.sign(STATEMENT, Answers.key()).bytes());
    }

    /** An envelope over any payload, signed as it is to be. */
    private static byte[] signed(byte[] payload, String type, KeyPair key) throws Exception {
        var made = JSON.createObjectNode();
        made.put("payloadType", type).put("payload", Base64.getEncoder().encodeToString(payload));
        var sig = Signatures.sign(key.getPrivate(), Dsse.preAuthenticationEncoding(type, payload));
        made.putArray("signatures")
                .addObject()
                .put("keyid", Digest.sha256(key.getPublic().getEncoded()).hex())
                .put("sig", Base64.getEncoder().encodeToString(sig));
        return JSON.writeValueAsBytes(made);
    }

    private static byte[] changed(Consumer<ObjectNode> change) throws Exception {
        var payload = (ObjectNode) JSON.readTree(SignedAnswer.payload(STATEMENT, Answers.key()));
        change.accept(payload);
        return signed(CanonicalJson.bytes(payload), SignedAnswer.PAYLOAD_TYPE, Answers.key());
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var written = SignedAnswer.sign(STATEMENT, Answers.key());
        var file = Files.write(folder.resolve("answer.json"), written.bytes());
        var read = SignedAnswer.read(file);
        assertThat(read).isEqualTo(written);
        assertThat(read.statement()).isEqualTo(STATEMENT);
        assertThat(read.algorithm()).isEqualTo("Ed25519");
        assertThat(read.key()).isEqualTo(Digest.sha256(Answers.key().getPublic().getEncoded()));
        assertThat(read.bytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void everyKindOfKeySigns() throws Exception {
        for (var key : List.of(Answers.key(), Signatures.newP256(), rsa(2048))) {
            var written = SignedAnswer.sign(STATEMENT, key);
            assertThat(SignedAnswer.read(written.bytes()).key()).isEqualTo(written.key());
        }
        // One answer, though ECDSA signs it in another way each time.
        var p256 = Signatures.newP256();
        assertThat(SignedAnswer.sign(STATEMENT, p256).id())
                .isEqualTo(SignedAnswer.sign(STATEMENT, p256).id());
        assertThat(SignedAnswer.sign(STATEMENT, p256).id())
                .isNotEqualTo(SignedAnswer.sign(STATEMENT, Answers.key()).id());
    }

    private static KeyPair rsa(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void aKeyThatIsNoneOfTheseSignsNothing() throws Exception {
        assertThatExceptionOfType(RefusedAnswer.class)
                .isThrownBy(() -> SignedAnswer.sign(STATEMENT, Signatures.newMlDsa44()))
                .matches(refused -> refused.code().equals("AN-KEY"));
        assertThatExceptionOfType(RefusedAnswer.class)
                .isThrownBy(() -> SignedAnswer.sign(STATEMENT, rsa(1024)))
                .matches(refused -> refused.code().equals("AN-SIGNATURE"));
    }

    @Test
    void noByteOfThePayloadCanBeChanged() throws Exception {
        byte[] payload = SignedAnswer.payload(STATEMENT, Answers.key());
        var envelope = envelope();
        for (int i = 0; i < payload.length; i++) {
            byte[] other = payload.clone();
            other[i] ^= 1;
            envelope.put("payload", Base64.getEncoder().encodeToString(other));
            assertThat(code(JSON.writeValueAsBytes(envelope))).as("byte %d", i).startsWith("AN-");
        }
    }

    @Test
    void theSignatureOfAnotherKeyIsRefused() throws Exception {
        var other = Signatures.newEd25519();
        byte[] payload = SignedAnswer.payload(STATEMENT, Answers.key());
        assertThat(code(signed(payload, SignedAnswer.PAYLOAD_TYPE, other))).isEqualTo("AN-SIGNATURE");
        var envelope = envelope();
        ((ObjectNode) envelope.path("signatures").get(0)).put("keyid", "00".repeat(32));
        assertThat(code(JSON.writeValueAsBytes(envelope))).isEqualTo("AN-SIGNATURE");
    }

    @Test
    void anAnswerIsNeverTakenForSomethingElseAndNothingElseForIt() throws Exception {
        byte[] payload = SignedAnswer.payload(STATEMENT, Answers.key());
        assertThat(code(signed(payload, Dsse.IN_TOTO, Answers.key()))).isEqualTo("AN-TYPE");
        // The type is signed: put under the right one, the signature of another is none.
        var moved = (ObjectNode) JSON.readTree(signed(payload, Dsse.IN_TOTO, Answers.key()));
        moved.put("payloadType", SignedAnswer.PAYLOAD_TYPE);
        assertThat(code(JSON.writeValueAsBytes(moved))).isEqualTo("AN-SIGNATURE");
    }

    @Test
    void anAnswerToOneFindingIsNoneToAnother() throws Exception {
        var envelope = envelope();
        var other = new AnswerStatement(
                STATEMENT.origin(),
                List.of(Answers.finding(2)),
                STATEMENT.party(),
                STATEMENT.words(),
                STATEMENT.made(),
                STATEMENT.evidence());
        envelope.put("payload", Base64.getEncoder().encodeToString(SignedAnswer.payload(other, Answers.key())));
        assertThat(code(JSON.writeValueAsBytes(envelope))).isEqualTo("AN-SIGNATURE");
    }

    @Test
    void whatTheFormatDoesNotHaveIsRefusedEvenIfItIsSigned() throws Exception {
        assertThat(code(changed(payload -> {}))).isEqualTo("taken");
        assertThat(code(changed(payload -> payload.put("admits", true)))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.put("format", "reckoner-answer/2"))))
                .isEqualTo("AN-FORMAT");
        assertThat(code(changed(payload -> payload.put("made", "2026-04-20T09:00:00.5Z"))))
                .isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.put("made", "yesterday")))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.remove("words")))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.putArray("evidence")))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.putArray("evidence").add("sha256:00"))))
                .isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> payload.putArray("findings")))).isEqualTo("AN-FINDINGS");
        assertThat(code(changed(payload -> first(payload).put("entry", "101")))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> first(payload).put("entry", 101.5)))).isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> first(payload).put("tier", "affirming"))))
                .isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> ((ObjectNode) payload.path("party")).put("kind", "judge"))))
                .isEqualTo("AN-FORM");
        assertThat(code(changed(payload -> ((ObjectNode) payload.path("party")).put("kind", "model"))))
                .isEqualTo("AN-PARTY");
        assertThat(code(changed(payload -> ((ArrayNode) payload.path("findings"))
                        .add(first(payload).deepCopy()))))
                .isEqualTo("AN-FINDINGS");
    }

    private static ObjectNode first(ObjectNode payload) {
        return (ObjectNode) payload.path("findings").get(0);
    }

    @Test
    void jsonThatIsNotCanonicalIsRefused() throws Exception {
        byte[] payload = SignedAnswer.payload(STATEMENT, Answers.key());
        var spaced = new String(payload, StandardCharsets.UTF_8).replace("\":", "\": ");
        assertThat(code(signed(spaced.getBytes(StandardCharsets.UTF_8), SignedAnswer.PAYLOAD_TYPE, Answers.key())))
                .isEqualTo("AN-FORM");
        var twice = new String(payload, StandardCharsets.UTF_8).replace("\"words\":", "\"words\":\"x\",\"words\":");
        assertThat(code(signed(twice.getBytes(StandardCharsets.UTF_8), SignedAnswer.PAYLOAD_TYPE, Answers.key())))
                .isEqualTo("AN-FORM");
    }

    @Test
    void theEnvelopeHasOneSignatureAndPlainBase64() throws Exception {
        var envelope = envelope();
        ((ArrayNode) envelope.path("signatures"))
                .add(envelope.path("signatures").get(0).deepCopy());
        assertThat(code(JSON.writeValueAsBytes(envelope))).isEqualTo("AN-FORM");
        envelope = envelope();
        envelope.put("payload", envelope.path("payload").asText() + "\n");
        assertThat(code(JSON.writeValueAsBytes(envelope))).isEqualTo("AN-FORM");
        assertThat(code("[]".getBytes(StandardCharsets.UTF_8))).isEqualTo("AN-FORM");
        assertThat(code("{".getBytes(StandardCharsets.UTF_8))).isEqualTo("AN-FORM");
        assertThat(code(new byte[SignedAnswer.MOST_BYTES + 1])).isEqualTo("AN-SIZE");
        // What else stands in the envelope is not signed, and is not kept.
        envelope = envelope();
        envelope.put("remark", "not signed");
        assertThat(new String(
                        SignedAnswer.read(JSON.writeValueAsBytes(envelope)).bytes(), StandardCharsets.UTF_8))
                .doesNotContain("remark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "\u202Eright to left",
                "bell \u0007",
                "zero\u200Bwidth",
                "line\r\nend",
                "\uD800",
                "\u3164",
                "a\u2800b",
                "a\uFE0Fb",
                "...",
                "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
            })
    void wordsThatSayNothingOrHideSomethingAreRefused(String words) {
        assertThat(code(Answers.statement(words))).isEqualTo("AN-WORDS");
    }

    @Test
    void nothingIsLongerThanItMayBe() {
        assertThat(code(Answers.statement("x".repeat(AnswerStatement.MOST_WORDS))))
                .isEqualTo("taken");
        assertThat(code(Answers.statement("x" + "\uD83D\uDE80".repeat(AnswerStatement.MOST_WORDS - 1))))
                .isEqualTo("taken");
        assertThat(code(Answers.statement("x".repeat(AnswerStatement.MOST_WORDS + 1))))
                .isEqualTo("AN-WORDS");
        assertThat(code(of(AnswerStatement.MOST_FINDINGS, 0, "meridian-02"))).isEqualTo("taken");
        assertThat(code(of(AnswerStatement.MOST_FINDINGS + 1, 0, "meridian-02")))
                .isEqualTo("AN-FINDINGS");
        assertThat(code(of(0, 0, "meridian-02"))).isEqualTo("AN-FINDINGS");
        assertThat(code(of(1, AnswerStatement.MOST_EVIDENCE, "meridian-02"))).isEqualTo("taken");
        assertThat(code(of(1, AnswerStatement.MOST_EVIDENCE + 1, "meridian-02")))
                .isEqualTo("AN-EVIDENCE");
        assertThat(code(of(1, 0, "m".repeat(AnsweringParty.MOST_CHARACTERS + 1))))
                .isEqualTo("AN-PARTY");
    }

    private static AnswerStatement of(int findings, int evidence, String party) {
        return new AnswerStatement(
                Answers.ORIGIN,
                IntStream.range(0, findings).mapToObj(Answers::finding).toList(),
                new AnsweringParty(SubjectKind.PROVIDER, party),
                "words",
                Instant.parse("2026-04-20T09:00:00Z"),
                IntStream.range(0, evidence)
                        .mapToObj(i -> Answers.digest("e" + i))
                        .toList());
    }

    /** Who writes an answer by the document alone writes these bytes. */
    @Test
    void theDocumentShowsTheseBytes() throws Exception {
        var document = Files.readString(Path.of("../docs/answers.md"));
        var answer = SignedAnswer.sign(Answers.statement("A deploy script picked the quantised file."), Answers.key());
        var payload = SignedAnswer.payload(answer.statement(), Answers.key());
        assertThat(document).contains(new String(payload, StandardCharsets.UTF_8));
        assertThat(document).contains(new String(answer.bytes(), StandardCharsets.UTF_8).strip());
        JsonNode shown = JSON.readTree(answer.bytes());
        assertThat(shown.path("payloadType").asText()).isEqualTo(SignedAnswer.PAYLOAD_TYPE);
    }
}
