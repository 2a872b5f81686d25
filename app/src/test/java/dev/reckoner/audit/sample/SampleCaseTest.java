package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The whole audit of the sample, held against its manifest. */
class SampleCaseTest {
    private static final AuditedSample SAMPLE = AuditedSample.made();
    private final SampleCase sample = SAMPLE.sample();

    @Test
    void holdsTheInferencesOfFourProvidersAndFiveOperatorsOverNinetyDays() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var runnable = sample.withModelFile(open);
            var claims = AllClaims.of(open).stream()
                    .filter(row -> runnable.contains(row.id()))
                    .toList();
            var answers = new TreeMap<String, Integer>();
            claims.forEach(row -> answers.merge(row.operator(), 1, Integer::sum));
            assertThat(answers).isEqualTo(sample.manifest().answers());
            assertThat(claims.stream().map(row -> row.provider()).distinct()).hasSize(4);
            var times = claims.stream().map(row -> row.madeAt()).sorted().toList();
            assertThat(java.time.Duration.between(times.getFirst(), times.getLast())
                            .toDays())
                    .isBetween(85L, 90L);
        }
    }

    @Test
    void holdsChatAnswersOfThreeEnclavesWithinTheSameDaysAndRunsNoneOfThemAgain() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var runnable = sample.withModelFile(open);
            var chat = AllClaims.of(open).stream()
                    .filter(row -> !runnable.contains(row.id()))
                    .toList();
            assertThat(chat).hasSizeBetween(40, 60);
            assertThat(chat).allMatch(row -> row.verdict().isEmpty());
            assertThat(chat.stream().map(row -> row.operator()).distinct()).hasSize(3);
            var ninetyDays = SamplePlan.FIRST_DAY.plus(java.time.Duration.ofDays(90));
            assertThat(chat)
                    .allMatch(row -> row.madeAt().isAfter(SamplePlan.FIRST_DAY)
                            && row.madeAt().isBefore(ninetyDays));
            assertThat(chat).filteredOn(row -> row.tier() == Tier.AFFIRMING).hasSizeGreaterThan(40);
        }
    }

    @Test
    void everyFaultOfTheManifestIsFoundWithItsReason() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var missed = new ArrayList<String>();
            for (var line : sample.manifest().faults()) {
                var row = AllClaims.of(open).stream()
                        .filter(claim -> claim.label().equals(line.label()))
                        .findFirst()
                        .orElseThrow();
                var codes = open.claim(row.id()).orElseThrow().findings().stream()
                        .map(Finding::code)
                        .toList();
                if (!row.tier().name().equals(line.tier()) || !codes.contains(line.code())) {
                    missed.add(line + " but was " + row.tier() + " " + codes);
                }
            }
            assertThat(sample.manifest().faults()).hasSizeGreaterThan(60);
            assertThat(missed).isEmpty();
        }
    }

    @Test
    void everyReasonOccursAsOftenAsTheManifestSays() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var codes = sample.manifest().codes();
            var claims = new TreeMap<String, Integer>();
            for (var finding : open.findings()) {
                if (finding.subject().kind() == Subject.Kind.CLAIM && codes.containsKey(finding.code())) {
                    claims.merge(finding.code(), 1, Integer::sum);
                }
            }
            assertThat(claims).isEqualTo(codes);
        }
    }

    @Test
    void nobodyElseIsAccused() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            Set<String> faulty = new HashSet<>();
            sample.manifest().faults().forEach(line -> faulty.add(line.label()));
            var others = AllClaims.of(open).stream()
                    .filter(claim -> !faulty.contains(claim.label()))
                    .toList();
            assertThat(others).isNotEmpty();
            var notAffirming = new ArrayList<String>();
            for (var row : others) {
                if (row.tier() != Tier.AFFIRMING) {
                    notAffirming.add(row.label() + " " + row.tier() + " "
                            + open.claim(row.id()).orElseThrow().findings());
                }
            }
            assertThat(notAffirming).isEmpty();
        }
    }

    @Test
    void theLedgerOfTheAuditIsIntactAndTheCaseIsStillThereAfterReopening() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            assertThat(AllClaims.of(open)).isEqualTo(SAMPLE.claimsBeforeClosing());
            assertThat(open.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
            assertThat(open.ledger().intact()).isTrue();
        }
    }

    @Test
    void importingTheSameTrailAgainAddsNoClaim() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            int before = AllClaims.of(open).size();
            var again = open.importTrails(java.util.List.of(sample.trails().getFirst()), TaskProgress.SILENT);
            assertThat(AllClaims.of(open)).hasSize(before);
            assertThat(again.getFirst().problems())
                    .anyMatch(problem -> problem.code().equals("TR-DUPLICATE-CLAIM"));
        }
    }

    @Test
    void aRunThatIsCancelledKeepsWhatWasDoneAndRecordsNothingMore() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var ids = AllClaims.of(open).stream().map(row -> row.id()).limit(10).toList();
            var progress = new CancelledAfter(3);
            long before = open.ledger().entries();
            var outcomes = open.reexecute(ids, ReexecutionOptions.DEFAULT, ignored -> progress.step(), progress);
            assertThat(outcomes).hasSize(3);
            // Two for each, and before them that the case was opened.
            assertThat(open.ledger().entries()).isEqualTo(before + 7);
            assertThat(open.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void anImportThatIsCancelledLeavesNoTrailBehind() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            int before = open.trails().size();
            long entries = open.ledger().entries();
            var progress = new CancelledAfter(5) {
                @Override
                public void report(long done, long total, String what) {
                    step();
                }
            };
            assertThat(open.importTrails(java.util.List.of(sample.trails().getLast()), progress))
                    .isEmpty();
            assertThat(open.trails()).hasSize(before);
            assertThat(open.ledger().entries()).isEqualTo(entries);
        }
    }

    /** Somebody who presses cancel after so many steps. */
    private static class CancelledAfter implements TaskProgress {
        private int left;

        CancelledAfter(int steps) {
            left = steps;
        }

        void step() {
            left--;
        }

        @Override
        public void report(long done, long total, String what) {}

        @Override
        public boolean cancelled() {
            return left <= 0;
        }
    }
}
