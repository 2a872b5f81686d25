package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reason code of the catalogue comes out of a trail that is made, imported into a real case and, where the code is of a
 * rerun, run again; and no other code does. A code that no trail brings out is dead, or its check is.
 */
class EveryReasonCodeTest {
    static final List<Scenario> SCENARIOS = Stream.of(
                    SignatureTrails.all(),
                    ValueTrails.all(),
                    TraceTrails.all(),
                    KeyTrails.all(),
                    AttestationTrails.all(),
                    TimeTrails.all(),
                    RegistryTrails.all(),
                    AdmissionTrails.all(),
                    SettlementTrails.all(),
                    OnChainTrails.all(),
                    ProofTrails.all(),
                    PaymentTrails.all(),
                    CostTrails.all(),
                    BesideClaimsTrails.all(),
                    RemarkTrails.all(),
                    InferenceTrails.all(),
                    RerunTrails.all(),
                    ExplainedTrails.all(),
                    RefusedRerunTrails.all(),
                    EndedRerunTrails.all(),
                    DamagedCases.all())
            .flatMap(List::stream)
            .toList();

    @TempDir
    Path folder;

    @Test
    void everyCodeIsBroughtOutByAScenario() {
        var broughtOut = SCENARIOS.stream()
                .flatMap(scenario -> scenario.codes().stream())
                .map(ReasonCode::code)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broughtOut).containsExactlyElementsOf(catalogue());
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return SCENARIOS.stream().map(scenario -> dynamicTest(scenario.name(), () -> play(scenario)));
    }

    /** It is the case that was changed, by whomever; neither the trail nor those it names have to answer for that. */
    @Test
    void aCaseThatWasChangedBehindTheProgramsBackAccusesNobody() throws Exception {
        for (var scenario : DamagedCases.all()) {
            try (var investigation = new Investigation(Files.createTempDirectory(folder, "changed"))) {
                scenario.play().on(investigation);
                assertThat(investigation.findings())
                        .as(scenario.name())
                        .extracting(Finding::tier)
                        .isNotEmpty()
                        .doesNotContain(Tier.CONTRAINDICATED);
            }
        }
    }

    private void play(Scenario scenario) throws Exception {
        try (var investigation = new Investigation(Files.createTempDirectory(folder, "scenario"))) {
            scenario.play().on(investigation);
            var codes = investigation.codes();
            assertThat(codes)
                    .as("%s; problems of the import: %s", scenario.name(), investigation.problems())
                    .containsAll(scenario.codes().stream().map(ReasonCode::code).toList());
            assertThat(catalogue()).as("codes that the catalogue explains").containsAll(codes);
            assertThat(investigation.findings()).allSatisfy(EveryReasonCodeTest::isAsTheCatalogueSays);
            assertThat(investigation.unnamed())
                    .as("blobs that no entry names, so that nobody would miss them")
                    .isEmpty();
        }
    }

    /** Who reads the page of findings must be told the tier that the program gives. */
    private static void isAsTheCatalogueSays(Finding finding) {
        assertThat(finding.tier())
                .as(finding.code())
                .isEqualTo(Catalogue.find(finding.code()).orElseThrow().tier());
        assertThat(finding.sentence()).isNotBlank();
    }

    private static Set<String> catalogue() {
        return Catalogue.chapters().stream()
                .flatMap(chapter -> chapter.codes().stream())
                .map(ReasonCode::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
