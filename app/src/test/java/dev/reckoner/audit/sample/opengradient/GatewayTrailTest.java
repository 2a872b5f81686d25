package dev.reckoner.audit.sample.opengradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The chat answers of the sample, audited alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTrailTest {
    private static final long MOST_BYTES = 3_000_000;

    private Path folder = Path.of("");
    private Path trail = Path.of("");
    private Optional<RecordedCase> open = Optional.empty();

    @BeforeAll
    void audit(@TempDir Path temporary) throws IOException, GeneralSecurityException {
        folder = temporary;
        var root = SampleRoot.create(Instant.parse("2026-03-01T00:00:00Z"));
        trail = folder.resolve("opengradient");
        GatewayTrail.write(trail, root);
        var audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", true, Instant.EPOCH), Clock.systemUTC());
        open = Optional.of(audit);
        audit.setReferences(references(root), TaskProgress.SILENT);
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
    }

    private static ReferenceValues references(SampleRoot root) throws GeneralSecurityException {
        var references = ReferenceValues.BUILT_IN.plus(new ReferenceValues.TrustAnchor("made root", root.digest()));
        for (var build : GatewayTrail.builds()) {
            references = references.plus(build);
        }
        for (var price : GatewayTrail.prices()) {
            references = references.plus(price);
        }
        return references;
    }

    @AfterAll
    void close() throws IOException {
        opened().close();
    }

    private RecordedCase opened() {
        return open.orElseThrow();
    }

    @Test
    void everyFaultIsFoundWithItsTierAndReason() throws IOException {
        var faults = GatewayPlan.faults();
        assertThat(faults).hasSizeGreaterThan(8);
        var missed = new ArrayList<String>();
        for (var fault : faults) {
            var row = row(fault.label());
            if (!row.tier().name().equals(fault.tier()) || !codes(row).contains(fault.code())) {
                missed.add(fault + " but was " + row.tier() + " " + codes(row));
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void whatHasNoFaultIsAffirmingWithoutAWarning() throws IOException {
        var faulty = GatewayPlan.faults().stream()
                .map(GatewayPlan.Expectation::label)
                .toList();
        var sound = AllClaims.of(opened()).stream()
                .filter(row -> !faulty.contains(row.label()))
                .toList();
        assertThat(sound).hasSizeGreaterThan(35).allMatch(row -> row.tier() == Tier.AFFIRMING);
        for (var row : sound) {
            assertThat(findings(row)).noneMatch(finding -> finding.tier() == Tier.WARNING);
        }
    }

    @Test
    void anEnclaveThatWasTakenOutOfServiceLaterLosesNothing() throws IOException {
        for (var gateway : List.of(Gateway.GATEWAY_1, Gateway.GATEWAY_2)) {
            var before = claimsOf(gateway).stream()
                    .filter(row -> row.madeAt().isBefore(gateway.end))
                    .toList();
            assertThat(before).hasSizeGreaterThan(8);
            for (var row : before) {
                assertThat(row.tier()).isEqualTo(Tier.AFFIRMING);
                assertThat(detail(row, "EV-REGISTRY-ENABLED")).contains("taken out of service later, " + gateway.end);
            }
        }
    }

    @Test
    void everyWayOfSettlingAndOfPayingIsThere() throws IOException {
        var counts = AllClaims.of(opened()).stream()
                .flatMap(row -> codes(row).stream().distinct())
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        assertThat(counts)
                .containsEntry("EV-SETTLED-IN-BATCH", 48L)
                .containsEntry("EV-SETTLED-INDIVIDUALLY", 2L)
                .containsEntry("EV-SETTLED-ON-CHAIN", 2L)
                .containsEntry("EV-UNSETTLED-IN-CASE", 1L)
                .containsEntry("EV-PAYER-RELAY", 2L)
                .containsEntry("EV-PAYER-NOT-SPENDER", 1L)
                .containsEntry("EV-HEARTBEAT-STALE", 4L)
                .containsEntry("EV-REGISTRY-DISABLED", 1L)
                .doesNotContainKeys("EV-PAYER-ADDRESS-ALONE", "EV-PAYER-ASSERTED", "EV-SESSION-OVER-CAP");
        assertThat(counts.get("EV-PAYER-SUPPORTED")).isGreaterThan(40);
    }

    @Test
    void theContractThatMayMoveTokensIsNobodysUser() throws IOException {
        var row = AllClaims.of(opened()).stream()
                .filter(one -> codes(one).contains("EV-PAYER-NOT-SPENDER"))
                .findFirst()
                .orElseThrow();
        assertThat(codes(row)).noneMatch(code -> code.equals("EV-PAYER-SUPPORTED") || code.equals("EV-PAYER-PROVEN"));
        assertThat(AllClaims.of(opened()))
                .allSatisfy(one -> assertThat(findings(one))
                        .filteredOn(finding -> finding.code().equals("EV-PAYER-SUPPORTED"))
                        .noneMatch(finding -> finding.detail().startsWith(MadePayment.PROXY)));
    }

    @Test
    void membersThatNoSignatureCoversAreNamedAndNotHeldAgainstTheAnswer() throws IOException {
        var changed = GatewayPlan.faults().stream()
                .filter(fault -> fault.fault().equals(GatewayPlan.Fault.UNSIGNED_MEMBERS_CHANGED.name()))
                .findFirst()
                .orElseThrow();
        assertThat(detail(row(changed.label()), "EV-COVERAGE-GAPS")).contains("request.top_p", "request.seed");
    }

    @Test
    void whatWasCollectedAroundTheAnswersIsSound() {
        var claims = AllClaims.of(opened()).stream()
                .map(ClaimRow::id)
                .map(Subject::claim)
                .toList();
        var around = opened().findings().stream()
                .filter(finding -> !claims.contains(finding.subject()))
                .toList();
        assertThat(around)
                .filteredOn(finding -> finding.tier() == Tier.WARNING)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("EV-HEARTBEAT-GAP");
                    assertThat(finding.detail()).startsWith("308 minutes");
                });
        assertThat(around).noneMatch(finding -> finding.tier() == Tier.CONTRAINDICATED);
        assertThat(around)
                .extracting(Finding::code)
                .contains(
                        "EV-ADMISSION-HOLDS",
                        "EV-HEARTBEAT-SIGNED",
                        "EV-OHTTP-SIGNED",
                        "EV-PAYMENT-SIGNED",
                        "EV-BATCH-TREE-VALID",
                        "EV-BATCH-LEAVES-SIGNED");
    }

    @Test
    void allOfItIsReadAndWhatTheBlobsTellAgainIsNoProblem() {
        assertThat(opened().trails()).singleElement().satisfies(read -> {
            assertThat(read.claims()).isEqualTo(51);
            assertThat(read.problems()).isEmpty();
            assertThat(read.read()).containsEntry("Claims told again", 2);
            assertThat(read.size()).isLessThan(MOST_BYTES);
        });
    }

    @Test
    void underARootThatNobodyAcceptsNothingIsAffirming() throws IOException, GeneralSecurityException {
        var root = SampleRoot.create(Instant.parse("2026-03-01T00:00:00Z"));
        try (var other = RecordedCase.create(
                folder.resolve("other"), new CaseData("", "", "", true, Instant.EPOCH), Clock.systemUTC())) {
            other.setReferences(references(root), TaskProgress.SILENT);
            other.importTrails(List.of(trail), TaskProgress.SILENT);
            assertThat(AllClaims.of(other)).hasSize(51).noneMatch(row -> row.tier() == Tier.AFFIRMING);
        }
    }

    @Test
    void theSameSeedMakesTheSameAnswersKeysAndPayments() throws IOException, GeneralSecurityException {
        var again = folder.resolve("again");
        GatewayTrail.write(again, SampleRoot.create(Instant.parse("2026-03-01T00:00:00Z")));
        for (var file : List.of("payments.jsonl", "heartbeats.jsonl", "ohttp-config.json", "responses.jsonl")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(trail.resolve(file));
        }
        try (var blobs = Files.list(again.resolve("blobs"))) {
            assertThat(blobs.toList())
                    .hasSize(10)
                    .allSatisfy(blob -> assertThat(trail.resolve("blobs").resolve(blob.getFileName()))
                            .hasSameBinaryContentAs(blob));
        }
    }

    /** In the window anybody can ask for it. */
    @Test
    void toRunAnAnswerAgainTakesNothingFromIt() throws IOException {
        var sound = AllClaims.of(opened()).getFirst();
        var outcomes =
                opened().reexecute(List.of(sound.id()), ReexecutionOptions.DEFAULT, ignored -> {}, TaskProgress.SILENT);
        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.code()).isEqualTo("EX-MODEL-UNKNOWN"));
        assertThat(row(sound.label()).tier()).isEqualTo(Tier.AFFIRMING);
    }

    private List<ClaimRow> claimsOf(Gateway gateway) {
        var teeId = GatewayEnclave.boot(GatewayPlan.SEED, gateway.ordinal()).teeId();
        return AllClaims.of(opened()).stream()
                .filter(row -> row.operator().equals(teeId))
                .toList();
    }

    private ClaimRow row(String label) {
        return AllClaims.of(opened()).stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes(ClaimRow row) {
        return findings(row).stream().map(Finding::code).toList();
    }

    private String detail(ClaimRow row, String code) {
        return findings(row).stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .map(Finding::detail)
                .orElse("");
    }

    private List<Finding> findings(ClaimRow row) {
        try {
            return opened().claim(row.id()).orElseThrow().findings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
