package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({
        "contraindicated, CONTRAINDICATED",
        "Contraindicated, CONTRAINDICATED",
        "AFFIRMING, AFFIRMING",
        "warning, WARNING",
        "not checked, NONE",
        "not-checked, NONE",
        "Not Checked, NONE",
        "NOT_CHECKED, NONE",
        "NONE, NONE",
    })
    void tiersAreTakenInTheWordsOfTheWindow(String word, Tier tier) {
        assertThat(new TierWord().convert(word)).isEqualTo(tier);
    }

    @Test
    void aWordThatIsNoTierIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> new TierWord().convert("bad"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'bad' is no tier; the tiers are affirming, warning, contraindicated, not-checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "reexecute"})
    void helpListsTheTiersAndTheSelection(String command) {
        var help = Typed.run(command, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out().replaceAll("\\s+", " "))
                .contains("affirming, warning, contraindicated, not-checked", "--operator", "CLAIM")
                .doesNotContain("--version");
    }

    @Test
    void claimsAreSelectedByTierAndOperator(@TempDir Path folder) throws IOException {
        String made = folder.resolve("case").toString();
        Typed.run("case", "create", made);
        assertThat(Typed.run("claims", "-c", made).out().strip()).isEqualTo("The case holds no claim.");
        Typed.run(
                "import",
                "-c",
                made,
                SmallTrail.write(folder.resolve("a.trail"), "one").toString());
        assertThat(Typed.run("claims", "-c", made, "--operator", "op").out()).contains("1 claim");
        assertThat(Typed.run("claims", "-c", made, "--operator", "other").err())
                .contains("No claim names the operator other. The operators are op.");
        var none = Typed.run("claims", "-c", made, "--tier", "contraindicated");
        assertThat(none.out().strip()).isEqualTo("No claim matches.");
        assertThat(none.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(Typed.run("reexecute", "-c", made, "--tier", "contraindicated", "--json")
                        .out()
                        .strip())
                .isEqualTo("[ ]");
    }

    @Test
    void versionIsThePrograms() {
        assertThat(Typed.run("--version").out()).startsWith("reckoner ");
    }

    @Test
    void versionOfTheModelIsNotTakenForTheProgramsInSilence() {
        var said = Typed.run(
                "record",
                "--version",
                "1",
                "--model",
                "m",
                "--out",
                "o",
                "--name",
                "n",
                "--provider",
                "p",
                "--operator",
                "o",
                "inputs");
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(said.err()).startsWith("CL-USAGE: ").contains("--version").contains("--model-version");
    }
}
