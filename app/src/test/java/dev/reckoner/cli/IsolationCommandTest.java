package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers for what, and isolating, as they are typed. */
class IsolationCommandTest {
    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeCase() throws Exception {
        at = folder.resolve("case").toString();
        ok("case", "create", at);
        ok(
                "import",
                "-c",
                at,
                SmallTrail.write(folder.resolve("one.trail"), "one").toString());
    }

    private static String ok(String... words) {
        var typed = Typed.run(words);
        // What was imported is not affirming, which the exit code of an import says.
        assertThat(typed.exit()).as(typed.out() + typed.err()).isIn(0, 1, 3);
        return typed.out();
    }

    private static String refused(int exit, String... words) {
        var typed = Typed.run(words);
        assertThat(typed.exit()).as(typed.out()).isEqualTo(exit);
        return typed.err();
    }

    private String operator() throws Exception {
        return new ObjectMapper()
                .readTree(ok("claims", "-c", at, "--json"))
                .get(0)
                .path("operator")
                .asText();
    }

    @Test
    void anOperatorIsIsolatedSeenAndLifted() throws Exception {
        String operator = operator();
        assertThat(ok("isolation", "preview", "-c", at, "--operator", operator))
                .contains("1 claim is of what is isolated");
        assertThat(ok("isolation", "show", "-c", at)).contains("Nothing was isolated");
        assertThat(ok(
                        "isolation",
                        "add",
                        "-c",
                        at,
                        "--operator",
                        operator,
                        "--reason",
                        "served another model",
                        "--evidence",
                        "1"))
                .contains("Isolated as entry");
        var rows = new ObjectMapper().readTree(ok("isolation", "show", "-c", at, "--json"));
        assertThat(rows.get(0).path("isolation").path("reason").asText()).isEqualTo("served another model");
        assertThat(rows.get(0).path("isolation").path("evidence")).hasSize(1);
        var claims = new ObjectMapper().readTree(ok("claims", "-c", at, "--json"));
        assertThat(claims.get(0).path("mark").asText()).isEqualTo("ISOLATED");
        String entry = rows.get(0).path("entry").asText();
        assertThat(ok("isolation", "lift", "-c", at, entry, "--reason", "another build"))
                .contains("Lifted");
        assertThat(ok("isolation", "show", "-c", at)).contains("another build");
        assertThat(refused(2, "isolation", "lift", "-c", at, entry, "--reason", "again"))
                .contains("IS-ENTRY");
    }

    @Test
    void whatIsTypedWronglyIsRefusedWithACode() {
        assertThat(refused(2, "isolation", "preview", "-c", at)).contains("CL-USAGE");
        assertThat(refused(2, "isolation", "add", "-c", at, "--operator", "a", "--provider", "b", "--reason", "x"))
                .contains("CL-USAGE");
        assertThat(refused(2, "isolation", "preview", "-c", at, "--from", "yesterday"))
                .contains("CL-USAGE");
        assertThat(refused(2, "isolation", "preview", "-c", at, "--from", "2026-05-02", "--until", "2026-05-01"))
                .contains("CL-USAGE");
        assertThat(refused(2, "isolation", "add", "-c", at, "--operator", "a", "--reason", " "))
                .contains("IS-REASON");
    }

    @Test
    void whoAnswersIsPrintedAndWrittenToFiles() throws Exception {
        assertThat(ok("attribution", "-c", at, "1")).contains("wasGeneratedBy", "(operator)");
        var prov = folder.resolve("prov.json");
        var graph = folder.resolve("graph.graphml");
        ok("attribution", "-c", at, "1", "--prov-json", prov.toString(), "--graphml", graph.toString());
        assertThat(new ObjectMapper().readTree(Files.readAllBytes(prov)).path("activity"))
                .isNotEmpty();
        assertThat(Files.readString(graph)).contains("<graphml");
        assertThat(refused(2, "attribution", "-c", at, "1", "--graphml", graph.toString()))
                .contains("CL-EXISTS");
        var said = new ObjectMapper().readTree(ok("attribution", "-c", at, "1", "--json"));
        assertThat(said.get(0).path("liability").path("parties")).isNotEmpty();
    }
}
