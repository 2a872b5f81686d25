package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several runs of one claim, which stands. */
class StandingVerdictTest {
    private static final Digest CLAIM = Digest.sha256("a-01-0".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private MadeMarket made;

    @BeforeEach
    void make() throws IOException {
        made = new MadeMarket(folder.resolve("case"));
        made.use("a-01", 5, day -> 4, 1);
    }

    @AfterEach
    void close() throws IOException {
        made.close();
    }

    /** As running a claim records it. */
    private void run(int day, Verdict verdict, Tier tier) throws IOException {
        made.at(day);
        String code = "EX-" + verdict;
        made.audit()
                .record(List.of(
                        new CaseEntry.Reexecuted(
                                CLAIM,
                                verdict,
                                code,
                                "Of day " + day + ".",
                                Digest.sha256(new byte[] {(byte) day}),
                                List.of()),
                        new CaseEntry.FindingsMade(
                                Subject.claim(CLAIM),
                                CaseEntry.Scope.REEXECUTION,
                                List.of(new Finding(
                                        Subject.claim(CLAIM),
                                        "reexecution",
                                        tier,
                                        code,
                                        "Of day " + day + ".",
                                        "",
                                        MadeMarket.day(0),
                                        List.of())))));
    }

    private ClaimDetail claim() throws IOException {
        return made.audit().claim(CLAIM).orElseThrow();
    }

    private void found(Verdict verdict, Tier tier, String code) throws IOException {
        for (boolean anew : List.of(false, true)) {
            if (anew) {
                made.audit().rebuild(TaskProgress.SILENT);
            }
            assertThat(claim().row().verdict()).contains(verdict);
            assertThat(claim().row().tier()).isEqualTo(tier);
            assertThat(claim().findings().stream()
                            .filter(finding -> finding.check().equals("reexecution")))
                    .extracting(Finding::code)
                    .containsExactly(code);
        }
    }

    @Test
    void aRunThatCouldNotDecideHidesNothing() throws IOException {
        run(10, Verdict.OUTSIDE, Tier.CONTRAINDICATED);
        run(11, Verdict.INCONCLUSIVE, Tier.NONE);
        run(12, Verdict.INCONCLUSIVE, Tier.NONE);

        found(Verdict.OUTSIDE, Tier.CONTRAINDICATED, "EX-OUTSIDE");
        assertThat(claim().later())
                .extracting(ClaimDetail.HistoryLine::what)
                .containsExactly("Of day 11.", "Of day 12.");
        assertThat(claim().history())
                .extracting(ClaimDetail.HistoryLine::what)
                .contains("Run again: Of day 10.", "Run again: Of day 11.", "EX-INCONCLUSIVE: Of day 12.");
    }

    @Test
    void theNewestThatDecidesStands() throws IOException {
        run(10, Verdict.OUTSIDE, Tier.CONTRAINDICATED);
        run(11, Verdict.INCONCLUSIVE, Tier.NONE);
        run(12, Verdict.BIT_EXACT, Tier.AFFIRMING);
        // What affirms its answer does not complete its record.

        found(Verdict.BIT_EXACT, Tier.NONE, "EX-BIT_EXACT");
        assertThat(claim().later()).isEmpty();
    }

    @Test
    void whereNoneDecidesTheNewestIsTold() throws IOException {
        run(10, Verdict.INCONCLUSIVE, Tier.NONE);
        run(11, Verdict.INCONCLUSIVE, Tier.NONE);

        assertThat(claim().row().verdict()).contains(Verdict.INCONCLUSIVE);
        assertThat(claim().findings()).extracting(Finding::sentence).contains("Of day 11.");
        run(12, Verdict.OUTSIDE, Tier.CONTRAINDICATED);
        found(Verdict.OUTSIDE, Tier.CONTRAINDICATED, "EX-OUTSIDE");
    }
}
