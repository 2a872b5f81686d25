package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verdict card and the list of hypotheses say. */
class VerdictWordsTest {
    private static final OperatorError GUILTY = new OperatorError(
            422,
            "Add",
            "/encoder/layer.3/output/dense/Add",
            "sum",
            Verdict.OUTSIDE,
            0.0419,
            9.5e-12,
            0.0419 / 9.5e-12,
            0.031,
            "It differs.");

    /** Claim 97 is one whose output is not of the named model. */
    private static ReexecutionOutcome outside() {
        var auditCase = new InventedCase();
        Digest id = AllClaims.of(auditCase).get(96).id();
        return auditCase
                .reexecute(List.of(id), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT)
                .getFirst();
    }

    private static ReexecutionOutcome with(String code, RerunDepth depth, Duration took, Map<String, String> ran) {
        ReexecutionOutcome like = outside();
        return new ReexecutionOutcome(
                like.claim(),
                like.verdict(),
                code,
                like.sentence(),
                like.outputs(),
                like.substitute(),
                ran,
                took,
                depth);
    }

    private static ReexecutionOutcome guilty() {
        ReexecutionOutcome like = outside();
        var found = new Localisation(List.of(GUILTY), OptionalInt.of(422), 0, "Add differs");
        var depth = new RerunDepth(
                Map.of(),
                "Held to a tolerance.",
                like.depth().terms(),
                Optional.of(found),
                Optional.empty(),
                false,
                Optional.of(Duration.ofMillis(10)));
        return with("EX-OPERATOR", depth, Duration.ofMillis(14_910), like.environment());
    }

    @Test
    void whereAnOperatorWasFoundItIsNamedAndItsFiguresAreOfOneElement() {
        assertThat(VerdictWords.title("c-1", guilty()))
                .isEqualTo("The operator Add (layer 3, output dense) gives other values than claimed");
        assertThat(VerdictWords.reason("c-1", guilty()))
                .isEqualTo(
                        "Claim c-1. From the claimed inputs a value differs by 0.0419, where rounding explains 9.5e-12.");
    }

    @Test
    void withoutOneTheStepOfTheLadderIsTheTitle() {
        ReexecutionOutcome outcome = outside();
        assertThat(VerdictWords.title("c-1", outcome)).isEqualTo("Claim c-1 is outside the tolerance");
        assertThat(VerdictWords.reason("c-1", outcome)).isEqualTo(outcome.sentence());
    }

    @Test
    void searchingIsNotCountedAsRunning() {
        assertThat(VerdictWords.took(guilty())).isEqualTo("run 10 ms, search 14.9 s");
        assertThat(VerdictWords.took(outside())).isEqualTo("run in 38 ms");
    }

    @Test
    void whatWasNotRunTookNoTime() {
        assertThat(VerdictWords.took(with("EX-INPUT-MISSING", RerunDepth.NONE, Duration.ZERO, Map.of())))
                .isEqualTo("not run");
    }

    @Test
    void ofAnOutcomeOfAnEarlierVersionBothAreToldTogether() {
        assertThat(VerdictWords.took(with(
                        "EX-OUTSIDE", RerunDepth.NONE, Duration.ofSeconds(3), Map.of("ep", "CPUExecutionProvider"))))
                .isEqualTo("run and search 3.0 s");
    }

    @Test
    void theVerdictIsCopiedWithItsGrounds() {
        ReexecutionOutcome outcome = guilty();
        assertThat(VerdictWords.copied("c-1", outcome))
                .contains("Claim: c-1 " + outcome.claim())
                .contains("Verdict: Outside, EX-OPERATOR")
                .contains("Output embedding: largest error ")
                .contains("Held to: Held to a tolerance.")
                .contains("Time: run 10 ms, search 14.9 s")
                .contains("Device: CPU");
    }

    @ParameterizedTest
    @CsvSource({
        "ROUNDING, 3 decimals, rounded to 3 decimals",
        "CONFIGURATION, optimisation NO_OPT, run unoptimised",
        "CONFIGURATION, 1 thread, run with 1 thread",
        "CONFIGURATION, operators in parallel, run with operators in parallel",
        "CONFIGURATION, 'm in TF32 products, cut off', 'run with products in TF32, cut off'",
        "PRECISION, m in fp16 weights, m with weights in fp16",
        "OTHER_MODEL, all-MiniLM-L6-v2 int8, all-MiniLM-L6-v2 int8"
    })
    void hypothesesSayWhatWasDone(Kind kind, String label, String words) {
        assertThat(HypothesisWords.of(new Fit(kind, label, 0, 0, 0, 0, false))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, 'CPU, 1 thread'", "8, 'CPU, 8 threads'"})
    void oneThreadIsOne(String threads, String device) {
        var outcome = with(
                "EX-OUTSIDE", RerunDepth.NONE, Duration.ZERO, Map.of("ep", "CPUExecutionProvider", "threads", threads));
        assertThat(RunFacts.of(outcome).device()).isEqualTo(device);
    }
}
