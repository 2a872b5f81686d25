package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.EvidenceKind;
import dev.reckoner.audit.KeyVouch;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.PartyRow;
import dev.reckoner.audit.PartyTrouble;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Standing;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.sampling.Assurance;
import dev.reckoner.trail.Party;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the case of the sample tells, and when it came to know it. */
class SampleStoryTest {
    private final SampleCase sample = AuditedSample.made().sample();

    /** Nothing is known before its audit, and nothing is found late. */
    @Test
    void everyFaultIsFoundAtTheAuditThatItsTrailIsHandedInFor() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var others = new ArrayList<String>();
            var faults = sample.manifest().faults().stream()
                    .collect(Collectors.toMap(SampleManifest.Fault::label, fault -> fault));
            for (var row : AllClaims.of(open)) {
                if (faults.containsKey(row.label())) {
                    var fault = faults.get(row.label());
                    var found = open.claim(row.id()).orElseThrow().history().stream()
                            .filter(line -> line.what().contains(fault.code()))
                            .findFirst()
                            .orElseThrow()
                            .time();
                    if (!found.equals(SamplePlan.day(fault.day()).plus(Duration.ofHours(9)))) {
                        others.add(fault + " found " + found);
                    }
                }
            }
            assertThat(others).isEmpty();
        }
    }

    @Test
    void theLedgerNeverGoesBackInTime() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var lines = open.entries(0, Math.toIntExact(open.ledger().entries()));
            assertThat(lines).isSortedAccordingTo(Comparator.comparing(LedgerLine::time));
            assertThat(lines.getFirst().time()).isEqualTo(AuditDay.FIRST.at());
        }
    }

    /** Of 401 answers 350 were run again, by whom nobody drew lots for; 22 are outside the bound, 26 inconclusive. */
    @Test
    void theRunsTellHowManyOfAllAnswersCanBeWrongAndWhatThatTook() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var coverage = open.coverage();
            assertThat(coverage.assurance()).isEqualTo(new Assurance(401, 324, 22, 26));
            assertThat(coverage.assurance().known()).isEqualTo((401 - 324 + 22) / 401.0);
            assertThat(coverage.spent().runs()).isGreaterThanOrEqualTo(350);
            assertThat(coverage.secondsPerPoint()).isPresent();
            assertThat(coverage.days()).isEqualTo(7);
            assertThat(coverage.periods().stream()
                            .mapToLong(period -> period.claims())
                            .sum())
                    .isEqualTo(401);
            assertThat(coverage.never()).extracting(CaseCoverage.Kind::kind).containsExactly(EvidenceKind.AUDIT_LOG);
            assertThat(coverage.unsigned().claims()).isEqualTo(51);
        }
    }

    @Test
    void whatIsFoundOnDay47IsAnsweredToOnDay50() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var given = open.dossiers().answers().given();
            assertThat(given).hasSize(1);
            var answer = given.getFirst();
            assertThat(answer.statement().words()).isEqualTo(SampleAnswer.WORDS);
            assertThat(answer.statement().findings())
                    .hasSize(sample.manifest().isolation().claims());
            assertThat(answer.row().time()).isEqualTo(SamplePlan.day(50).plus(Duration.ofHours(9)));
            assertThat(answer.vouch()).isEqualTo(new KeyVouch(KeyVouch.Grade.ACCEPTED, "meridian-02"));
            var dossier = open.dossiers().dossier(answer.statement().party().subject());
            assertThat(dossier.answers()).isEqualTo(given);
            assertThat(dossier.findings())
                    .filteredOn(found -> found.code().equals("EX-PRECISION-SUBSTITUTED"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.answers()).isEqualTo(given));
            assertThat(dossier.keys())
                    .hasSize(3)
                    .allSatisfy(key -> assertThat(key.grounds())
                            .containsExactlyInAnyOrder(Dossier.Ground.ATTESTED, Dossier.Ground.TIED));
        }
    }

    @Test
    void whatIsFoundOnDay47IsIsolatedUntilDay58() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var planned = sample.manifest().isolation();
            var row = open.attribution().isolations().getFirst();
            assertThat(open.attribution().isolations()).hasSize(1);
            assertThat(row.time()).isEqualTo(Instant.parse("2026-04-17T09:00:00Z"));
            assertThat(row.lift().orElseThrow().time()).isEqualTo(Instant.parse("2026-04-28T09:00:00Z"));
            assertThat(row.isolation().reason()).startsWith("15 answers from 10 April on name the fp32 model;");
            assertThat(open.claimRows(row.isolation().evidence()))
                    .hasSize(planned.claims())
                    .allMatch(claim -> claim.operator().equals("meridian-02"))
                    .allMatch(claim -> claim.verdict().equals(Optional.of(Verdict.OUTSIDE)));

            var scope = row.isolation().scope();
            assertThat(scope.party()).contains(new NodeId(NodeKind.OPERATOR, planned.operator()));
            var untilFound = new Span(SamplePlan.day(planned.from()), AuditDay.FOUND.at());
            var effect = open.attribution().effect(scope.withMade(Optional.of(untilFound)));
            assertThat(effect.isolated()).isEqualTo(planned.claims());
            assertThat(effect.derived()).isEqualTo(planned.downstream());
            assertThat(effect.byApplication())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("ledgerly", 20L, "northdesk", 3L, "quillbox", 2L));
            var whenLifted = open.attribution().effect(scope);
            assertThat(whenLifted.isolated()).isEqualTo(planned.claimsWhenLifted());
            assertThat(whenLifted.derived()).isEqualTo(planned.downstream());
        }
    }

    @Test
    void theDaysAndTheBuildOfWhatWasFoundWrongSuggestHowFarToIsolate() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var desk = open.attribution();
            var party =
                    Scope.party(NodeKind.OPERATOR, sample.manifest().isolation().operator());
            var wrong = desk.foundWrong(party).orElseThrow();
            assertThat(wrong.answers()).isEqualTo(21);
            assertThat(wrong.first()).isAfterOrEqualTo(SamplePlan.day(40)).isBefore(SamplePlan.day(41));
            assertThat(wrong.last()).isBefore(SamplePlan.day(58));
            var build = desk.isolations().getFirst().isolation().scope().build();
            assertThat(wrong.builds()).extracting(NodeId::key).containsExactly(build.orElseThrow());
            assertThat(desk.means(party))
                    .filteredOn(use -> use.means().id().equals(wrong.builds().getFirst()))
                    .extracting(use -> use.title())
                    .containsExactly("sample gateway 1.1");
            assertThat(desk.foundWrong(Scope.party(NodeKind.OPERATOR, "orrin-01")))
                    .isEmpty();
        }
    }

    @Test
    void whatJoinsOperatorsStandsBeforeWhatTheyShareWithMany() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var shared = open.attribution().sharedMeans();
            assertThat(shared.focus().kind()).isEqualTo(NodeKind.CERTIFICATE);
            assertThat(shared.nodes())
                    .filteredOn(node -> node.shared() > 1)
                    .first()
                    .satisfies(node -> assertThat(node.id()).isEqualTo(shared.focus()))
                    .satisfies(node -> assertThat(node.second()).endsWith("joins 3"));
            assertThat(shared.links()).allMatch(link -> !link.rests().isEmpty());
        }
    }

    @Test
    void oneApplicationLetAnotherModelWorkOnTheAnswersOfTheFirst() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var sources = new TreeMap<String, String>();
            for (var row : AllClaims.of(open)) {
                var derivations =
                        open.attribution().file(row.id()).orElseThrow().derivations();
                derivations.stream().map(ClaimFile.Derivation::label).forEach(label -> sources.put(row.label(), label));
            }
            assertThat(sources)
                    .isEqualTo(sample.manifest().derived().stream()
                            .collect(Collectors.toMap(
                                    SampleManifest.Derived::label,
                                    SampleManifest.Derived::source,
                                    (one, other) -> one,
                                    TreeMap::new)));
        }
    }

    @Test
    void whatTheThreeShareJoinsThemByTheCertificateAlone() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var shared = sample.manifest().shared().getFirst();
            var found = open.coordination().coordination();
            var operators =
                    shared.operators().stream().map(id -> "operator:" + id).toList();
            assertThat(found.joined()).singleElement().satisfies(group -> {
                assertThat(group.parties()).containsExactlyInAnyOrderElementsOf(operators);
                assertThat(group.means()).singleElement().satisfies(means -> {
                    assertThat(means.means().kind()).isEqualTo(MeansKind.TLS_CERTIFICATE);
                    assertThat(means.means().label()).isEqualTo(shared.certificate());
                    assertThat(means.grade()).isEqualTo(Grade.PROVEN);
                });
                assertThat(group.beside())
                        .extracting(means -> means.means().label(), SharedMeans::standing)
                        .containsExactly(
                                tuple(shared.build(), Standing.COMMON), tuple(shared.payout(), Standing.ASSERTED_ONLY));
            });
            assertThat(found.stated()).singleElement().satisfies(group -> {
                assertThat(group.parties()).hasSize(3).allMatch(party -> party.startsWith("operator:0x"));
                assertThat(group.means())
                        .extracting(means -> means.means().kind())
                        .containsExactly(MeansKind.PAYOUT_ADDRESS);
            });
        }
    }

    @Test
    void failuresAreTooFewToBeToldFromChance() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var found = open.coordination().coordination();
            assertThat(found.troubles().getFirst())
                    .isEqualTo(
                            new PartyTrouble("operator:meridian-02", 115, Map.of(PartyTrouble.Kind.WRONG_ANSWER, 21L)));
            assertThat(found.failures().compared()).isZero();
            assertThat(found.failures().pairs())
                    .hasSize(6)
                    .allMatch(pair -> pair.verdict() == FailurePair.Verdict.CANNOT_TELL);
            assertThat(found.wrong()).isEmpty();
        }
    }

    @Test
    void whoSignedAndWhoRanItAgainAreOfTwoMindsAboutWhatWasSoldAsFp32() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var found = open.coordination().witnesses();
            var pair = found.pair("operator:meridian-02", "examiner:Sample examiner")
                    .orElseThrow();
            var labels =
                    open
                            .claimRows(pair.disagreed().stream()
                                    .map(said -> Digest.parse(said.claim()))
                                    .toList())
                            .stream()
                            .map(ClaimRow::label)
                            .toList();
            assertThat(labels)
                    .containsExactlyInAnyOrderElementsOf(sample.manifest().faults().stream()
                            .filter(fault -> fault.code().equals("EX-PRECISION-SUBSTITUTED"))
                            .map(SampleManifest.Fault::label)
                            .toList());
            assertThat(pair.disagreed()).allMatch(said -> said.confirmedBy().equals("operator:meridian-02"));
            assertThat(found.pair("operator:halden-01", "operator:meridian-02").orElseThrow())
                    .satisfies(both -> assertThat(both.disagreed()).isEmpty())
                    .satisfies(both -> assertThat(both.bothConfirm()).isEqualTo(100));
            assertThat(found.witnesses()).hasSize(12);
            assertThat(found.witness("platform:Sample enclave root")
                            .orElseThrow()
                            .contradicts())
                    .isEqualTo(3);
        }
    }

    @Test
    void threeOperatorsShareABuildAndAnAccount() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var shared = sample.manifest().shared().getFirst();
            assertThat(open.attribution().parties().stream()
                            .map(PartyRow::party)
                            .filter(party -> party.payout().equals(Optional.of(shared.payout())))
                            .map(Party::id))
                    .containsExactlyInAnyOrderElementsOf(shared.operators());
            var operators = new TreeMap<String, Set<String>>();
            for (var row : AllClaims.of(open)) {
                for (var node : open.attribution().provenance(List.of(row.id())).nodes()) {
                    if (node.id().kind() == NodeKind.BUILD) {
                        operators
                                .computeIfAbsent(node.id().key(), any -> new TreeSet<>())
                                .add(row.operator());
                    }
                }
            }
            assertThat(operators.values())
                    .filteredOn(some -> some.contains("meridian-02") && some.size() > 1)
                    .containsExactly(new TreeSet<>(shared.operators()));
        }
    }

    @Test
    void usersMoveOnceItIsKnownWhatWasFound() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            for (var use : sample.manifest().use()) {
                assertThat(weeks(open, use.operator(), -SampleManifest.WEEKS)).isEqualTo(use.before());
                assertThat(weeks(open, use.operator(), 0)).isEqualTo(use.after());
            }
        }
    }

    private static List<Integer> weeks(RecordedCase open, String operator, int first) throws IOException {
        var weeks = new ArrayList<Integer>();
        for (int week = first; week < first + SampleManifest.WEEKS; week++) {
            var from = AuditDay.FOUND.at().plus(Duration.ofDays(7L * week));
            var until = from.plus(Duration.ofDays(7));
            weeks.add(Math.toIntExact(AllClaims.of(open).stream()
                    .filter(row -> row.operator().equals(operator))
                    .filter(row -> !row.madeAt().isBefore(from) && row.madeAt().isBefore(until))
                    .count()));
        }
        return weeks;
    }

    @Test
    void theOperatorThatWasIsolatedAnswersAsItSaysWithItsNextBuild() throws IOException {
        try (var open = RecordedCase.open(sample.caseFolder(), Clock.systemUTC())) {
            var after = AllClaims.of(open).stream()
                    .filter(row -> row.operator().equals("meridian-02"))
                    .filter(row -> !row.madeAt().isBefore(SamplePlan.day(58)))
                    .toList();
            assertThat(after).hasSize(16).allMatch(row -> row.tier() == Tier.AFFIRMING);
        }
    }
}
