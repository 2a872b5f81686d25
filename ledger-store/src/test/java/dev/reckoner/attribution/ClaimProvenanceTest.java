package dev.reckoner.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.ClaimFile.Derivation;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.contract.HexData;
import dev.reckoner.trail.opengradient.contract.RegistryCall.RegisterTee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimProvenanceTest {
    private static Grade grade(Provenance provenance, String role) {
        return provenance.edges().stream()
                .filter(edge -> edge.role().equals(role))
                .map(Edge::grade)
                .findFirst()
                .orElseThrow();
    }

    private static Grade grade(Provenance provenance, Relation relation, NodeKind to) {
        return provenance.edges().stream()
                .filter(edge -> edge.relation() == relation && edge.to().kind() == to)
                .map(Edge::grade)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSignedByAKeyOfTheOperatorIsProvenToBeItsAnswer() {
        var provenance = ClaimProvenance.of(Files.file(Files.sound()));
        assertThat(grade(provenance, "ran")).isEqualTo(Grade.PROVEN);
        assertThat(grade(provenance, Relation.WAS_GENERATED_BY, NodeKind.INFERENCE))
                .isEqualTo(Grade.PROVEN);
        assertThat(grade(provenance, Relation.ACTED_ON_BEHALF_OF, NodeKind.PROVIDER))
                .isEqualTo(Grade.PROVEN);
        assertThat(grade(provenance, "sold")).isEqualTo(Grade.PROVEN);
    }

    @Test
    void thatAnApplicationAskedIsTheAnsweringSidesWordAlone() {
        assertThat(grade(ClaimProvenance.of(Files.file(Files.sound())), "asked"))
                .isEqualTo(Grade.ASSERTED);
        var logged = new ArrayList<>(Files.sound());
        logged.add(Files.finding("audit-log", Tier.AFFIRMING));
        assertThat(grade(ClaimProvenance.of(Files.file(logged)), "asked")).isEqualTo(Grade.SUPPORTED);
    }

    @Test
    void runningItAgainSupportsTheModelAndProvesNone() {
        assertThat(grade(ClaimProvenance.of(Files.file(Files.sound())), "model claimed"))
                .isEqualTo(Grade.SUPPORTED);
    }

    @Test
    void aSubstitutedModelIsContradictedAndTheOneThatMatchesSupported() {
        var provenance = ClaimProvenance.of(Files.substituted(Files.sound(Files.substitution())));
        assertThat(grade(provenance, "model claimed")).isEqualTo(Grade.CONTRADICTED);
        assertThat(grade(provenance, "best match")).isEqualTo(Grade.SUPPORTED);
        assertThat(provenance.node(
                        new NodeId(NodeKind.MODEL, Files.digest("int8").hex())))
                .get()
                .extracting(Node::label)
                .isEqualTo("minilm int8");
    }

    @Test
    void aRecordUnderSomebodyElsesKeyIsNotTheOperatorsAnswer() {
        var other = Files.sound(Files.finding("party", Tier.CONTRAINDICATED, "EV-PARTY-OTHER", ""));
        var provenance = ClaimProvenance.of(Files.file(other));
        assertThat(grade(provenance, "ran")).isEqualTo(Grade.CONTRADICTED);
        assertThat(grade(provenance, "sold")).isEqualTo(Grade.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "party"})
    void withoutAnAnswerTheOperatorIsNotProven(String check) {
        var less = new ArrayList<>(Files.sound());
        less.removeIf(finding -> finding.check().equals(check));
        assertThat(grade(ClaimProvenance.of(Files.file(less)), "ran")).isNotEqualTo(Grade.PROVEN);
    }

    @Test
    void anOutputThatWasChangedIsNotWhatTheInferenceGave() {
        var changed = Files.sound(Files.finding("output", Tier.CONTRAINDICATED));
        assertThat(grade(ClaimProvenance.of(Files.file(changed)), Relation.WAS_GENERATED_BY, NodeKind.INFERENCE))
                .isEqualTo(Grade.CONTRADICTED);
    }

    @Test
    void payersComeWithTheGradeOfTheirFindings() {
        var paid = new ArrayList<>(Files.sound());
        paid.add(Files.finding("payer", Tier.AFFIRMING, "EV-PAYER-PROVEN", "0xaa: signed by the payer"));
        paid.add(Files.finding("payer", Tier.AFFIRMING, "EV-PAYER-ASSERTED", "0xbb: told"));
        paid.add(Files.finding("payer", Tier.AFFIRMING, "EV-PAYER-ADDRESS-ALONE", "0xcc"));
        assertThat(Payers.of(Files.claim("one"), paid))
                .containsExactly(Map.entry("0xaa", Grade.PROVEN), Map.entry("0xbb", Grade.ASSERTED));
    }

    @Test
    void ofSeveralEarlierAnswersWithTheSameBytesNoneIsSupported() {
        var one = derived(0);
        var several = derived(3);
        assertThat(grade(one, Relation.WAS_DERIVED_FROM, NodeKind.ANSWER)).isEqualTo(Grade.SUPPORTED);
        assertThat(grade(several, Relation.WAS_DERIVED_FROM, NodeKind.ANSWER)).isEqualTo(Grade.ASSERTED);
    }

    private static Provenance derived(int others) {
        return ClaimProvenance.of(new ClaimFile(
                Files.claim("one"),
                Files.sound(),
                List.of(),
                Optional.empty(),
                List.of(new Derivation(Files.digest("earlier"), "earlier", "x", others)),
                "R. Osei"));
    }

    private static Finding resting(String check, Tier tier, String code, String detail, Digest on) {
        return new Finding(
                Subject.claim(Files.digest("one")), check, tier, code, code, detail, Files.MADE, List.of(on));
    }

    private static Evidence.EventLog log(Optional<Long> chain) {
        return new Evidence.EventLog(
                Files.digest("log"),
                Files.digest("blob"),
                "",
                chain,
                Optional.empty(),
                List.of(),
                "0x",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Provenance with(List<Finding> findings, List<Evidence> evidence, List<RegisterTee> registrations) {
        return ClaimProvenance.of(new ClaimFile(
                Files.claim("one"), findings, evidence, Optional.empty(), List.of(), "R. Osei", registrations));
    }

    @Test
    void theChainThatHoldsTheSettlementIsItsWitness() {
        var settled = new ArrayList<>(Files.sound());
        settled.add(resting("settlement", Tier.AFFIRMING, "EV-SETTLED-ON-CHAIN", "", Files.digest("log")));
        var chain = new NodeId(NodeKind.WITNESS, "eip155:10740");
        var told = with(settled, List.of(log(Optional.of(10_740L))), List.of());
        assertThat(told.to(chain)).singleElement().satisfies(edge -> {
            assertThat(edge.role()).isEqualTo("settled");
            assertThat(edge.grade()).isEqualTo(Grade.SUPPORTED);
        });
        settled.add(Files.finding("proof", Tier.AFFIRMING));
        var proven = with(settled, List.of(log(Optional.of(10_740L))), List.of());
        assertThat(proven.to(chain)).extracting(Edge::grade).containsExactly(Grade.PROVEN);
        var untold = with(settled, List.of(log(Optional.empty())), List.of());
        assertThat(untold.node(new NodeId(NodeKind.WITNESS, "eip155")))
                .get()
                .extracting(Node::label)
                .isEqualTo("chain, not told which");
    }

    @Test
    void theRootOfASoundAttestationIsItsWitnessAndThatOfAnUnsoundOneIsNot() {
        var root = new NodeId(NodeKind.WITNESS, "AWS Nitro Enclaves");
        var sound = Files.sound(
                Files.finding("attestation", Tier.AFFIRMING, "EV-NITRO-CHAIN-VALID", "under AWS Nitro Enclaves"));
        assertThat(with(sound, List.of(), List.of()).to(root)).singleElement().satisfies(edge -> {
            assertThat(edge.role()).isEqualTo("attested");
            assertThat(edge.grade()).isEqualTo(Grade.PROVEN);
            assertThat(edge.from().kind()).isEqualTo(NodeKind.ATTESTATION);
        });
        var unsound = Files.sound(Files.finding(
                "attestation", Tier.CONTRAINDICATED, "EV-NITRO-CHAIN-INVALID", "under AWS Nitro Enclaves"));
        assertThat(with(unsound, List.of(), List.of()).node(root)).isEmpty();
    }

    private static RegisterTee registration(String account) {
        return new RegisterTee(
                HexData.of(new byte[] {1}),
                HexData.of(new byte[] {2}),
                HexData.of(new byte[] {3}),
                account,
                "https://GATE.example ",
                0);
    }

    @Test
    void ofARegistrationOnlyTheCertificateIsShownToBeTheEnclaves() {
        var admitted = new ArrayList<>(Files.sound());
        admitted.add(Files.finding("admission", Tier.AFFIRMING, "EV-ADMISSION-HOLDS", ""));
        var provenance = with(admitted, List.of(), List.of(registration("0x" + "ab".repeat(20))));
        assertThat(grade(provenance, "registered certificate")).isEqualTo(Grade.PROVEN);
        assertThat(grade(provenance, "registered endpoint")).isEqualTo(Grade.ASSERTED);
        assertThat(grade(provenance, "registered payout")).isEqualTo(Grade.ASSERTED);
        var certificate =
                new NodeId(NodeKind.CERTIFICATE, Digest.sha256(new byte[] {3}).hex());
        assertThat(provenance.from(certificate))
                .extracting(edge -> edge.to().kind(), Edge::grade)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(NodeKind.OPERATOR, Grade.PROVEN));
        assertThat(provenance.node(new NodeId(NodeKind.ENDPOINT, "https://gate.example")))
                .isPresent();

        var refused = new ArrayList<>(Files.sound());
        refused.add(Files.finding("admission", Tier.WARNING, "EV-ADMISSION-REFUSED", ""));
        var other = with(refused, List.of(), List.of(registration("0x" + "0".repeat(40))));
        assertThat(grade(other, "registered certificate")).isEqualTo(Grade.ASSERTED);
        assertThat(other.nodes()).noneMatch(node -> node.id().kind() == NodeKind.PAYOUT);
    }

    @Test
    void witnessesAndWhatIsRegisteredAreInTheFiles() throws IOException {
        var findings = Files.sound(
                Files.finding("attestation", Tier.AFFIRMING, "EV-NITRO-CHAIN-VALID", "under AWS Nitro Enclaves"));
        var provenance = with(findings, List.of(), List.of(registration("0x" + "ab".repeat(20))));
        var json = new String(ProvJson.write(provenance), StandardCharsets.UTF_8);
        assertThat(json).contains("reckoner:witness/AWS%20Nitro%20Enclaves", "reckoner:payout/0xabab");
        var xml = new String(GraphMl.write(provenance), StandardCharsets.UTF_8);
        assertThat(xml).contains("witness:AWS Nitro Enclaves", "certificate:");
    }

    @Test
    void everyEdgeLeadsBetweenNodesThatAreThere() {
        var provenance = ClaimProvenance.of(Files.substituted(Files.sound(Files.substitution())));
        for (var edge : provenance.edges()) {
            assertThat(provenance.node(edge.from())).isPresent();
            assertThat(provenance.node(edge.to())).isPresent();
        }
    }

    /** A missing or damaged answer of a check must not make anybody surer of anything. */
    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"WARNING", "NONE", "CONTRAINDICATED"})
    void noEdgeBecomesSurerByAWorseAnswer(Tier worse) {
        var random = new Random(20_260_411);
        for (int round = 0; round < 500; round++) {
            var before = new ArrayList<Finding>();
            for (var finding : Files.sound()) {
                if (random.nextInt(4) > 0) {
                    before.add(finding);
                }
            }
            if (before.isEmpty()) {
                continue;
            }
            var after = new ArrayList<>(before);
            var was = after.remove(random.nextInt(after.size()));
            if (random.nextBoolean()) {
                after.add(Files.finding(was.check(), worse));
            }
            var grades = grades(before);
            grades(after)
                    .forEach((edge, grade) -> assertThat(grade)
                            .as("%s: %s, then %s", edge, before, after)
                            .matches(now -> !grades.containsKey(edge) || now.compareTo(grades.get(edge)) >= 0));
        }
    }

    private static Map<Edge.Ends, Grade> grades(List<Finding> findings) {
        var grades = new HashMap<Edge.Ends, Grade>();
        ClaimProvenance.of(Files.file(findings)).edges().forEach(edge -> grades.put(edge.ends(), edge.grade()));
        return grades;
    }
}
