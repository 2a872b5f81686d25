package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.SmallTrail;
import dev.reckoner.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever edits the table of claims behind the program's back is not shown to the analyst as the result of the audit. */
class EditedClaimsTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() throws IOException {
        at = folder.resolve("case").toString();
        Typed.run("case", "create", at);
        for (var name : new String[] {"one", "two"}) {
            Typed.run(
                    "import",
                    "-c",
                    at,
                    SmallTrail.write(folder.resolve(name + ".trail"), name).toString());
        }
        assertThat(Typed.run("claims", "-c", at).out()).contains("2 claims");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = Store.connect(folder.resolve("case"));
                var edit = connection.createStatement()) {
            assertThat(edit.executeUpdate(statement)).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE claim SET tier = 'SPLENDID' WHERE number = 2",
                "UPDATE claim SET verdict = 'SPLENDID' WHERE number = 2",
                "UPDATE claim SET made_at = 9223372036854775807 WHERE number = 2",
                "UPDATE claim SET tier = 'AFFIRMING' WHERE number = 2",
            })
    void aRowThatSaysSomethingElseIsNamedAndMadeAnew(String edit) throws SQLException {
        var before = Typed.run("claims", "-c", at);
        sql(edit);
        for (var words : new String[][] {{"claims", "-c", at}, {"claims", "-c", at, "2"}}) {
            var said = Typed.run(words);
            assertThat(said.exit()).as(said.out() + said.err()).isEqualTo(ExitCode.COULD_NOT_RUN);
            assertThat(said.err())
                    .startsWith("LG-PROJECTION: ")
                    .contains("claim", "reckoner rebuild")
                    .doesNotContain("No enum");
            assertThat(said.out()).isEmpty();
        }
        assertThat(Typed.run("rebuild", "-c", at).exit()).isZero();
        assertThat(Typed.run("claims", "-c", at)).isEqualTo(before);
    }

    /** A row that is not shown can be one that was hidden. */
    @Test
    void aClaimThatWasMadeToLookLikeAnotherTierIsMissed() throws SQLException {
        sql("UPDATE claim SET tier = 'AFFIRMING', tier_key = (SELECT MAX(tier_key) + 1 FROM claim) WHERE number = 2");
        assertThat(Typed.run("claims", "-c", at, "--tier", "contraindicated").err())
                .startsWith("LG-PROJECTION: ");
    }
}
