package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.cli.bench.ResponseTrail;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case whose findings the first version recorded opens; what its checks of evidence found is found anew. */
class EarlierFindingsTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatTheEarlierChecksFoundDoesNotCountAndIsFoundAnew() throws IOException {
        var trail = new ResponseTrail(3, 1, 7).in(folder);
        Digest claim;
        List<Finding> found;
        try (var audit = RecordedCase.create(place(), new CaseData("", "", "", false, Instant.EPOCH), CLOCK)) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            claim = AllClaims.of(audit).getFirst().id();
            found = audit.claim(claim).orElseThrow().findings();
            assertThat(audit.isBehind()).isFalse();
        }
        record(earlier(claim, "signature", "EV-SIG-INVALID", Tier.CONTRAINDICATED));
        record(earlier(claim, "reexecution", "EX-BIT-EXACT", Tier.AFFIRMING));
        try (var audit = RecordedCase.openAsItIs(place(), CLOCK)) {
            assertThat(audit.isBehind()).isTrue();
            assertThat(audit.claim(claim).orElseThrow().findings())
                    .extracting(Finding::code)
                    .doesNotContain("EV-SIG-INVALID")
                    .contains("EX-BIT-EXACT");
        }
        try (var audit = RecordedCase.open(place(), CLOCK)) {
            assertThat(audit.isBehind()).isFalse();
            assertThat(audit.claim(claim).orElseThrow().findings()).containsAll(found);
        }
    }

    @Test
    void anEntryOfNoVersionIsNamedByItsCode() throws IOException {
        RecordedCase.create(place(), new CaseData("", "", "", false, Instant.EPOCH), CLOCK)
                .close();
        record(CaseJson.tree(Map.of("answers", 3, "subject", "nobody")));
        assertThatThrownBy(() -> RecordedCase.open(place(), CLOCK))
                .hasRootCauseInstanceOf(Exception.class)
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        refused -> assertThat(refused.code()).isEqualTo("LG-ENTRY"));
    }

    private static JsonNode earlier(Digest claim, String check, String code, Tier tier) {
        var finding = new Finding(Subject.claim(claim), check, tier, code, "As it was", "", Instant.EPOCH, List.of());
        return CaseJson.tree(Map.of("check", check, "subject", Subject.claim(claim), "findings", List.of(finding)));
    }

    private void record(JsonNode body) throws IOException {
        try (var ledger = Ledger.open(place())) {
            ledger.append(List.of(new NewEntry(EntryKind.FINDING, Instant.EPOCH, body)));
        }
    }

    private Path place() {
        return folder.resolve("case");
    }
}
