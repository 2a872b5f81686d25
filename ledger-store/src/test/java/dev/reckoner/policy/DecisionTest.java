package dev.reckoner.policy;

import static dev.reckoner.policy.Decision.Outcome.ACCEPTED;
import static dev.reckoner.policy.Decision.Outcome.NOT_APPLICABLE;
import static dev.reckoner.policy.Decision.Outcome.REFUSED;
import static dev.reckoner.policy.Decision.Outcome.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies make of one claim. */
class DecisionTest {
    private static final AccountabilityPolicy POLICY = Policies.read(Policies.EVERYTHING);

    /** The draw of {@link #POLICY} takes claim-1 and leaves claim-2. */
    private static Decision of(String id, UnaryOperator<SomeClaim> change) {
        return Decision.of(POLICY, change.apply(SomeClaim.complete(id)).made());
    }

    private static Decision of(UnaryOperator<SomeClaim> change) {
        return of("claim-1", change);
    }

    private static List<Shortfall> why(List<Unmet> rules) {
        return rules.stream().map(Unmet::why).toList();
    }

    @Test
    void aClaimThatCarriesEverythingIsAccepted() {
        assertThat(of(claim -> claim)).isEqualTo(new Decision(ACCEPTED, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "affirming, AFFIRMING, ACCEPTED",
        "affirming, WARNING, REFUSED",
        "affirming, NONE, UNDECIDED",
        "affirming, CONTRAINDICATED, REFUSED",
        "warning, AFFIRMING, ACCEPTED",
        "warning, WARNING, ACCEPTED",
        "warning, NONE, UNDECIDED",
        "warning, CONTRAINDICATED, REFUSED"
    })
    void anAnswerWillDoIfItIsAsGoodAsTheOneAskedFor(String asked, Tier given, Decision.Outcome expected) {
        var policy = Policies.asking("require: [{check: signature, tier: " + asked + "}]");
        var claim = SomeClaim.of("c").answer("signature", given).made();
        assertThat(Decision.of(policy, claim).outcome()).isEqualTo(expected);
    }

    @Test
    void aCheckThatWasNotMadeLeavesTheClaimUndecided() {
        var decision = of(claim -> claim.without("signature"));
        assertThat(decision.outcome()).isEqualTo(UNDECIDED);
        assertThat(why(decision.missing())).containsExactly(Shortfall.NOT_ANSWERED);
    }

    @Test
    void aCheckThatIsNotAskedForChangesNothing() {
        assertThat(of(claim -> claim.answer("replay", Tier.CONTRAINDICATED)).outcome())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void aBuildThatIsNotOnTheListIsRefusedAndAnUnknownOneUndecided() {
        assertThat(why(of(claim -> claim.build("gateway-8", "approved-2026-04")).failed()))
                .containsExactly(Shortfall.NOT_LISTED);
        assertThat(why(of(SomeClaim::unknownBuild).missing())).containsExactly(Shortfall.BUILD_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"-5, ACCEPTED", "30, ACCEPTED", "31, REFUSED"})
    void settlementMustNotComeLaterThanAllowed(long minutes, Decision.Outcome expected) {
        assertThat(of(claim -> claim.settledAfter(Duration.ofMinutes(minutes))).outcome())
                .isEqualTo(expected);
    }

    @Test
    void aSettlementWithoutATimeIsUndecided() {
        assertThat(why(of(SomeClaim::unsettled).missing())).containsExactly(Shortfall.NO_SETTLEMENT_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "BIT_EXACT, ACCEPTED",
        "WITHIN_EMPIRICAL, ACCEPTED",
        "WITHIN_THEORETICAL, REFUSED",
        "OUTSIDE, REFUSED",
        "INCONCLUSIVE, UNDECIDED"
    })
    void theVerdictOfARunCountsWhetherTheClaimWasDrawnOrNot(LadderStep step, Decision.Outcome expected) {
        assertThat(of("claim-1", claim -> claim.rerun(step)).outcome()).isEqualTo(expected);
        assertThat(of("claim-2", claim -> claim.rerun(step)).outcome()).isEqualTo(expected);
    }

    @Test
    void onlyAClaimThatWasDrawnMustBeRun() {
        assertThat(why(of("claim-1", SomeClaim::notRun).missing())).containsExactly(Shortfall.NOT_RUN);
        assertThat(of("claim-2", SomeClaim::notRun).outcome()).isEqualTo(ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"0.70, ACCEPTED", "0.6999, REFUSED", "NaN, REFUSED"})
    void theOperatorsStandingMustReachTheThreshold(double standing, Decision.Outcome expected) {
        assertThat(of(claim -> claim.standing(standing)).outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"refuse, REFUSED", "undecided, UNDECIDED", "accept, ACCEPTED"})
    void thePolicySaysWhatBecomesOfAnOperatorThatNobodyKnows(String word, Decision.Outcome expected) {
        var policy = Policies.asking("operator: {standing: 0.5, when-unknown: " + word + "}");
        assertThat(Decision.of(policy, SomeClaim.of("c").made()).outcome()).isEqualTo(expected);
    }

    @Test
    void onlyTheWitnessesNamedCount() {
        assertThat(of(claim -> claim.witnesses("harbour", "elsewhere")).outcome())
                .isEqualTo(UNDECIDED);
        assertThat(of(claim -> claim.witnesses("harbour", "northwind")).outcome())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void whereNoWitnessIsNamedAllCount() {
        var policy = Policies.asking("witnesses: {k: 2, when-missing: refuse}");
        assertThat(Decision.of(policy, SomeClaim.of("c").witnesses("a", "b").made())
                        .outcome())
                .isEqualTo(ACCEPTED);
        assertThat(Decision.of(policy, SomeClaim.of("c").witnesses("a").made()).outcome())
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"1440, ACCEPTED", "1441, REFUSED", "-1, REFUSED"})
    void theAttestationMustBeFreshAndBeforeTheClaim(long minutes, Decision.Outcome expected) {
        assertThat(of(claim -> claim.age(Duration.ofMinutes(minutes))).outcome())
                .isEqualTo(expected);
    }

    @Test
    void anUnknownAgeIsUndecided() {
        assertThat(why(of(SomeClaim::unknownAge).missing())).containsExactly(Shortfall.AGE_UNKNOWN);
    }

    @Test
    void aRefusedClaimTellsAllRulesThatFailAndAllThatAreOpenAsTheFileHasThem() {
        var decision = of(claim -> claim.without("signature")
                .answer("measurement", Tier.WARNING)
                .rerun(LadderStep.OUTSIDE)
                .unknownStanding()
                .age(Duration.ofDays(3))
                .witnesses());
        assertThat(decision.outcome()).isEqualTo(REFUSED);
        assertThat(decision.failed()).extracting(unmet -> unmet.rule().line()).containsExactly(7, 15, 17, 22);
        assertThat(decision.missing()).extracting(unmet -> unmet.rule().line()).containsExactly(5, 20);
    }

    @Test
    void aClaimOfAnotherClassIsNotAskedAnything() {
        var policy = Policies.asking(
                "applies-to: {class: financial}",
                "classes:",
                "  financial: {application: [ledger-bot, desk], model: [MiniLM]}",
                "require: [{check: signature, tier: affirming}]");
        var desk = SomeClaim.of("c").named(NameKind.APPLICATION, "desk");
        assertThat(Decision.of(policy, desk.made()).outcome()).isEqualTo(NOT_APPLICABLE);
        assertThat(Decision.of(policy, desk.named(NameKind.MODEL, "MiniLM").made())
                        .outcome())
                .isEqualTo(UNDECIDED);
        assertThat(Decision.of(policy, SomeClaim.of("c").ofClass("financial").made())
                        .outcome())
                .isEqualTo(UNDECIDED);
    }

    @Test
    void aClassThatNobodyTellsHoldsNothing() {
        var policy = Policies.asking("applies-to: {class: financial}", "freshness: 1h");
        assertThat(Decision.of(policy, SomeClaim.of("c").made()).outcome()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void reasonsAreSentencesWithWhatItIsAboutThisClaim() {
        var claim = SomeClaim.complete("claim-1")
                .build("gateway-8")
                .settledAfter(Duration.ofMinutes(45))
                .rerun(LadderStep.OUTSIDE)
                .standing(0.69996)
                .witnesses("second")
                .age(Duration.ofHours(30))
                .made();
        var decision = Decision.of(POLICY, claim);
        assertThat(decision.failed())
                .extracting(Unmet::sentence)
                .containsExactly(
                        "Build not on the list approved-2026-05",
                        "Settled later than 30 minutes",
                        "Run again, the answer is not within-empirical or better",
                        "Operator standing below 0.70",
                        "Attestation older than 24 hours, or made after the claim");
        assertThat(decision.failed())
                .extracting(unmet -> unmet.detail(claim))
                .containsExactly("gateway-8", "settled 45 minutes later", "outside", "0.6999", "1800 minutes old");
        assertThat(decision.missing()).extracting(Unmet::sentence).containsExactly("Fewer than 2 of the 3 witnesses");
        assertThat(decision.missing()).extracting(unmet -> unmet.detail(claim)).containsExactly("confirmed by second");
    }
}
