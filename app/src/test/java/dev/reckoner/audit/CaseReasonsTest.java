package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseReasons.Reason;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reason codes occur, and which claims they concern. */
@SuppressWarnings("NullAway.Init") // set before each
class CaseReasonsTest {
    private static final Claim ONE = InventedClaims.claim(1);
    private static final Claim TWO = InventedClaims.claim(2);
    private static final Evidence BATCH = InventedClaims.evidence().get(1);

    private RecordedCase audit;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC());
        audit.record(List.of(
                new CaseEntry.EvidenceFound(1, BATCH),
                new CaseEntry.ClaimMade(1, ONE),
                new CaseEntry.ClaimMade(1, TWO)));
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    @Test
    void codesAreCountedByClaimsAndTheGravestComeFirst() throws IOException {
        found(Subject.claim(ONE.id()), finding("signature", Tier.AFFIRMING, "EV-SIG-VALID"));
        found(
                Subject.claim(TWO.id()),
                finding("signature", Tier.AFFIRMING, "EV-SIG-VALID"),
                finding("time", Tier.WARNING, "EV-OF-TOMORROW"),
                finding("time", Tier.WARNING, "EV-OF-TOMORROW"));
        assertThat(audit.reasons().reasons())
                .containsExactly(
                        new Reason("EV-OF-TOMORROW", Tier.WARNING, "said of EV-OF-TOMORROW", 1),
                        new Reason("EV-SIG-VALID", Tier.AFFIRMING, "The signature is valid", 2));
        assertThat(concerned("EV-OF-TOMORROW")).containsExactly(TWO.id());
        assertThat(concerned("EV-SIG-VALID", "EV-OF-TOMORROW")).containsExactlyInAnyOrder(ONE.id(), TWO.id());
    }

    @Test
    void whatIsFoundAnewReplacesWhatWasFound() throws IOException {
        found(Subject.claim(ONE.id()), finding("signature", Tier.AFFIRMING, "EV-SIG-VALID"));
        found(Subject.claim(ONE.id()), finding("signature", Tier.CONTRAINDICATED, "EV-SIG-INVALID"));
        assertThat(audit.reasons().codes()).containsExactly("EV-SIG-INVALID");
        assertThat(concerned("EV-SIG-VALID")).isEmpty();
    }

    @Test
    void aFindingAboutEvidenceStandsForTheClaimsThatRestOnIt() throws IOException {
        found(Subject.claim(ONE.id()), finding("settlement", Tier.AFFIRMING, "EV-SETTLED-IN-BATCH", BATCH.id()));
        found(Subject.claim(TWO.id()), finding("signature", Tier.AFFIRMING, "EV-SIG-VALID"));
        found(Subject.evidence(BATCH.id()), finding("batch", Tier.CONTRAINDICATED, "EV-BATCH-TREE-BROKEN"));
        assertThat(concerned("EV-BATCH-TREE-BROKEN")).containsExactly(ONE.id());
        assertThat(audit.reasons().reasons().getFirst().claims()).isEqualTo(1);
        assertThat(about(BATCH.id())).containsExactly("EV-BATCH-TREE-BROKEN");
    }

    @Test
    void aCodeThatClaimsHaveThemselvesIsNotSpreadOverOthersThroughTheirEvidence() throws IOException {
        found(Subject.evidence(BATCH.id()), finding("attestation", Tier.WARNING, "EV-NITRO-PCR-ZERO"));
        found(Subject.claim(ONE.id()), finding("attestation", Tier.WARNING, "EV-NITRO-PCR-ZERO", BATCH.id()));
        found(Subject.claim(TWO.id()), finding("attestation", Tier.AFFIRMING, "EV-NITRO-CHAIN-VALID", BATCH.id()));
        assertThat(concerned("EV-NITRO-PCR-ZERO")).containsExactly(ONE.id());
        assertThat(about(BATCH.id())).isEmpty();
    }

    @Test
    void evidenceThatNoClaimRestsOnIsCountedAsNoClaim() throws IOException {
        found(Subject.evidence(BATCH.id()), finding("batch", Tier.WARNING, "EV-BATCH-UNSORTED"));
        assertThat(audit.reasons().codes()).containsExactly("EV-BATCH-UNSORTED");
        assertThat(audit.reasons().reasons().getFirst().claims()).isZero();
        assertThat(concerned("EV-BATCH-UNSORTED")).isEmpty();
    }

    private List<Digest> concerned(String... codes) throws IOException {
        var list = audit.claims(ClaimCondition.ALL.withCodes(Set.of(codes)), ClaimOrder.DEFAULT);
        var ids = new ArrayList<Digest>();
        list.first(() -> false).forEach(row -> ids.add(row.id()));
        return ids;
    }

    private List<String> about(Digest item) throws IOException {
        return audit.reasons().about(Stream.of(item), audit.findingsAbout(List.of(item))).stream()
                .map(Finding::code)
                .toList();
    }

    private record Said(String check, Tier tier, String code, List<Digest> restsOn) {}

    private void found(Subject subject, Said... said) throws IOException {
        audit.record(List.of(new CaseEntry.FindingsMade(
                subject,
                CaseEntry.Scope.EVIDENCE,
                Stream.of(said)
                        .map(it -> new Finding(
                                subject,
                                it.check(),
                                it.tier(),
                                it.code(),
                                "said of " + it.code(),
                                "",
                                Instant.EPOCH,
                                it.restsOn()))
                        .toList())));
    }

    private static Said finding(String check, Tier tier, String code, Digest... restsOn) {
        return new Said(check, tier, code, List.of(restsOn));
    }
}
