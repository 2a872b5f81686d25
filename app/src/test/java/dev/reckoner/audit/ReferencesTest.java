package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.sample.EnclaveTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the analyst accepts, what that changes, and what the ledger says of it. */
class ReferencesTest {
    private static final ReferenceValues.Measurement BUILD = EnclaveTrail.BUILD;

    @TempDir
    Path folder;

    @Test
    void anApprovedBuildLiftsTheClaimAndTheLedgerNamesWhatChanged() throws Exception {
        try (var audit = open()) {
            assertThat(tier(audit)).isEqualTo(Tier.WARNING);
            audit.setReferences(audit.references().plus(BUILD), TaskProgress.SILENT);
            assertThat(tier(audit)).isEqualTo(Tier.AFFIRMING);
            assertThat(lines(audit))
                    .endsWith("What evidence is compared with was set: added enclave build gateway 3.0");
            audit.setReferences(audit.references().minus(BUILD), TaskProgress.SILENT);
            assertThat(tier(audit)).isEqualTo(Tier.WARNING);
            assertThat(lines(audit))
                    .endsWith("What evidence is compared with was set: removed enclave build gateway 3.0");
        }
    }

    @Test
    void aBuildApprovedOnlyLaterStaysAWarningAndIsStillKnownAfterOpeningAgain() throws Exception {
        try (var audit = open()) {
            audit.setReferences(audit.references().plus(dated(EnclaveTrail.MADE.plusSeconds(1))), TaskProgress.SILENT);
            assertThat(codes(audit)).contains("EV-PCR-NOT-THEN");
            assertThat(tier(audit)).isEqualTo(Tier.WARNING);
        }
        try (var audit = RecordedCase.open(folder.resolve("case"), Clock.systemUTC())) {
            var kept = audit.references().measurements().getFirst();
            assertThat(kept).isEqualTo(dated(EnclaveTrail.MADE.plusSeconds(1)));
            audit.setReferences(audit.references().replacing(kept, dated(EnclaveTrail.MADE)), TaskProgress.SILENT);
            assertThat(tier(audit)).isEqualTo(Tier.AFFIRMING);
            assertThat(lines(audit)).endsWith(": changed enclave build gateway 3.0");
        }
    }

    @Test
    void aSetOfMeasurementsInATrailApprovesNothingUntilTheAnalystAddsIt() throws Exception {
        Path set = Files.writeString(
                folder.resolve("measurements.txt"), """
                {"Measurements":{"PCR0":"%s","PCR1":"%s","PCR2":"%s"}}""".formatted(BUILD.pcr0(), BUILD.pcr1(), BUILD.pcr2()));
        try (var audit = open()) {
            var trail = audit.importTrails(List.of(set), TaskProgress.SILENT).getFirst();
            assertThat(trail.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("TR-MEASUREMENT-SET"));
            assertThat(tier(audit)).isEqualTo(Tier.WARNING);
            audit.setReferences(set, TaskProgress.SILENT);
            assertThat(tier(audit)).isEqualTo(Tier.AFFIRMING);
            assertThat(audit.references().trustAnchors()).hasSize(2);
        }
    }

    @Test
    void entriesFromBeforeChangesWereRecordedAreStillRead() {
        var tree = CaseJson.tree(new CaseEntry.ReferencesSet(ReferenceValues.BUILT_IN, List.of()));
        var object = (ObjectNode) tree;
        object.remove("changes");
        var values = (ObjectNode) object.path("values");
        List.of("chains", "contracts", "blocks", "prices", "registries").forEach(values::remove);
        var anchor = (ObjectNode) values.path("trustAnchors").path(0);
        List.of("source", "from", "until").forEach(anchor::remove);
        var read = CaseJson.value(object, CaseEntry.ReferencesSet.class);
        assertThat(read.changes()).isEmpty();
        assertThat(read.values().chains()).isEqualTo(ReferenceValues.BUILT_IN.chains());
        assertThat(read.values().trustAnchors().getFirst().source()).isEmpty();
    }

    private RecordedCase open() throws Exception {
        var clock = Clock.systemUTC();
        var audit =
                RecordedCase.create(folder.resolve("case"), new CaseData("", "", "", false, clock.instant()), clock);
        Path trail = folder.resolve("one.trail");
        var references = EnclaveTrail.write(trail);
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
        audit.setReferences(references, TaskProgress.SILENT);
        return audit;
    }

    private static ReferenceValues.Measurement dated(Instant from) {
        return new ReferenceValues.Measurement(
                BUILD.name(),
                BUILD.pcr0(),
                BUILD.pcr1(),
                BUILD.pcr2(),
                BUILD.source(),
                Optional.of(from),
                Optional.empty());
    }

    private static Tier tier(AuditCase audit) {
        return AllClaims.of(audit).getFirst().tier();
    }

    private static List<String> codes(AuditCase audit) {
        return audit.findings().stream().map(Finding::code).toList();
    }

    private static String lines(AuditCase audit) throws IOException {
        return audit.entries(0, 1000).stream()
                .filter(line -> line.kind().equals("reference-values"))
                .map(LedgerLine::what)
                .reduce((first, second) -> second)
                .orElse("");
    }
}
