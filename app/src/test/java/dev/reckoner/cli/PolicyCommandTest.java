package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.SmallTrail;
import dev.reckoner.policy.file.ShippedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reckoner policy}, as somebody types it. */
class PolicyCommandTest {
    private static final String WRONG = """
            policy: ours
            version: 1
            requires:
              - check: signature
                tier: affirming
            freshness: soon
            """;

    @TempDir
    Path folder = Path.of("");

    private String made = "";

    @BeforeEach
    void create() {
        made = folder.resolve("case").toString();
        Typed.run("case", "create", made);
    }

    private Typed run(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "policy";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "-c";
        all[arguments.length + 2] = made;
        return Typed.run(all);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theListHasTheShippedOnesAndTellsWhichIsInForce() throws IOException {
        assertThat(run("list").out()).contains("minimal", "zero-trust").doesNotContain("entry ");
        var adopted = run("adopt", file("s.yaml", ShippedPolicy.STANDARD.text()));
        assertThat(adopted.out().strip()).isEqualTo("Version 1 of standard is recorded and in force.");
        assertThat(run("list").out()).containsPattern("standard +1 +in force +\\S+, entry \\d+");
    }

    @Test
    void showPrintsTheTextAsAFileToWorkOn() {
        assertThat(run("show", "regulated").out()).isEqualToNormalizingNewlines(ShippedPolicy.REGULATED.text());
    }

    @Test
    void aNameThatIsNoneIsRefusedWithTheNearest() {
        var typed = run("show", "regulatd");
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err()).startsWith("CL-POLICY: ").contains("the nearest is regulated");
        assertThat(run("show", "regulated@9").err()).contains("The case has no version 9 of regulated");
    }

    @Test
    void checkTellsEveryProblemWithItsPlaceAndWhatToDo() throws IOException {
        String path = file("wrong.yaml", WRONG);
        var typed = Typed.run("policy", "check", path);
        assertThat(typed.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(typed.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(path + ":3:1: PO-UNKNOWN-KEY: ")
                .contains("The nearest key is require.");
        assertThat(typed.out()).contains(path + ":6:12: PO-VALUE: ");
    }

    @Test
    void checkOfASoundFileSaysSo() throws IOException {
        var typed = Typed.run("policy", "check", file("m.yaml", ShippedPolicy.MINIMAL.text()));
        assertThat(typed.exit()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(typed.out().strip()).isEqualTo("Version 1 of minimal can be used.");
    }

    @Test
    void policiesArePlayedThroughOverOneTrailThatTheCaseHas() throws IOException {
        for (var name : List.of("one", "two")) {
            String trail =
                    SmallTrail.write(folder.resolve(name + ".trail"), name).toString();
            Typed.run("import", "-c", made, trail);
        }
        assertThat(run("simulate", "minimal").out()).startsWith("Over 2 claims:");
        assertThat(run("simulate", "minimal", "--trail", "2").out()).startsWith("Over 1 claim of trail 2:");
        var typed = run("simulate", "minimal", "--trail", "9");
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err()).startsWith("CL-USAGE: ").contains("The case has no trail 9; it has 2 trails");
    }

    @Test
    void whatCannotBeReadIsNotAdopted() throws IOException {
        var typed = run("adopt", file("wrong.yaml", WRONG));
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err()).startsWith("PO-UNKNOWN-KEY: ").contains("1 more problem is told by");
    }

    @Test
    void anotherTextUnderAKnownVersionIsNotAdopted() throws IOException {
        var changed = ShippedPolicy.MINIMAL.text() + "freshness: 1h\n";
        var typed = run("adopt", file("m.yaml", changed));
        assertThat(typed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(typed.err()).startsWith("PO-VERSION: ");
    }

    @Test
    void diffTellsWhatChanged() throws IOException {
        var changed = ShippedPolicy.MINIMAL.text().replace("version: 1", "version: 2") + "freshness: 1h\n";
        assertThat(run("diff", "minimal", file("m.yaml", changed)).out().strip())
                .isEqualTo("+ freshness 1h");
        assertThat(run("diff", "minimal", "minimal@1").out().strip()).isEqualTo("Both ask for the same.");
    }

    @Test
    void simulateComparesEveryPolicyOfTheCase() throws IOException {
        importOne();
        var typed = run("simulate");
        assertThat(typed.exit()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(typed.out())
                .contains("Over 1 claim:")
                .containsPattern("minimal +1 +0 +0 +0 ")
                .containsPattern("zero-trust +0 +1 +0 +0 .* no claim")
                .contains("leaves open 1 claim, line 11: No answer from the check attestation");
    }

    @Test
    void oneSimulatedPolicyAnswersByItsExitCode() throws IOException {
        assertThat(run("simulate", "minimal").exit()).isEqualTo(ExitCode.UNDECIDED);
        importOne();
        assertThat(run("simulate", "minimal").exit()).isEqualTo(ExitCode.AFFIRMING);
        assertThat(run("simulate", "standard").exit()).isEqualTo(ExitCode.UNDECIDED);
    }

    @Test
    void aClaimThatIsRefusedThoughNothingSpeaksAgainstItIsNamedWithTheLine() throws IOException {
        importOne();
        var strict = """
                policy: strict
                version: 1
                operator:
                  standing: ">= 0.70"
                  when-unknown: refuse
                """;
        var typed = run("simulate", file("strict.yaml", strict));
        assertThat(typed.exit()).isEqualTo(ExitCode.CONTRAINDICATED);
        assertThat(typed.out())
                .contains("1 claim is refused though nothing speaks against it, by line 4 (1)")
                .contains("claim 1 one, line 4");
        assertThat(run("simulate", folder.resolve("strict.yaml").toString(), "--json")
                        .out())
                .contains("\"honestRefused\" : 1", "\"lines\" : [ 4 ]");
    }

    private void importOne() throws IOException {
        Typed.run(
                "import",
                "-c",
                made,
                SmallTrail.write(folder.resolve("a.trail"), "one").toString());
    }
}
