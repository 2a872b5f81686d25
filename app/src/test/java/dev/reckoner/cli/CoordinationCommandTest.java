package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a case with one claim, of which nobody vouches for the name: nothing is held against anyone. */
class CoordinationCommandTest {
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
    void wherePartiesShareNothingThatIsSaid() {
        var said = Typed.run("coordination", "-c", at);
        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(said.out())
                .contains("No two parties of this case are told to share anything.", "none failed.")
                .doesNotContain("collude");
    }

    @Test
    void jsonHoldsWhatIsSharedAndTheGroups() throws IOException {
        var json = new ObjectMapper()
                .readTree(Typed.run("coordination", "-c", at, "--json").out());
        assertThat(json.path("sharing").path("population").asInt()).isEqualTo(1);
        assertThat(json.path("groups").isArray()).isTrue();
        assertThat(json.path("failures").path("compared").asInt()).isZero();
        assertThat(json.path("whole").asBoolean()).isTrue();
    }

    @Test
    void aRecordThatMerelyNamesAnOperatorMakesItNoWitness() throws IOException {
        var said = Typed.run("witnesses", "-c", at);
        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(said.out()).contains("Nobody says anything of a claim of this case that could be checked.");
        var json = new ObjectMapper()
                .readTree(Typed.run("witnesses", "-c", at, "--json").out());
        assertThat(json.path("witnesses").isEmpty()).isTrue();
        assertThat(json.path("agreement").path("pairs").isArray()).isTrue();
    }
}
