package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.bench.ResponseTrail;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of a case say what its entries add up to, whether they followed entry by entry or are made anew. */
@ParameterizedClass
@EnumSource(Store.class)
@SuppressWarnings("NullAway.Init") // set before each
class ProjectionTest {
    @Parameter
    private Store store;

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder = Path.of("");

    private List<String> failures() throws IOException {
        try (var audit = RecordedCase.openAsItIs(place(), CLOCK)) {
            return audit.verifyLedger(TaskProgress.SILENT).failures();
        }
    }

    private Path place() {
        return folder.resolve("case");
    }

    /** Two trails that share answers, a calibration's worth of parties, and appraisals that replace others. */
    private void make() throws IOException {
        try (var audit =
                RecordedCase.create(place(), new CaseData("", "", "", false, Instant.EPOCH), CLOCK, store.setup())) {
            audit.importTrails(
                    List.of(new ResponseTrail(40, 1, 7).in(folder), folder.resolve("missing")), TaskProgress.SILENT);
            audit.importTrails(List.of(new ResponseTrail(60, 2, 7).in(folder)), TaskProgress.SILENT);
            audit.appraise(TaskProgress.SILENT);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = Store.connect(place());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
        }
    }

    private void rebuild() throws IOException {
        try (var ledger = Ledger.open(place())) {
            RecordedCase.rebuild(ledger, TaskProgress.SILENT);
        }
    }

    @Test
    void whatFollowedEntryByEntryIsWhatIsMadeAnew() throws IOException {
        make();
        assertThat(failures()).isEmpty();
    }

    @Test
    void anImportAfterOtherWorkInACaseThatWasOpenedAgainAddsEachClaimOnce() throws IOException {
        make();
        try (var audit = RecordedCase.open(place(), CLOCK)) {
            audit.appraise(TaskProgress.SILENT);
            audit.importTrails(List.of(SmallTrail.write(folder.resolve("small.trail"), "small")), TaskProgress.SILENT);
            audit.importTrails(List.of(SmallTrail.write(folder.resolve("other.trail"), "other")), TaskProgress.SILENT);
        }
        assertThat(failures()).isEmpty();
    }

    @Test
    void aChangedAMissingAndAnInventedRowAreNamed() throws Exception {
        make();
        sql(
                "UPDATE claim SET tier = 'AFFIRMING', strip = 'AAAA' WHERE number = 3",
                "DELETE FROM evidence WHERE number = 5",
                "INSERT INTO listed VALUES ('party', 999, 'nobody')");
        assertThat(failures())
                .hasSize(3)
                .anyMatch(failure ->
                        failure.matches("LG-PROJECTION: claim 3 is shown with '.+' where the entries give '.+'"
                                + " \\(row 3 of the table claim, column \\w+\\)\\. The entries hold: .*"))
                .anyMatch(
                        failure -> failure.startsWith("LG-PROJECTION: the evidence 5 is not shown; the entries give '")
                                && failure.contains("(row 5 of the table evidence)"))
                .anyMatch(failure -> failure.startsWith(
                        "LG-PROJECTION: something in the lists of the case is shown as 'nobody', and no"
                                + " entry says so (row party, 999 of the table listed)."));
    }

    @Test
    void madeAnewTheyAreAsTheyWere() throws Exception {
        make();
        sql(
                "UPDATE claim SET label = 'another'",
                "DELETE FROM mention",
                "UPDATE case_state SET amount = 3 WHERE name = 'outdated'");
        assertThat(failures()).isNotEmpty();
        rebuild();
        assertThat(failures()).isEmpty();
    }

    @Test
    void tablesThatSayThatLessWasAppliedThanTheyHoldSayHowToMendThem() throws Exception {
        make();
        sql("UPDATE case_state SET amount = 0 WHERE name = 'applied'");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RecordedCase.openAsItIs(place(), CLOCK))
                .hasMessageContaining("LG-PROJECTION")
                .hasMessageContaining("reckoner rebuild");
        rebuild();
        assertThat(failures()).isEmpty();
    }

    @Test
    void aCaseWhoseTablesNameTheWrongEntrySaysHowToMendIt() throws Exception {
        make();
        sql("UPDATE case_state SET amount = 0 WHERE name = 'described'");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RecordedCase.openAsItIs(place(), CLOCK))
                .hasMessageContaining("LG-PROJECTION")
                .hasMessageContaining("reckoner rebuild");
        rebuild();
        assertThat(failures()).isEmpty();
    }
}
