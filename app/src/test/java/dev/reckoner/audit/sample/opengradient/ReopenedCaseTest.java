package dev.reckoner.audit.sample.opengradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.TrustAnchor;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workbench shows follows from the entries alone: a case that is opened again shows what it showed before. */
class ReopenedCaseTest {
    @TempDir
    Path folder;

    private Path trail = Path.of("");
    private ReferenceValues references = ReferenceValues.BUILT_IN;

    @BeforeEach
    void makeTrail() throws IOException, GeneralSecurityException {
        var root = SampleRoot.create(Instant.parse("2026-03-01T00:00:00Z"));
        trail = folder.resolve("opengradient");
        GatewayTrail.write(trail, root);
        references = ReferenceValues.BUILT_IN.plus(new TrustAnchor("made root", root.digest()));
        for (var build : GatewayTrail.builds()) {
            references = references.plus(build);
        }
    }

    @Test
    void aCaseThatIsOpenedAgainShowsWhatItShowedBefore() throws IOException {
        var place = folder.resolve("case");
        List<Object> before;
        try (var audit = RecordedCase.create(place, new CaseData("", "", "", true, Instant.EPOCH), Clock.systemUTC())) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            audit.setReferences(references, TaskProgress.SILENT);
            before = shown(audit);
        }
        try (var audit = RecordedCase.open(place, Clock.systemUTC())) {
            assertThat(shown(audit)).isEqualTo(before);
        }
    }

    @Test
    void checkingEverythingAgainFindsNothingNew() throws IOException {
        try (var audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", true, Instant.EPOCH), Clock.systemUTC())) {
            audit.setReferences(references, TaskProgress.SILENT);
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            long entries = audit.ledger().entries();
            audit.appraise(TaskProgress.SILENT);
            assertThat(audit.ledger().entries()).isEqualTo(entries);
        }
    }

    private static List<Object> shown(RecordedCase audit) throws IOException {
        var shown = new ArrayList<Object>(List.of(
                audit.data(),
                audit.references(),
                audit.trails(),
                AllClaims.of(audit),
                audit.findings(),
                audit.evidence()));
        for (ClaimRow claim : AllClaims.of(audit)) {
            shown.add(audit.claim(claim.id()));
        }
        assertThat(AllClaims.of(audit)).hasSizeGreaterThan(40);
        return shown;
    }
}
