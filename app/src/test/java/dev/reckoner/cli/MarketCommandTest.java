package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.MadeMarket;
import dev.reckoner.runtime.compare.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketCommandTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() throws IOException {
        var place = folder.resolve("case");
        try (var made = new MadeMarket(place)) {
            made.use("a-01", 90, day -> day < 50 ? 12 : 3, 1);
            made.use("b-01", 90, day -> 0.3, 1);
            made.rerun("a-01", 0, 50, Verdict.OUTSIDE);
            made.rerun("b-01", 0, 60, Verdict.OUTSIDE);
        }
        at = place.toString();
    }

    @Test
    void itSaysWhatUsersDidWithItsFigures() {
        var said = Typed.run("market", "-c", at);

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(said.out())
                .contains("a-01: findings against 1 claim, known from 2026-02-20T00:00:00Z, entry ")
                .contains("Users moved away from a-01: ", " claims a day were to be expected, ")
                .contains("claims a day", "payers a day", "moved away")
                .contains("What was paid is told of none of its claims.")
                .contains("It cannot be told whether the use of b-01 changed: fewer than 30 claims were made before.")
                .contains("Do users move away from operators after audited mistakes? It cannot be told: ")
                .contains("0 of 2 can be compared with three others", "and at least 6 are needed.")
                .contains("There are no three other operators to compare with.", "p among all")
                .contains("does not say why");
    }

    @Test
    void oneCanBeAskedForAndByProvider() {
        var said = Typed.run("market", "-c", at, "--of", "provider", "b");

        assertThat(said.out()).contains("b: findings against 1 claim").doesNotContain("a: findings");
        assertThat(said.exit()).as("nothing can be told of it").isEqualTo(ExitCode.UNDECIDED);
    }

    @Test
    void jsonHasEveryFigure() throws IOException {
        var json = new ObjectMapper()
                .readTree(Typed.run("market", "-c", at, "a-01", "--json").out());

        assertThat(json.path("of").asText()).isEqualTo("operator");
        assertThat(json.path("interventions")).hasSize(1);
        var claims = json.path("interventions").path(0).path("measures").path(0);
        assertThat(claims.path("movement").asText()).isEqualTo("MOVED_AWAY");
        assertThat(claims.path("change").asDouble()).isBetween(-0.9, -0.5);
        assertThat(claims.path("interval").path("high").asDouble()).isNegative();
        assertThat(claims.path("p").asDouble()).isBetween(0.0, 0.05);
        assertThat(claims.path("adjusted").asDouble())
                .isGreaterThanOrEqualTo(claims.path("p").asDouble());
        assertThat(claims.path("daysBefore").asInt()).isEqualTo(49);
        assertThat(json.path("departures").path("doubt").asText()).isEqualTo("TOO_FEW_CASES");
        assertThat(json.path("coverage").path("b-01").asDouble()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAskedIsRefusedWithItsCode() {
        assertThat(Typed.run("market", "-c", at, "--of", "model").err()).startsWith("MK-OF: ");
        assertThat(Typed.run("market", "-c", at, "c-01").err()).startsWith("MK-PARTY: ");
    }
}
