package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.witness.PolicyEntry;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.ShippedPolicy;
import dev.reckoner.policy.file.Vocabulary;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies that a case records, and what they make of its claims. */
@SuppressWarnings("NullAway.Init") // set before each
class CasePoliciesTest {
    private static final String OWN = """
            # Ours.
            policy: ours
            version: 2
            require:
              - check: signature
                tier: affirming
            """;

    @TempDir
    Path folder = Path.of("");

    private RecordedCase audit;

    @BeforeEach
    void create() throws IOException {
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    private void reopen() throws IOException {
        audit.close();
        audit = RecordedCase.openAsItIs(folder.resolve("case"), Clock.systemUTC());
    }

    private CasePolicy policy(String name) throws IOException {
        return audit.policies().policies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewCaseKnowsTheShippedPoliciesAndGoesByNone() throws IOException {
        assertThat(audit.policies().policies())
                .extracting(CasePolicy::name)
                .containsExactly("minimal", "standard", "regulated", "zero-trust");
        assertThat(audit.policies().policies())
                .allSatisfy(each -> assertThat(each.inForce()).isEmpty());
    }

    @Test
    void whatWasAdoptedSurvivesReopeningWordForWord() throws IOException {
        audit.policies().adopt(OWN, true);
        reopen();
        var version = policy("ours").newest();
        assertThat(version.text()).isEqualTo(OWN);
        assertThat(version.inForce()).isTrue();
        assertThat(version.recorded().orElseThrow().by()).isEqualTo("R. Osei");
    }

    @Test
    void whatWasAdoptedSurvivesThatTheTablesAreMadeAnew() throws IOException {
        audit.policies().adopt(OWN, true);
        audit.close();
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            RecordedCase.rebuild(ledger, TaskProgress.SILENT);
        }
        audit = RecordedCase.openAsItIs(folder.resolve("case"), Clock.systemUTC());
        assertThat(policy("ours").inForce()).isPresent();
        assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
    }

    @Test
    void whichWitnessesAreWantedIsNoAccountabilityPolicy() throws IOException {
        audit.close();
        try (var ledger = Ledger.open(folder.resolve("case"));
                var batch = ledger.begin()) {
            batch.add(new PolicyEntry("quorum none\n", "witnesses.txt", Instant.EPOCH).at(Instant.EPOCH));
            batch.commit();
        }
        audit = RecordedCase.openAsItIs(folder.resolve("case"), Clock.systemUTC());
        audit.policies().adopt(OWN, true);
        assertThat(audit.policies().policies()).hasSize(5);
        try (var ledger = audit) {
            assertThat(ledger.entries(0, 50))
                    .extracting(LedgerLine::what)
                    .contains(
                            "Which witnesses are wanted was set",
                            "Accountability policy, version 2, recorded by R. Osei; in force from here on");
        }
    }

    @Test
    void theNewestVersionOfANameCountsAndTheOneBeforeStays() throws IOException {
        audit.policies().adopt(OWN, true);
        audit.policies().adopt(OWN.replace("version: 2", "version: 3"), false);
        assertThat(policy("ours").newest().version()).isEqualTo(3);
        assertThat(policy("ours").before().orElseThrow().version()).isEqualTo(2);
        assertThat(policy("ours").inForce().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void oneIsInForceAtATime() throws IOException {
        audit.policies().adopt(OWN, true);
        audit.policies().adopt(ShippedPolicy.STANDARD.text(), true);
        assertThat(policy("ours").inForce()).isEmpty();
        assertThat(policy("standard").inForce()).isPresent();
        assertThat(policy("standard").versions()).hasSize(1);
    }

    @Test
    void aVersionIsOfOneText() throws IOException {
        audit.policies().adopt(OWN, true);
        assertThatThrownBy(() -> audit.policies().adopt(OWN + "freshness: 1h\n", true))
                .isInstanceOf(RefusedPolicy.class)
                .hasMessageContaining("another text as version 2 of ours")
                .extracting("code")
                .isEqualTo("PO-VERSION");
        assertThat(policy("ours").versions()).hasSize(1);
    }

    @Test
    void aTextThatIsNoPolicyIsRefusedWithItsFirstProblem() {
        assertThatThrownBy(() -> audit.policies().adopt("policy: ours\nversion: one\nfreshness: 1h\n", true))
                .isInstanceOf(RefusedPolicy.class)
                .hasMessageStartingWith("Line 2, column 10: ")
                .extracting("code")
                .isEqualTo("PO-VALUE");
    }

    private static Finding finding(Claim claim, String check, Tier tier) {
        return new Finding(
                Subject.claim(claim.id()), check, tier, "EV-" + check, "", "", claim.madeAt(), List.<Digest>of());
    }

    private void record(int number, Tier signature) throws IOException {
        var claim = InventedClaims.claim(number);
        audit.record(List.of(
                new CaseEntry.ClaimMade(1, claim),
                new CaseEntry.FindingsMade(
                        Subject.claim(claim.id()),
                        CaseEntry.Scope.EVIDENCE,
                        List.of(finding(claim, "signature", signature)))));
    }

    private static AccountabilityPolicy minimal() {
        return PolicyFile.read(ShippedPolicy.MINIMAL.text(), Vocabulary.of(KnownCheck.ids()))
                .policy()
                .orElseThrow();
    }

    @Test
    void aPolicyIsPlayedThroughOverEveryClaimOfTheCase() throws IOException {
        for (int number = 1; number <= 5; number++) {
            record(number, number == 2 ? Tier.CONTRAINDICATED : number == 3 ? Tier.NONE : Tier.AFFIRMING);
        }
        var desk = audit.policies();
        var simulation = desk.simulate(List.of(minimal()), desk.costs(TaskProgress.SILENT), TaskProgress.SILENT)
                .orElseThrow();
        var row = simulation.rows().getFirst();
        assertThat(List.of(simulation.claims(), row.accepted(), row.refused(), row.undecided()))
                .containsExactly(5L, 3L, 1L, 1L);
        assertThat(row.cost().unmeasured()).isEmpty();
        assertThat(row.cost().seconds()).isPositive();
        assertThat(desk.claims(claim -> claim.isContraindicated(), 9, TaskProgress.SILENT))
                .containsExactly(InventedClaims.claim(2).id());
    }

    @Test
    void claimsInThousandsAreHandedOverEachOnceInOrder() throws IOException {
        MadeClaimEntries.record(audit, 2_000, TaskProgress.SILENT);
        var seen = new ArrayList<String>();
        assertThat(audit.policies().each(claim -> seen.add(claim.claim()), TaskProgress.SILENT))
                .isTrue();
        var ids = new ArrayList<String>();
        audit.eachClaim(row -> ids.add(row.id().hex()));
        assertThat(seen).hasSize(1_000).isEqualTo(ids);
    }

    @Test
    void onlyTheClaimsOfATrailAreHandedOver() throws IOException {
        record(1, Tier.AFFIRMING);
        var seen = new ArrayList<String>();
        assertThat(audit.policies().each(OptionalInt.of(1), claim -> seen.add(claim.claim()), TaskProgress.SILENT))
                .isTrue();
        assertThat(audit.policies().each(OptionalInt.of(2), claim -> seen.add(claim.claim()), TaskProgress.SILENT))
                .isTrue();
        assertThat(seen).containsExactly(InventedClaims.claim(1).id().hex());
    }

    @Test
    void aSimulationThatIsCancelledHasNoResult() throws IOException {
        record(1, Tier.AFFIRMING);
        var cancelled = new TaskProgress() {
            @Override
            public void report(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var desk = audit.policies();
        assertThat(desk.simulate(List.of(minimal()), desk.costs(TaskProgress.SILENT), cancelled))
                .isEmpty();
    }

    @Test
    void withoutARunNothingIsKnownOfWhatOneTakes() throws IOException {
        record(1, Tier.AFFIRMING);
        var costs = audit.policies().costs(TaskProgress.SILENT);
        assertThat(costs.rerunSeconds()).isEqualTo(OptionalDouble.empty());
        assertThat(costs.secondsByCheck().keySet()).contains("signature", "settlement", "attestation");
    }

    @Test
    void aVerdictOfTheCaseIsWhatThePolicySees() throws IOException {
        record(1, Tier.AFFIRMING);
        var claim = InventedClaims.claim(1);
        audit.record(List.of(new CaseEntry.Reexecuted(
                claim.id(), Verdict.OUTSIDE, "EX-OUTSIDE", "", InventedClaims.digest("outcome"), List.of())));
        var wrong = audit.policies().claims(each -> each.isContraindicated(), 9, TaskProgress.SILENT);
        assertThat(wrong).containsExactly(claim.id());
    }
}
