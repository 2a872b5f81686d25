package dev.reckoner.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Liability.Bearing;
import dev.reckoner.attribution.Liability.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiabilityStatementTest {
    private static List<Line> lines(Liability liability, NodeKind kind, Bearing bearing) {
        return liability.parties().stream()
                .filter(party -> party.party().kind() == kind)
                .flatMap(party -> party.lines().stream())
                .filter(line -> line.bearing() == bearing)
                .toList();
    }

    private static Liability substituted(Finding other) {
        var findings = new ArrayList<>(Files.sound(Files.substitution()));
        findings.removeIf(finding -> finding.check().equals(other.check()));
        findings.add(other);
        return LiabilityStatement.of(Files.substituted(findings));
    }

    @Test
    void anOperatorBoundByItsKeyIsContradictedByAnotherModelsAnswer() {
        var liability = LiabilityStatement.of(Files.substituted(Files.sound(Files.substitution())));
        assertThat(lines(liability, NodeKind.OPERATOR, Bearing.CONTRADICTS))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sentence()).contains("minilm int8", "minilm fp32");
                    assertThat(line.ground()).get().extracting(Finding::code).isEqualTo("EX-PRECISION-SUBSTITUTED");
                });
        assertThat(lines(liability, NodeKind.OPERATOR, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .contains("Who chose the model file, and whether knowingly");
        assertThat(lines(liability, NodeKind.PROVIDER, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .contains("Whether it knew what was served");
    }

    @Test
    void nobodyIsContradictedByARecordThatNothingBindsToIt() {
        var unsigned = substituted(Files.finding("signature", Tier.NONE));
        assertThat(lines(unsigned, NodeKind.OPERATOR, Bearing.CONTRADICTS)).isEmpty();
        assertThat(lines(unsigned, NodeKind.PROVIDER, Bearing.CONTRADICTS)).isEmpty();
        assertThat(lines(unsigned, NodeKind.OPERATOR, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .contains("Who served another model than the record names");
    }

    /** An enclave in debug mode, or a build that is no longer approved. */
    @Test
    void aBuildThatIsNotApprovedIsHeldAgainstWhoseKeyItAttested() {
        var debug = LiabilityStatement.of(
                Files.file(Files.sound(Files.finding("measurement", Tier.CONTRAINDICATED, "EV-NITRO-PCR-ZERO", ""))));
        assertThat(lines(debug, NodeKind.OPERATOR, Bearing.CONTRADICTS))
                .extracting(Line::sentence)
                .containsExactly("Its key is attested by a build that is not one of the approved");
    }

    @Test
    void whichBuildRanIsNotProvenByOneThatNobodyKnows() {
        var unknown = LiabilityStatement.of(
                Files.file(Files.sound(Files.finding("measurement", Tier.NONE, "EV-PCR-UNKNOWN", ""))));
        assertThat(lines(unknown, NodeKind.OPERATOR, Bearing.CONTRADICTS)).isEmpty();
        assertThat(lines(unknown, NodeKind.OPERATOR, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .anyMatch(sentence -> sentence.startsWith("Which build ran: one that is not known"));
    }

    @Test
    void whoIsNamedByARecordUnderAnotherKeyIsToldToHaveSignedNothing() {
        var other = substituted(Files.finding("party", Tier.CONTRAINDICATED, "EV-PARTY-OTHER", ""));
        assertThat(lines(other, NodeKind.OPERATOR, Bearing.CONTRADICTS))
                .extracting(Line::sentence)
                .containsExactly("Is named by the record and did not sign it");
        assertThat(lines(other, NodeKind.PROVIDER, Bearing.CONTRADICTS)).isEmpty();
    }

    @Test
    void aProviderThatNobodyEndorsedIsHeldToNothing() {
        var told = substituted(Files.finding("party", Tier.WARNING, "EV-PARTY-UNENDORSED", ""));
        assertThat(lines(told, NodeKind.PROVIDER, Bearing.CONTRADICTS)).isEmpty();
        assertThat(lines(told, NodeKind.PROVIDER, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .contains("That meridian-02 works for it: the record says so alone");
    }

    @Test
    void whoeverKeptTheTrailCouldHaveChangedAnOutput() {
        var changed = LiabilityStatement.of(Files.file(Files.sound(Files.finding("output", Tier.CONTRAINDICATED))));
        assertThat(lines(changed, NodeKind.OPERATOR, Bearing.CONTRADICTS)).isEmpty();
        assertThat(lines(changed, NodeKind.OPERATOR, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .anyMatch(sentence -> sentence.startsWith("Who changed the output"));
    }

    @Test
    void aPaymentBindsItsPayerAsFarAsItIsSigned() {
        var paid = new ArrayList<>(Files.sound());
        paid.add(Files.finding("payer", Tier.AFFIRMING, "EV-PAYER-SUPPORTED", "0xaa: signed"));
        var liability = LiabilityStatement.of(Files.file(paid));
        assertThat(lines(liability, NodeKind.PAYER, Bearing.BINDS))
                .extracting(Line::sentence)
                .containsExactly("Signed a payment that is told with the answer");
        assertThat(lines(liability, NodeKind.PAYER, Bearing.UNPROVEN))
                .extracting(Line::sentence)
                .containsExactly("That the payment was for this answer");
    }

    @Test
    void theTextNamesEveryPartyAndCode() {
        var text = LiabilityStatement.of(Files.substituted(Files.sound(Files.substitution())))
                .text();
        assertThat(text)
                .contains("meridian-02 (operator)", "meridian (provider)", "ledgerly (application)")
                .contains("[EX-PRECISION-SUBSTITUTED]", "[EV-PARTY-ENDORSED]");
    }
}
