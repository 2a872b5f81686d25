package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a trail cannot act on the terminal that shows it. */
class PlainLineTest {
    private static final String HOSTILE = "a\n2  affirming\u001b[2J\u0000\u009b2J\u202e\u2028z\u00e9\uD83D\uDE00";
    private static final String SHOWN =
            "a\\u000a2  affirming\\u001b[2J\\u0000\\u009b2J\\u202e\\u2028z\u00e9\uD83D\uDE00";

    @TempDir
    Path folder;

    private String made = "";

    @BeforeEach
    void importTheTrail() throws IOException {
        made = folder.resolve("case").toString();
        var trail = SmallTrail.write(folder.resolve("a.trail"), HOSTILE);
        Typed.run("case", "create", made);
        assertThat(Typed.run("import", "-c", made, trail.toString()).out()).contains("Claims 1");
    }

    @Test
    void tablesAndLinesShowItAsEscapes() {
        var table = Typed.run("claims", "-c", made).out();
        assertThat(table).contains(SHOWN);
        assertThat(table.lines()).hasSize(3);
        assertHarmless(table);
        var one = Typed.run("claims", "-c", made, "1").out();
        assertThat(one).contains(SHOWN);
        assertHarmless(one);
    }

    @Test
    void sentencesOfErrorsShowItAsEscapes() {
        for (var arguments : new String[][] {
            {"claims", "-c", made, HOSTILE + "!"},
            {"claims", "-c", made, "--operator", HOSTILE},
            {"claims", "--" + HOSTILE}
        }) {
            var first = Typed.run(arguments).err().lines().findFirst().orElseThrow();
            assertThat(first).contains(SHOWN);
            assertHarmless(first);
        }
    }

    @Test
    void jsonHoldsTheTextAsItIs() throws IOException {
        var json = Typed.run("claims", "-c", made, "--json").out();
        assertThat(json).doesNotContain("\u001b", "\u0000");
        assertThat(new ObjectMapper().readTree(json).get(0).path("label").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void tagsBeyondTheBasicPlaneAreEscapedAsJsonHasThem() {
        assertThat(PlainLine.of("x\uDB40\uDC41y")).isEqualTo("x\\udb40\\udc41y");
        assertThat(PlainLine.of("\uD800")).isEqualTo("\\ud800");
    }

    private static void assertHarmless(String text) {
        assertThat(text).doesNotContain("\u001b", "\u0000", "\u009b", "\u202e", "\u2028");
    }
}
