package dev.reckoner.policy.file;

import static dev.reckoner.policy.Policies.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.NameKind;
import dev.reckoner.policy.Place;
import dev.reckoner.policy.Policies;
import dev.reckoner.policy.WhenAbsent;
import dev.reckoner.reputation.LadderStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading policy files, and what is told where they are wrong. */
class PolicyFileTest {
    private static final String AS_JSON = """
            {
            \t"policy": "regulated", "version": 3,
              "require": [
                {"check": "signature", "tier": "affirming"},
                {"check": "measurement", "tier": "affirming", "list": "approved-2026-05"},
                {"check": "settlement", "tier": "affirming", "within": "30m"}
              ],
              "re-execute": {"rate": 0.12, "worst": "within-empirical"},
              "operator": {"standing": 0.7, "when-unknown": "refuse"},
              "witnesses": {"k": 2, "of": ["harbour", "northwind", "second"]},
              "freshness": "24h"
            }
            """;

    private static List<PolicyProblem> problems(String... lines) {
        var reading = PolicyFile.read(String.join("\n", lines), VOCABULARY);
        assertThat(reading.policy().isEmpty()).isEqualTo(!reading.problems().isEmpty());
        return reading.problems();
    }

    /** What stands in the file where the problem is. */
    private static String marked(List<String> lines, PolicyProblem problem) {
        String line = lines.get(problem.line() - 1);
        int from = problem.column() - 1;
        return line.substring(from, Math.min(line.length(), from + problem.length()));
    }

    @Test
    void theDrawingsPolicyIsReadWhole() {
        var policy = Policies.read(Policies.EVERYTHING);
        assertThat(policy.name()).isEqualTo("regulated");
        assertThat(policy.version()).isEqualTo(3);
        assertThat(policy.requirements())
                .extracting(rule -> rule.check() + " " + rule.tier())
                .containsExactly("signature AFFIRMING", "measurement AFFIRMING", "settlement AFFIRMING");
        assertThat(policy.requirements().get(1).list()).contains("approved-2026-05");
        assertThat(policy.requirements().get(2).within()).contains(Duration.ofMinutes(30));
        assertThat(policy.reexecute().orElseThrow().worst()).isEqualTo(LadderStep.WITHIN_EMPIRICAL);
        assertThat(policy.standing().orElseThrow().whenUnknown()).isEqualTo(WhenAbsent.REFUSE);
        assertThat(policy.witnesses().orElseThrow().of()).containsExactly("harbour", "northwind", "second");
        assertThat(policy.witnesses().orElseThrow().whenMissing()).isEqualTo(WhenAbsent.UNDECIDED);
    }

    @Test
    void jsonIsTheSamePolicyAsYaml() {
        assertThat(Policies.read(AS_JSON))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Place.class)
                .isEqualTo(Policies.read(Policies.EVERYTHING));
    }

    @Test
    void rulesOfOneLineStandInTheOrderOfTheLine() {
        var policy = Policies.read(
                "{freshness: 1h, policy: p, version: 1, require: [{check: key, tier: warning}], witnesses: {k: 1}}");
        assertThat(policy.rules())
                .extracting(rule -> rule.getClass().getSimpleName())
                .containsExactly("FreshnessRule", "CheckRule", "WitnessRule");
    }

    @Test
    void aClassIsToldByNames() {
        var policy = Policies.read("""
                policy: p
                version: 1
                applies-to: { class: financial }
                classes:
                  other: { operator: [x] }
                  financial:
                    application: [desk, "ledger bot"]
                    model: [MiniLM]
                require: [{ check: key, tier: warning }]
                """);
        var these = policy.appliesTo().orElseThrow();
        assertThat(these.name()).isEqualTo("financial");
        assertThat(these.names())
                .containsEntry(NameKind.APPLICATION, List.of("desk", "ledger bot"))
                .containsEntry(NameKind.MODEL, List.of("MiniLM"))
                .hasSize(2);
        assertThat(policy.requirements().getFirst().tier()).isEqualTo(Tier.WARNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "policee: p;                          PO-UNKNOWN-KEY; policee",
                "policy: p;                           PO-DUPLICATE; policy",
                "version: 3;                          PO-DUPLICATE; version",
                "freshness: soon;                     PO-VALUE; soon",
                "freshness: 0h;                       PO-VALUE; 0h",
                "freshness: 24;                       PO-VALUE; 24",
                "freshness: [24h];                    PO-VALUE; [24h]",
                "operator: {};                        PO-MISSING; {",
                "operator: {standing: \">= 1.2\"};      PO-VALUE; \">= 1.2\"",
                "operator: {standing: high};          PO-VALUE; high",
                "operator: {standing: -0.1};          PO-VALUE; -0.1",
                "operator: {standing: .nan};          PO-VALUE; .nan",
                "operator: {standing: 1, when-unknown: maybe};  PO-VALUE; maybe",
                "operator: good;                      PO-VALUE; good",
                "witnesses: {k: 0};                   PO-VALUE; 0",
                "witnesses: {k: 2.5};                 PO-VALUE; 2.5",
                "witnesses: {k: 3, of: [a, b]};       PO-VALUE; 3",
                "witnesses: {k: 1, of: [a, a]};       PO-DUPLICATE; a",
                "witnesses: {k: 1, of: []};           PO-VALUE; []",
                "witnesses: {k: 1, of: [1]};          PO-VALUE; 1",
                "witnesses: {k: 1, when-missing: accept}; PO-VALUE; accept",
                "re-execute: {rate: 0.1};             PO-MISSING; {",
                "re-execute: {rate: 12, worst: bit-exact};     PO-VALUE; 12",
                "re-execute: {rate: \"0.1\", worst: bit-exact};  PO-VALUE; \"0.1\"",
                "re-execute: {rate: 1e-3, worst: bit-exact};   PO-VALUE; 1e-3",
                "re-execute: {rate: 0.1, worst: outside};      PO-VALUE; outside",
                "re-execute: {rate: 0.1, worst: bit-exact, rte: 1}; PO-UNKNOWN-KEY; rte",
                "require: [];                         PO-VALUE; []",
                "require: signature;                  PO-VALUE; signature",
                "require: [signature];                PO-VALUE; signature",
                "require: [{check: signature}];       PO-MISSING; {",
                "require: [{check: signature, tier: none}];   PO-VALUE; none",
                "require: [{check: sinature, tier: warning}]; PO-UNKNOWN-CHECK; sinature",
                "require: [{check: key, tier: warning, list: x}];     PO-VALUE; x",
                "require: [{check: key, tier: warning, within: 1h}];  PO-VALUE; 1h",
                "require: [{check: key, tier: warning}, {check: key, tier: affirming}]; PO-DUPLICATE; key",
                "applies-to: {class: a b};            PO-VALUE; a b",
                "applies-to: {};                      PO-MISSING; {",
                "classes: {x: {}};                    PO-VALUE; {}",
                "classes: {x: {payer: [y]}};          PO-UNKNOWN-KEY; payer",
                "classes: {x: {model: [y]}, x: {model: [z]}};  PO-DUPLICATE; x",
                "? [a, b]: c;                         PO-SYNTAX; [",
                "list: &x [a];                        PO-SYNTAX; &",
                "list: *x;                            PO-SYNTAX; *",
                "list: !!java.net.URL [a];            PO-SYNTAX; !",
                "--- ;                                PO-SYNTAX; -",
                "operator: {standing: 1;              PO-SYNTAX; ``"
            })
    void eachProblemIsToldInItsPlace(String line, String code, String marked) {
        var lines = List.of("policy: p", "version: 1", line);
        var problems = problems("policy: p", "version: 1", line);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(marked(lines, problem)).startsWith(marked);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.sentence()).endsWith(".");
            assertThat(problem.whatToDo()).endsWith(".");
        });
    }

    @Test
    void aProblemMarksWhatItIsAbout() {
        var lines = List.of("policy: p", "version: 1", "operator: { standing: high, when-unknow: accept }");
        assertThat(problems(lines.toArray(String[]::new)))
                .extracting(problem -> marked(lines, problem))
                .containsExactly("high", "when-unknow");
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
        var found = problems(
                "policy: a policy",
                "version: zero",
                "require:",
                "  - check: attestation.measurement",
                "    teir: affirming",
                "    list: 7",
                "freshnes: 24h");
        assertThat(found)
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
                .containsExactly(
                        "1:9 PO-VALUE",
                        "2:10 PO-VALUE",
                        "4:5 PO-MISSING",
                        "4:12 PO-UNKNOWN-CHECK",
                        "5:5 PO-UNKNOWN-KEY",
                        "6:11 PO-VALUE",
                        "6:11 PO-VALUE",
                        "7:1 PO-UNKNOWN-KEY");
        assertThat(found)
                .extracting(PolicyProblem::whatToDo)
                .contains(
                        "The nearest check is measurement.",
                        "The nearest key is tier.",
                        "The nearest key is freshness.");
    }

    @Test
    void whatMustBeThereIsMissed() {
        assertThat(problems("version: 1", "freshness: 1h"))
                .extracting(PolicyProblem::sentence)
                .containsExactly("Missing in a policy: policy.");
        assertThat(problems("policy: p", "version: 1"))
                .extracting(PolicyProblem::sentence)
                .containsExactly("The policy asks for nothing.");
        assertThat(problems("", "# nothing but a comment"))
                .extracting(PolicyProblem::sentence)
                .containsExactly("The file holds no policy.");
        assertThat(problems("regulated")).extracting(PolicyProblem::code).containsExactly("PO-VALUE");
    }

    @Test
    void aFileIsReadFromDisk(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("regulated.yaml"), "\uFEFF" + Policies.EVERYTHING);
        assertThat(PolicyFile.read(file, VOCABULARY).policy()).contains(Policies.read(Policies.EVERYTHING));
    }

    @Test
    void linesMayEndAsOnWindows() {
        var bytes = Policies.EVERYTHING.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(PolicyFile.read(bytes, VOCABULARY).policy()).contains(Policies.read(Policies.EVERYTHING));
    }
}
