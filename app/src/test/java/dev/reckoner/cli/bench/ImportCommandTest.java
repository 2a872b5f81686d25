package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.cli.ExitCode;
import dev.reckoner.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import prints is what the case holds. */
class ImportCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void scriptsAreToldEveryFindingOldestFirst() throws IOException {
        var typed = run("--json");
        JsonNode told = new ObjectMapper().readTree(typed.out());
        assertThat(typed.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(told.path("trails").path(0).path("claims").asInt()).isEqualTo(12);
        assertThat(told.path("findings")
                        .valueStream()
                        .map(each -> each.path("code").asText()
                                + each.path("subject").path("id").asText()))
                .containsExactlyElementsOf(findings().reversed().stream()
                        .map(each -> each.code() + each.subject().id())
                        .toList());
    }

    @Test
    void peopleAreToldHowOftenEachIsSaid() throws IOException {
        var typed = run();
        var counts = new TreeMap<String, Integer>();
        findings().forEach(finding -> counts.merge(finding.code(), 1, Integer::sum));
        assertThat(typed.exit()).isEqualTo(ExitCode.UNDECIDED);
        counts.forEach((code, count) -> assertThat(typed.out()).containsPattern("\\b" + count + " +" + code + " "));
        assertThat(typed.out().lines().filter(line -> line.contains("  EV-"))).hasSameSizeAs(counts.entrySet());
    }

    private Typed run(String... options) throws IOException {
        var trail = new ResponseTrail(12, 3, 7).in(folder);
        var arguments = new ArrayList<>(List.of("import", "--create", "--case", place().toString(), trail.toString()));
        arguments.addAll(List.of(options));
        return Typed.run(arguments.toArray(String[]::new));
    }

    private List<Finding> findings() throws IOException {
        try (var audit = RecordedCase.open(place(), Clock.systemUTC())) {
            return audit.findings();
        }
    }

    private Path place() {
        return folder.resolve("case");
    }
}
