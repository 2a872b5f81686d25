package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReputationCommandTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() throws IOException {
        at = folder.resolve("case").toString();
        Typed.run("case", "create", at);
        Typed.run(
                "import",
                "-c",
                at,
                SmallTrail.write(folder.resolve("one.trail"), "one").toString());
    }

    @Test
    void aCaseInWhichNothingWasRunAgainDecidesNothing() {
        var said = Typed.run("reputation", "-c", at);
        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(said.out())
                .contains("with a half-life of 30 days.", "No claim that names an operator was run again");
    }

    @Test
    void jsonSaysWhatItWasComputedWith() throws IOException {
        var said = Typed.run("reputation", "-c", at, "--half-life", "12.5", "--basis", "made", "--json");
        var json = new ObjectMapper().readTree(said.out());
        assertThat(json.path("parameters").path("halfLife").asText()).isEqualTo("PT300H");
        assertThat(json.path("parameters").path("timeBasis").asText()).isEqualTo("MADE");
        assertThat(json.path("withIsolated").asBoolean()).isTrue();
        assertThat(json.path("newcomer").asDouble()).isEqualTo(0.5);
        assertThat(json.path("subjects").isArray()).isTrue();
    }

    @Test
    void whatIsSetIsWhatIsAnsweredByFromThenOn() {
        Typed.run("reputation", "-c", at, "--half-life", "7", "--basis", "made", "--set");
        assertThat(Typed.run("reputation", "-c", at).out())
                .contains("counted by when answers were made, with a half-life of 7 days");
        assertThat(Typed.run("reputation", "-c", at, "--half-life", "9").out()).contains("a half-life of 9 days");
        assertThat(Typed.run("reputation", "-c", at).out()).contains("a half-life of 7 days");
    }

    @ParameterizedTest
    @CsvSource({
        "--kind, witness, RP-KIND",
        "--basis, guessed, RP-BASIS",
        "--half-life, 0, RP-HALF-LIFE",
        "--half-life, NaN, RP-HALF-LIFE",
        "--half-life, 0.0001, RP-HALF-LIFE",
        "--half-life, 39999, RP-HALF-LIFE",
        "--as-of, yesterday, CL-USAGE"
    })
    void whatCannotBeAskedIsRefusedWithItsCode(String option, String value, String code) {
        var said = Typed.run("reputation", "-c", at, option, value);
        assertThat(said.err()).startsWith(code + ": ");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aSubjectThatNoClaimNamesIsRefused() {
        assertThat(Typed.run("reputation", "-c", at, "nobody").err()).startsWith("RP-SUBJECT: ");
    }
}
