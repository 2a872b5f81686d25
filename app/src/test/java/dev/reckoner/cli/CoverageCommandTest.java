package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.EvidenceKind;
import dev.reckoner.audit.SmallTrail;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageCommandTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() {
        at = folder.resolve("case").toString();
        Typed.run("case", "create", at);
    }

    private void bring() throws Exception {
        Typed.run(
                "import",
                "-c",
                at,
                SmallTrail.write(folder.resolve("one.trail"), "one").toString());
    }

    @Test
    void anEmptyCaseSaysSo() {
        var said = Typed.run("coverage", "-c", at);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("The case holds no claim.");
    }

    @Test
    void whatIsNeverCoveredIsNamedWithWhatToCollect() throws Exception {
        bring();
        assertThat(Typed.run("coverage", "-c", at).out())
                .contains("Claims by day", "Never covered: settlement. Collect the batch", "No claim was run again");
    }

    @Test
    void jsonHasEveryKindAndTheBoundOfACaseInWhichNothingWasRun() throws Exception {
        bring();
        var json = new ObjectMapper()
                .readTree(Typed.run("coverage", "-c", at, "--json").out());
        assertThat(json.path("claims").asLong()).isEqualTo(1);
        assertThat(json.path("evidence")).hasSize(EvidenceKind.values().length);
        assertThat(json.path("periods").get(0).path("tiers")).hasSize(4);
        assertThat(json.path("assurance").path("bound").asDouble()).isEqualTo(1);
        assertThat(json.path("assurance").path("next").path("runs").asLong()).isEqualTo(1);
        assertThat(json.path("assurance").has("secondsPerPoint")).isFalse();
        assertThat(json.path("spent").path("runs").asLong()).isZero();
    }
}
