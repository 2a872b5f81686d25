package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the catalogue on the command line, and claims by code. */
class ExplainCommandTest {
    @ParameterizedTest
    @CsvSource({"EV-SIG-OTHER-KEY", "ev-sig-other-key"})
    void aCodeIsExplainedInTheWordsOfTheCatalogue(String typed) {
        var explained = Typed.run("explain", typed);
        var said = Catalogue.find("EV-SIG-OTHER-KEY").orElseThrow().explanation();
        assertThat(explained.exit()).isZero();
        assertThat(explained.out())
                .startsWith("EV-SIG-OTHER-KEY, " + FindingTable.word(said.tier()) + "\n" + said.sentence())
                .contains("Meaning: " + said.meaning(), "What to do: " + said.advice());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LG-FORK | two different roots were signed for one size | Show both to whoever relies on that log
            cl-exists | There is already a file or folder of that name, or it belongs to a case | Name another, or replace the file with '--force'
            TR-RLP-DEPTH | Lists nest deeper than 16. | Ask for the bytes as a node returns them.
            LE-VERIFY-FAILED | The ledger could not be verified. | As the sentence says.
            """)
    void codesOfCommandsFilesAndTheLedgerAreExplainedToo(String code, String meaning, String advice)
            throws IOException {
        var said = Typed.run("explain", code);
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .containsIgnoringCase(code + "\nMeaning: ")
                .containsIgnoringCase(meaning)
                .contains("What to do: " + advice);
        var json =
                new ObjectMapper().readTree(Typed.run("explain", code, "--json").out());
        assertThat(json.path("meaning").asText()).containsIgnoringCase(meaning);
        assertThat(json.path("advice").asText()).startsWith(advice);
    }

    @Test
    void inJsonItHasEveryPart() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Typed.run("explain", "EV-SIG-OTHER-KEY", "--json").out());
        assertThat(json.path("code").asText()).isEqualTo("EV-SIG-OTHER-KEY");
        assertThat(json.path("tier").asText())
                .isEqualTo(
                        Catalogue.find("EV-SIG-OTHER-KEY").orElseThrow().tier().name());
        assertThat(json.path("meaning").asText()).isNotBlank();
        assertThat(json.path("advice").asText()).isNotBlank();
        assertThat(json.path("sentence").asText()).isNotBlank();
    }

    @Test
    void adviceThatThereIsNotIsNotPrinted() {
        assertThat(Catalogue.find("EV-NITRO-PCR-ZERO")
                        .orElseThrow()
                        .explanation()
                        .advice())
                .isEmpty();
        assertThat(Typed.run("explain", "EV-NITRO-PCR-ZERO").out())
                .contains("debug mode")
                .doesNotContain("What to do");
    }

    @Test
    void withoutACodeEveryCodeIsListedUnderItsChapter() throws IOException {
        var listed = Typed.run("explain");
        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).doesNotContain("](");
        JsonNode json =
                new ObjectMapper().readTree(Typed.run("explain", "--json").out());
        assertThat(json)
                .hasSize(Catalogue.chapters().size() + CodePages.chapters().size());
        for (int i = 0; i < Catalogue.chapters().size(); i++) {
            var chapter = Catalogue.chapters().get(i);
            assertThat(json.get(i).path("title").asText()).isEqualTo(chapter.title());
            assertThat(json.get(i).path("codes")).hasSameSizeAs(chapter.codes());
            assertThat(listed.out()).contains(chapter.title());
            chapter.codes().forEach(code -> assertThat(listed.out()).contains(code.code() + " "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EV-NITRO-PCR-ZERRO, EV-NITRO-PCR-ZERO",
        "EV-SIG-VALD, EV-SIG-VALID",
        "EX-BIT, EX-BIT-EXACT",
        "LG-FOKR, LG-FORK"
    })
    void anUnknownCodeIsRefusedWithTheNearest(String typed, String nearest) {
        var refused = Typed.run("explain", typed);
        assertThat(refused.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(refused.err())
                .startsWith("CL-CODE: There is no reason code " + typed + "; the nearest is " + nearest + ".");
    }

    @Test
    void claimsAreListedByOneOrSeveralCodes(@TempDir Path folder) throws IOException {
        String made = folder.resolve("case").toString();
        Typed.run("case", "create", made);
        Typed.run(
                "import",
                "-c",
                made,
                SmallTrail.write(folder.resolve("a.trail"), "one").toString());
        String occurs = occurring(made);
        assertThat(Typed.run("claims", "-c", made, "--code", occurs.toLowerCase(java.util.Locale.ROOT))
                        .out())
                .contains("1 claim");
        String other = AttestationCode.PCR_UNKNOWN.code();
        assertThat(occurs).isNotEqualTo(other);
        var none = Typed.run("claims", "-c", made, "--code", other);
        assertThat(none.out().strip()).isEqualTo("No claim matches.");
        assertThat(none.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(Typed.run("claims", "-c", made, "--code", other, "--code", occurs)
                        .out())
                .contains("1 claim");
        assertThat(Typed.run("claims", "-c", made, "--code", occurs, "--tier", "contraindicated")
                        .out()
                        .strip())
                .isEqualTo("No claim matches.");
        var refused = Typed.run("claims", "-c", made, "--code", occurs + "X", "--json");
        assertThat(refused.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(refused.out()).contains("CL-CODE", "the nearest is " + occurs);
    }

    /** A code of the only claim. */
    private static String occurring(String made) throws IOException {
        JsonNode claim = new ObjectMapper()
                .readTree(Typed.run("claims", "-c", made, "1", "--json").out());
        return claim.get(0).path("findings").get(0).path("code").asText();
    }
}
