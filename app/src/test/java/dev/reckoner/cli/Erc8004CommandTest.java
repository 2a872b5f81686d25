package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.audit.SmallTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Erc8004CommandTest {
    private static final String REGISTRY = "eip155:1:0x8004a169fb4a3325136eb29fa0ceb6d2e539a432";
    private static final String ACCOUNT = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private static final Pattern CODE = Pattern.compile("\"(ER-[A-Z0-9-]+)[\":]");

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

    @ParameterizedTest
    @CsvSource({
        "two, " + REGISTRY + ", " + ACCOUNT + ", ER-AGENT",
        "22, eip155:1, " + ACCOUNT + ", ER-REGISTRY",
        "22, " + REGISTRY + ", 0x12, ER-ADDRESS",
        "22, " + REGISTRY + ", " + ACCOUNT + ", ER-SUBJECT",
    })
    void whatCannotBeExportedIsRefusedWithItsCode(String agent, String registry, String account, String code) {
        var said = Typed.run(
                "erc8004",
                "export",
                "-c",
                at,
                "nobody",
                "--agent-id",
                agent,
                "--agent-registry",
                registry,
                "--account",
                account,
                "--to",
                folder.resolve("out").toString());
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(said.err()).startsWith(code + ": ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsImportedIsShownAsWhatOthersStated() throws IOException {
        var log = Files.writeString(
                folder.resolve("log.json"), """
                {"address":"0x8004baa17c55a88189ae136b182e5fda19de9b63","blockNumber":"0x10","logIndex":"0x0",
                 "transactionHash":"0x%1$s","data":"0x","topics":[
                 "0x25156fd3288212246d8b008d5921fde376c71ed14ac2e072a506eb06fde6d09d",
                 "0x%2$064x","0x000000000000000000000000%3$s","0x%4$064x"]}
                """.formatted("cd".repeat(32), 22, ACCOUNT.substring(2), 1));
        var imported = Typed.run("erc8004", "import", "-c", at, log.toString());
        assertThat(imported.exit()).as(imported.err()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(imported.out())
                .contains("EVM logs and transactions", "feedback taken back", "count in no reputation");

        var json = new ObjectMapper()
                .readTree(Typed.run("erc8004", "show", "-c", at, "--json").out());
        assertThat(json.at("/records/events/0/said/agentId").asInt()).isEqualTo(22);
        assertThat(json.path("about").asText()).contains("statements of others");
        var other = new ObjectMapper()
                .readTree(Typed.run("erc8004", "show", "-c", at, "--agent-id", "23", "--json")
                        .out());
        assertThat(other.at("/records/events")).isEmpty();

        var file = Typed.run("erc8004", "show", "-c", at, "--file", log.toString());
        assertThat(file.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(file.out()).contains("ER-FILE-HASH: No record of the case names a file");
    }

    @Test
    void aCaseWithoutRecordsSaysSo() {
        var said = Typed.run("erc8004", "show", "-c", at);
        assertThat(said.exit()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(said.out()).contains("The case holds no record of ERC-8004.");
    }

    /** The page that the program explains codes by lists every one of these. */
    @Test
    void everyCodeIsExplained() throws IOException {
        for (var root : new String[] {"src/main/java", "../ledger-store/src/main/java"}) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    var codes = CODE.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet());
                    for (var code : codes) {
                        assertThat(CodePages.find(code)).as(code).isPresent();
                    }
                }
            }
        }
    }
}
