package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.policy.CheckAnswer;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.ClaimCase.Enclave;
import dev.reckoner.policy.ClaimCase.Rerun;
import dev.reckoner.policy.NameKind;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Evidence.AttestationDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies are told of a claim follows from its findings, the evidence under them, and its run. */
class CarriedEvidenceTest {
    private static final Instant MADE = Instant.parse("2026-05-01T12:00:00Z");
    private static final ClaimRow ROW = new ClaimRow(
            digest("claim"),
            7,
            "c-7",
            Tier.AFFIRMING,
            MADE,
            "Meridian",
            "Meridian-01",
            "not stated",
            "MiniLM fp32",
            List.of(),
            Optional.empty(),
            1);
    private static final Evidence.EventLog LOG = log("log", MADE.plusSeconds(600));
    private static final Evidence.SettlementBatch BATCH = new Evidence.SettlementBatch(
            digest("batch"), digest("batch blob"), "", List.of("bytes32"), "0x" + "a".repeat(64), 2);

    private final Map<Digest, Evidence> items = new LinkedHashMap<>(Map.of(LOG.id(), LOG, BATCH.id(), BATCH));
    private ReferenceValues references = ReferenceValues.BUILT_IN;
    private List<Finding> aboutBatch = List.of();

    private static Digest digest(String text) {
        return InventedClaims.digest(text);
    }

    private static Evidence.EventLog log(String name, Instant time) {
        return new Evidence.EventLog(
                digest(name),
                digest(name),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "0x",
                Optional.of(1L),
                Optional.of(time),
                Optional.empty(),
                Optional.empty());
    }

    private static AttestationDocument attested(Instant time) {
        return new AttestationDocument(
                digest("attestation"),
                digest("attestation"),
                "",
                "module",
                time,
                Map.of(0, "aa".repeat(48), 1, "bb".repeat(48), 2, "cc".repeat(48)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Measurement build(String name, Optional<String> source, Optional<Instant> until) {
        return new Measurement(
                name, "AA".repeat(48), "bb".repeat(48), "cc".repeat(48), source, Optional.empty(), until);
    }

    private static Finding finding(String check, Tier tier, String code, Digest... restsOn) {
        return new Finding(Subject.claim(ROW.id()), check, tier, code, "", "detail", MADE, List.of(restsOn));
    }

    private ClaimCase carried(ClaimRow row, Finding... findings) throws IOException {
        var evidence = OtherEvidence.of(items);
        var blocks = BlockTimes.of(evidence, id -> id.equals(BATCH.id()) ? aboutBatch : List.of());
        return new CarriedEvidence(blocks, new EnclaveBuilds(evidence, references), PolicyKnowledge.NONE)
                .of(row, List.of(findings));
    }

    private static ClaimRow run(Verdict verdict) {
        return InventedClaims.withVerdict(ROW, verdict);
    }

    @Test
    void namesThatAreNotStatedAreLeftOut() throws IOException {
        assertThat(carried(ROW).names())
                .isEqualTo(Map.of(
                        NameKind.PROVIDER, "Meridian",
                        NameKind.OPERATOR, "Meridian-01",
                        NameKind.MODEL, "MiniLM fp32"));
    }

    @Test
    void theClaimIsNamedByTheHexadecimalOfItsId() throws IOException {
        assertThat(carried(ROW).claim()).isEqualTo(ROW.id().hex());
        assertThat(carried(ROW).madeAt()).isEqualTo(MADE);
        assertThat(carried(ROW).classes()).isEmpty();
    }

    @Test
    void theGravestFindingOfACheckIsItsAnswer() throws IOException {
        var claim = carried(
                ROW,
                finding("time", Tier.AFFIRMING, "EV-A"),
                finding("time", Tier.WARNING, "EV-B"),
                finding("key", Tier.NONE, "EV-C"));
        assertThat(claim.answers())
                .isEqualTo(Map.of(
                        "time", new CheckAnswer(Tier.WARNING, "EV-B", "detail"),
                        "key", new CheckAnswer(Tier.NONE, "EV-C", "detail")));
    }

    @Test
    void aClaimIsSettledWhenTheBlockOfItsOwnSettlementWasMade() throws IOException {
        var later = log("later", MADE.plusSeconds(9_000));
        items.put(later.id(), later);
        assertThat(carried(ROW, finding("settlement", Tier.AFFIRMING, "EV-SETTLED-ON-CHAIN", later.id(), LOG.id()))
                        .settledAt())
                .contains(MADE.plusSeconds(600));
    }

    @Test
    void aClaimInABatchIsSettledWhenTheBatchWas() throws IOException {
        var inBatch = finding("settlement", Tier.AFFIRMING, "EV-SETTLED-IN-BATCH", BATCH.blob());
        assertThat(carried(ROW, inBatch).settledAt()).isEmpty();
        aboutBatch = List.of(finding("batch", Tier.AFFIRMING, "EV-SETTLED-ON-CHAIN", BATCH.id(), LOG.id()));
        assertThat(carried(ROW, inBatch).settledAt()).contains(MADE.plusSeconds(600));
    }

    @Test
    void whatOnlyWarnsOfASettlementTellsNoTime() throws IOException {
        assertThat(carried(ROW, finding("settlement", Tier.WARNING, "EV-SETTLED-OTHERWISE", LOG.id()))
                        .settledAt())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:00Z, PT2H",
        "2026-05-01T12:00:00.900Z, PT0S",
        "2026-05-01T12:00:30Z, PT-30S",
    })
    void theAttestationsAgeIsCountedInWholeSecondsUpToTheClaim(Instant attested, Duration age) throws IOException {
        items.put(digest("attestation"), attested(attested));
        assertThat(carried(ROW, finding("freshness", Tier.AFFIRMING, "EV-ATTESTATION-FRESH", digest("attestation")))
                        .enclave()
                        .age())
                .contains(age);
    }

    @Test
    void withoutAnAttestationNothingIsKnownOfTheEnclave() throws IOException {
        assertThat(carried(ROW, finding("freshness", Tier.AFFIRMING, "EV-X", digest("attestation")))
                        .enclave())
                .isEqualTo(Enclave.UNKNOWN);
    }

    @Test
    void anApprovedBuildIsOnTheListsThatNameItAndThatItComesFrom() throws IOException {
        items.put(digest("attestation"), attested(MADE));
        references = ReferenceValues.BUILT_IN
                .plus(build("release-1", Optional.of("approved-2026-05"), Optional.empty()))
                .plus(build("release-0", Optional.of("approved-2025-01"), Optional.of(MADE)));
        var enclave = carried(ROW, finding("measurement", Tier.AFFIRMING, "EV-PCR-APPROVED", digest("attestation")))
                .enclave();
        assertThat(enclave.build()).contains("release-1");
        assertThat(enclave.lists()).containsExactlyInAnyOrder("release-1", "approved-2026-05");
    }

    @Test
    void aBuildThatNobodyApprovedIsKnownByItsRegister() throws IOException {
        items.put(digest("attestation"), attested(MADE));
        var enclave = carried(ROW, finding("measurement", Tier.WARNING, "EV-PCR-UNKNOWN", digest("attestation")))
                .enclave();
        assertThat(enclave.build()).contains("PCR0 aaaaaaaaaaaa");
        assertThat(enclave.lists()).isEmpty();
    }

    @Test
    void measurementsThatNobodySignedTellNoBuild() throws IOException {
        items.put(digest("attestation"), attested(MADE));
        assertThat(carried(ROW, finding("measurement", Tier.NONE, "EV-PCR-UNPROVEN", digest("attestation")))
                        .enclave()
                        .build())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theVerdictIsAStepOfTheLadderThatChanceDidNotDraw(Verdict verdict) throws IOException {
        assertThat(carried(run(verdict)).rerun()).contains(new Rerun(LadderStep.valueOf(verdict.name()), false));
    }

    @Test
    void drawsAndStandingsComeFromElsewhere() throws IOException {
        var knowledge = new PolicyKnowledge() {
            @Override
            public OptionalDouble standing(String operator, Instant at) {
                return operator.equals("Meridian-01") && at.equals(ROW.madeAt())
                        ? OptionalDouble.of(0.8)
                        : OptionalDouble.empty();
            }

            @Override
            public boolean drawn(Digest claim) {
                return claim.equals(ROW.id());
            }
        };
        var evidence = OtherEvidence.of(items);
        var claim = new CarriedEvidence(
                        BlockTimes.of(evidence, id -> List.of()), new EnclaveBuilds(evidence, references), knowledge)
                .of(run(Verdict.OUTSIDE), List.of());
        assertThat(claim.standing()).hasValue(0.8);
        assertThat(claim.rerun()).contains(new Rerun(LadderStep.OUTSIDE, true));
        assertThat(carried(ROW).standing()).isEmpty();
    }

    @Test
    void whoConfirmedTheClaimAreItsWitnesses() throws IOException {
        assertThat(carried(
                                run(Verdict.WITHIN_THEORETICAL),
                                finding("settlement", Tier.AFFIRMING, "EV-A"),
                                finding("audit-log", Tier.AFFIRMING, "EV-B"),
                                finding("node", Tier.AFFIRMING, "EV-C"),
                                finding("signature", Tier.AFFIRMING, "EV-D"))
                        .witnesses())
                .isEqualTo(Set.of("analyst", "settlement", "client-log", "node"));
    }

    @Test
    void whoDidNotConfirmItIsNone() throws IOException {
        assertThat(carried(run(Verdict.OUTSIDE), finding("settlement", Tier.WARNING, "EV-A"))
                        .witnesses())
                .isEmpty();
        assertThat(carried(run(Verdict.INCONCLUSIVE), finding("node", Tier.NONE, "EV-C"))
                        .witnesses())
                .isEmpty();
    }
}
