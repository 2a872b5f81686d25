package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.erc8004.Erc8004Call;
import dev.reckoner.reputation.erc8004.Erc8004Calls;
import dev.reckoner.reputation.erc8004.Erc8004Event;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import dev.reckoner.reputation.erc8004.Registries;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of ERC-8004 that leave a case, and such that come into it. */
class CaseErc8004Test {
    private static final String CLIENT = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private static final String REGISTRY = "0x8004a169fb4a3325136eb29fa0ceb6d2e539a432";
    private static final SubjectId OPERATOR = new SubjectId(SubjectKind.OPERATOR, RecordTrail.OPERATOR);

    @TempDir
    Path folder;

    /** The square root of four is two. */
    private static RecordedCase audited(Investigation in, int claimed) throws Exception {
        in.accept(new ModelRelease("m", "1", Digest.sha256(RerunTrails.ROOT)));
        in.accept(new Endorsement(
                RecordTrail.OPERATOR, RecordTrail.PROVIDER, Optional.of(RecordTrail.keyId()), Optional.empty()));
        new RecordTrail()
                .model("m", "1", RerunTrails.ROOT)
                .input(RecordedValue.of("x", Tensor.ofFloats(List.of(1L), 4)))
                .output(RecordedValue.of("y", Tensor.ofFloats(List.of(1L), claimed)))
                .in(in);
        in.rerun();
        return in.bring();
    }

    private static Erc8004Wish wish(RecordedCase audit, boolean feedback, Map<Digest, String> requests)
            throws IOException {
        var desk = audit.reputation();
        return new Erc8004Wish(
                OPERATOR,
                new Question(
                        SubjectKind.OPERATOR,
                        desk.latest(desk.parameters().timeBasis()),
                        true,
                        ReputationParameters.DEFAULT),
                Registries.of("22", "eip155:1:" + REGISTRY, CLIENT, "https://audit.example/"),
                feedback,
                true,
                requests);
    }

    private Erc8004Call call(String file) throws IOException {
        String hex = Files.readString(folder.resolve("out").resolve(file)).strip();
        return Erc8004Calls.decode(HexFormat.of().parseHex(hex, 2, hex.length()))
                .orElseThrow();
    }

    private JsonNode file(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out").resolve(name).toFile());
    }

    private String hash(String file) throws IOException {
        return "0x"
                + Keccak256.digest(Files.readAllBytes(folder.resolve("out").resolve(file)))
                        .hex();
    }

    @Test
    void aBadAnswerBecomesAFeedbackAndAResponseOfZero() throws Exception {
        try (var in = new Investigation(folder)) {
            var audit = audited(in, 3);
            long entries = audit.ledger().entries();
            var wish = wish(audit, true, Map.of());
            var made = audit.erc8004().export(wish, folder.resolve("out"));

            var opinion = audit.reputation()
                    .standings(wish.question())
                    .of(OPERATOR)
                    .orElseThrow()
                    .at(wish.question().at());
            var given = (Erc8004Call.GiveFeedback) call("feedback.calldata");
            assertThat(given.value().number().longValueExact()).isEqualTo(Math.round(opinion.expectation() * 10_000));
            assertThat(given.value().decimals()).isEqualTo(2);
            assertThat(given.feedbackHash())
                    .isEqualTo(hash("feedback.json"))
                    .isEqualTo(made.feedback().orElseThrow().feedbackHash());
            assertThat(given.feedbackUri()).isEqualTo("https://audit.example/feedback.json");

            var file = file("feedback.json");
            assertThat(file.path("agentRegistry").asText()).isEqualTo("eip155:1:" + REGISTRY);
            assertThat(file.path("clientAddress").asText()).isEqualTo("eip155:1:" + CLIENT);
            var own = file.path("reckoner");
            assertThat(own.at("/conversion/isFormatConversion").asBoolean()).isTrue();
            assertThat(own.at("/conversion/about").asText()).contains("no decay and no uncertainty");
            assertThat(own.at("/opinion/uncertainty").asDouble()).isEqualTo(opinion.uncertainty());
            assertThat(own.at("/opinion/band/high").asDouble()).isGreaterThan(opinion.expectation());
            assertThat(own.at("/parameters/halfLife").asText()).isEqualTo("PT720H");
            assertThat(own.at("/counts/bad").asLong()).isEqualTo(1);
            assertThat(own.at("/ledger/entries").asLong()).isEqualTo(entries);
            assertThat(own.at("/ledger/checkpoint").asText()).contains("reckoner.dev/case/");

            var validation = made.validations().getFirst();
            assertThat(validation.verdict()).isEqualTo("OUTSIDE");
            var request = (Erc8004Call.RequestValidation)
                    call(validation.requestCalldata().orElseThrow());
            assertThat(request.validatorAddress()).isEqualTo(CLIENT);
            assertThat(request.requestHash())
                    .isEqualTo(hash(validation.requestCalldata().orElseThrow().replace(".calldata", ".json")));
            var response = (Erc8004Call.RespondToValidation) call(validation.calldata());
            assertThat(response.response()).isZero();
            assertThat(response.requestHash()).isEqualTo(request.requestHash());
            assertThat(response.responseHash()).isEqualTo(hash(validation.file()));
            assertThat(file("summary.json").path("agentId").asText()).isEqualTo("22");
            assertThat(audit.entries(entries, 1).getFirst().kind()).isEqualTo("custody");

            assertThatThrownBy(() -> audit.erc8004().export(wish, folder.resolve("out")))
                    .isInstanceOf(Erc8004Exception.class)
                    .extracting("code")
                    .isEqualTo("ER-FOLDER");
        }
    }

    @Test
    void oneGoodAnswerIsNotEnoughForAFeedbackAndIsAResponse() throws Exception {
        try (var in = new Investigation(folder)) {
            var audit = audited(in, 2);
            var refused = catchThrowableOfType(
                    Erc8004Exception.class,
                    () -> audit.erc8004().export(wish(audit, true, Map.of()), folder.resolve("out")));
            assertThat(refused.code()).isEqualTo("ER-NOT-ENOUGH");
            assertThat(folder.resolve("out")).doesNotExist();

            var claim = AllClaims.of(audit).getFirst().id();
            String asked = "0x" + "ab".repeat(32);
            var made = audit.erc8004().export(wish(audit, false, Map.of(claim, asked)), folder.resolve("out"));
            assertThat(made.feedback()).isEmpty();
            assertThat(folder.resolve("out/feedback.json")).doesNotExist();
            var validation = made.validations().getFirst();
            assertThat(validation.requestCalldata()).isEmpty();
            assertThat(call(validation.calldata()))
                    .isInstanceOfSatisfying(Erc8004Call.RespondToValidation.class, response -> {
                        assertThat(response.response()).isEqualTo(100);
                        assertThat(response.requestHash()).isEqualTo(asked);
                    });
        }
    }

    @Test
    void aRequestForAClaimOfNobodyIsRefused() throws Exception {
        try (var in = new Investigation(folder)) {
            var audit = audited(in, 2);
            var wish = wish(audit, false, Map.of(Digest.sha256(new byte[] {7}), "0x" + "ab".repeat(32)));
            assertThatThrownBy(() -> audit.erc8004().export(wish, folder.resolve("out")))
                    .isInstanceOf(Erc8004Exception.class)
                    .extracting("code")
                    .isEqualTo("ER-REQUEST");
        }
    }

    private static ObjectNode log(int index, List<String> topics, String data) {
        var log = new ObjectMapper().createObjectNode();
        log.put("address", REGISTRY)
                .put("data", data)
                .put("blockNumber", "0x10")
                .put("logIndex", index);
        log.put("transactionHash", "0x" + "cd".repeat(32));
        topics.forEach(log.putArray("topics")::add);
        return log;
    }

    private static String word(long value) {
        return "%064x".formatted(value);
    }

    private static final String AGENT = "0x" + word(22);
    private static final String CLIENT_TOPIC = "0x" + "0".repeat(24) + CLIENT.substring(2);

    private static ObjectNode feedback(int index, long number) {
        String tag = "starred";
        var text = HexFormat.of().formatHex(tag.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String data = "0x" + word(number) + word(87) + word(0) + word(256) + word(320) + word(352) + word(384)
                + "ee".repeat(32) + word(tag.length()) + text + "0".repeat(64 - text.length()) + word(0).repeat(3);
        return log(
                index,
                List.of(
                        "0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc",
                        AGENT,
                        CLIENT_TOPIC,
                        "0x"
                                + Keccak256.digest(tag.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                        .hex()),
                data);
    }

    @Test
    void recordsOfOthersAreReadOffOrdinaryLogsAndCountInNoReputation() throws Exception {
        try (var in = new Investigation(folder)) {
            var logs = new ObjectMapper().createArrayNode();
            logs.add(log(
                    2,
                    List.of(
                            "0x25156fd3288212246d8b008d5921fde376c71ed14ac2e072a506eb06fde6d09d",
                            AGENT,
                            CLIENT_TOPIC,
                            "0x" + word(1)),
                    "0x"));
            logs.add(feedback(0, 1));
            logs.add(feedback(1, 2));
            logs.add(log(3, List.of("0x54b3254e4cc01969e70376d20390cc2f6af90539d9adaa78a53ebcda17f78154"), "0x"));
            logs.add(log(4, List.of("0x" + "11".repeat(32)), "0x"));
            in.file("logs.json", new ObjectMapper().createObjectNode().set("result", logs));
            var audit = audited(in, 2);

            var records = audit.erc8004().records();
            assertThat(records.events()).hasSize(3);
            assertThat(records.events().get(0).revoked()).isTrue();
            assertThat(records.events().get(1).revoked()).isFalse();
            assertThat(records.events().get(0).said())
                    .isInstanceOfSatisfying(
                            Erc8004Event.NewFeedback.class,
                            given -> assertThat(given.value().text()).isEqualTo("87"));
            assertThat(records.events().get(2).said()).isInstanceOf(Erc8004Event.FeedbackRevoked.class);
            assertThat(records.unread()).extracting(Erc8004Records.Unread::code).containsExactly("ER-DRAFT");
            assertThat(records.naming("0x" + "ee".repeat(32))).hasSize(2);
            assertThat(records.naming("0x" + "ef".repeat(32))).isEmpty();

            var standings =
                    audit.reputation().standings(wish(audit, false, Map.of()).question());
            assertThat(standings.subjects()).hasSize(1);
            assertThat(standings.subjects().getFirst().verdicts()).hasSize(1);
        }
    }
}
