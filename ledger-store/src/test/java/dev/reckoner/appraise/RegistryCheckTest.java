package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.crypto.evm.MadeBlock;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.evm.ChainReader;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry's events, replayed up to the second of the claim. */
class RegistryCheckTest {
    private static final String REGISTRY = "0x4e72238852f3c918f4e4e57aec9280ddb0c80248";
    private static final String SINCE_MAY_2026 = "0x703cb174aeadb35d611858369b4b1111dc9abda6";
    private static final String OWNER = "0x" + "00".repeat(12) + "24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b";

    private final CollectingSink sink = new CollectingSink();

    @BeforeEach
    void readAResponse() throws Exception {
        new OpenGradientReader()
                .read(
                        new MemoryFile(
                                "responses.json", Vectors.bytes("opengradient/llm/synthetic_tee_responses.json")),
                        sink);
    }

    @Test
    void withoutLogsTheQuestionDoesNotArise() {
        assertThat(codes()).doesNotContainKey("registry");
    }

    @Test
    void anEnclaveInServiceWithAFreshHeartbeatIsAffirmed() {
        registered(Duration.ofDays(-3));
        heartbeat(Duration.ofMinutes(-10));
        heartbeat(Duration.ofMinutes(5));
        assertThat(codes().get("registry")).containsExactly("EV-REGISTRY-ENABLED", "EV-HEARTBEAT-FRESH");
    }

    @Test
    void whatHappenedLaterIsToldAndTakesNothingAway() {
        registered(Duration.ofDays(-3));
        disabled(Duration.ofHours(2));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-REGISTRY-ENABLED");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.detail()).contains("taken out of service later");
        });
    }

    @Test
    void anEnclaveOutOfServiceIsAMatterForAPerson() {
        registered(Duration.ofDays(-3));
        disabled(Duration.ofDays(-1));
        enabled(Duration.ofDays(1));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-REGISTRY-DISABLED");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).contains("until " + claim().madeAt().plus(Duration.ofDays(1)));
        });
    }

    @Test
    void theOrderOfTheChainCountsAndNotThatOfTheFile() {
        enabled(Duration.ofDays(-1));
        disabled(Duration.ofDays(-2));
        registered(Duration.ofDays(-3));
        heartbeat(Duration.ofDays(1));
        assertThat(codes().get("registry")).containsExactly("EV-REGISTRY-ENABLED");
    }

    @Test
    void aMissedHeartbeatIsAWarning() {
        registered(Duration.ofDays(-3));
        heartbeat(Duration.ofMinutes(-31));
        heartbeat(Duration.ofMinutes(29));
        assertThat(codes().get("registry")).containsExactly("EV-REGISTRY-ENABLED", "EV-HEARTBEAT-STALE");
    }

    @Test
    void aHistoryThatEndsBeforeTheClaimSaysFromWhichBlockItIsSilent() {
        registered(Duration.ofDays(-3));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-REGISTRY-SILENT");
            assertThat(finding.detail())
                    .contains("block " + block(claim().madeAt().minus(Duration.ofDays(3))));
        });
    }

    @Test
    void anEnclaveThatIsRegisteredOnlyLaterIsAWarning() {
        registered(Duration.ofHours(1));
        assertThat(codes().get("registry")).containsExactly("EV-REGISTRY-NOT-YET");
    }

    @Test
    void anybodysContractIsNoRegistryUntilTheAnalystSaysSo() {
        var other = "0x" + "11".repeat(20);
        log(
                "TEERegistered(bytes32,address,uint8)",
                List.of(claim().party(PartyRole.OPERATOR), OWNER),
                word(0),
                claim().madeAt().minusSeconds(60),
                other);
        log(
                "TEEDisabled(bytes32)",
                List.of(claim().party(PartyRole.OPERATOR)),
                "0x",
                claim().madeAt().minusSeconds(30),
                other);
        assertThat(codes()).doesNotContainKey("registry");
        var accepted = new ReferenceValues(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReferenceValues.Registry("ours", Optional.empty(), other)));
        assertThat(findings(accepted)).extracting(Finding::code).containsExactly("EV-REGISTRY-DISABLED");
    }

    @Test
    void malformedAndUndatedLogsTellNothing() {
        log("TEEDisabled(bytes32)", List.of(), "0x", claim().madeAt().minusSeconds(30), REGISTRY);
        assertThat(codes()).doesNotContainKey("registry");
    }

    @Test
    void aRegistryOfLaterIsNotBelievedForAnEarlierClaim() {
        log(
                "TEERegistered(bytes32,address,uint8)",
                List.of(claim().party(PartyRole.OPERATOR), OWNER),
                word(0),
                claim().madeAt().minusSeconds(60),
                SINCE_MAY_2026);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-REGISTRY-NOT-THEN");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
        });
    }

    @Test
    void eventsAreProvenByReceiptsUnderATrustedBlockOnly() throws Exception {
        disabled(Duration.ofDays(-1));
        assertThat(findings())
                .extracting(Finding::detail)
                .singleElement()
                .satisfies(detail -> assertThat(detail).endsWith("; by logs that nothing proves"));
        Evidence.EventLog log = (Evidence.EventLog) sink.evidence.getLast();
        Instant at = log.blockTime().orElseThrow();
        var block = new MadeBlock(
                log.block().orElseThrow(),
                at.getEpochSecond(),
                List.of(MadeBlock.receipt(
                        List.of(MadeBlock.log(log.address().orElseThrow(), log.topics(), log.data())))));
        new ChainReader().read(MemoryFile.of("proof.json", """
                {"format":"reckoner-receipt-proof/1","header":"%s","transactionIndex":0,"receiptProof":%s}""".formatted(block.header(), block.receiptProof(0))), sink);
        assertThat(findings())
                .extracting(Finding::detail)
                .singleElement()
                .satisfies(detail -> assertThat(detail).endsWith("; by logs that nothing proves"));
        var vouched = ReferenceValues.BUILT_IN.plus(
                new TrustedBlock(10740, block(at), block.hash(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(findings(vouched)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-REGISTRY-DISABLED");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).endsWith("; proven by a receipt under block " + block(at));
        });
    }

    private void registered(Duration fromClaim) {
        log(
                "TEERegistered(bytes32,address,uint8)",
                List.of(claim().party(PartyRole.OPERATOR), OWNER),
                word(0),
                claim().madeAt().plus(fromClaim),
                REGISTRY);
    }

    private void disabled(Duration fromClaim) {
        log(
                "TEEDisabled(bytes32)",
                List.of(claim().party(PartyRole.OPERATOR)),
                "0x",
                claim().madeAt().plus(fromClaim),
                REGISTRY);
    }

    private void enabled(Duration fromClaim) {
        log(
                "TEEEnabled(bytes32)",
                List.of(claim().party(PartyRole.OPERATOR)),
                "0x",
                claim().madeAt().plus(fromClaim),
                REGISTRY);
    }

    private void heartbeat(Duration fromClaim) {
        Instant at = claim().madeAt().plus(fromClaim);
        log(
                "HeartbeatReceived(bytes32,uint256)",
                List.of(claim().party(PartyRole.OPERATOR)),
                word(at.getEpochSecond()),
                at,
                REGISTRY);
    }

    private static String word(long value) {
        return "0x%064x".formatted(value);
    }

    private static long block(Instant at) {
        return at.getEpochSecond() / 2;
    }

    private void log(String signature, List<String> indexed, String data, Instant at, String address) {
        var topics = new java.util.ArrayList<String>();
        topics.add("0x"
                + Keccak256.digest(signature.getBytes(StandardCharsets.US_ASCII))
                        .hex());
        topics.addAll(indexed);
        Digest id = Digest.sha256((topics + data + at + address).getBytes(StandardCharsets.UTF_8));
        sink.evidence.add(new Evidence.EventLog(
                id,
                id,
                "logs",
                Optional.of(10740L),
                Optional.of(address),
                topics,
                data,
                Optional.of(block(at)),
                Optional.of(at),
                Optional.empty(),
                Optional.of(0)));
    }

    private Claim claim() {
        return sink.claims.getFirst();
    }

    private List<Finding> findings() {
        return findings(ReferenceValues.BUILT_IN);
    }

    private List<Finding> findings(ReferenceValues references) {
        return new CollectedEvidence(sink)
                .findings(claim(), references).stream()
                        .filter(finding -> finding.check().equals("registry"))
                        .toList();
    }

    private Map<String, List<String>> codes() {
        return new CollectedEvidence(sink)
                .findings(claim(), ReferenceValues.BUILT_IN).stream()
                        .collect(Collectors.groupingBy(
                                Finding::check, Collectors.mapping(Finding::code, Collectors.toList())));
    }
}
