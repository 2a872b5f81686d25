package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.ui.reexecution.EnvironmentLine.Compared;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentLineTest {
    private static final ExecutionRecord RECORD = new ExecutionRecord(
            "onnxruntime 1.28.0",
            "CPUExecutionProvider",
            "ALL",
            8,
            "Linux amd64, avx2",
            Optional.empty(),
            Map.of("denormals", "zero"));
    private static final Map<String, String> HERE = Map.of(
            "ort.version", "1.29.0",
            "ep", "CPUExecutionProvider",
            "threads", "8",
            "os.name", "Linux",
            "os.arch", "amd64",
            "cpu.instructions", "avx2",
            "jdk", "25");

    @Test
    void recordedAndHereStandInOneLineAndWhatDiffersComesFirst() {
        List<EnvironmentLine> lines = EnvironmentLine.of(Optional.of(claim(Optional.of(RECORD))), HERE);
        assertThat(lines.getFirst())
                .isEqualTo(new EnvironmentLine("ONNX Runtime version", Optional.of("1.28.0"), Optional.of("1.29.0")));
        assertThat(lines)
                .filteredOn(line -> line.compared() == Compared.DIFFERS)
                .hasSize(1);
        assertThat(lines)
                .contains(new EnvironmentLine(
                        "Machine", Optional.of("Linux amd64, avx2"), Optional.of("Linux amd64, avx2")));
        assertThat(lines).contains(new EnvironmentLine("denormals", Optional.of("zero"), Optional.empty()));
        assertThat(lines).contains(new EnvironmentLine("Java", Optional.empty(), Optional.of("25")));
        assertThat(lines).contains(new EnvironmentLine("Execution provider", Optional.of("CPU"), Optional.of("CPU")));
    }

    @Test
    void theModelThatTheClaimSignsIsComparedWithTheOneThatWasRun() {
        Claim claim = claim(Optional.of(RECORD));
        String signed = claim.model().digest().orElseThrow().hex();
        var here = new java.util.HashMap<>(HERE);
        here.put("model.sha256", signed);
        assertThat(EnvironmentLine.of(Optional.of(claim), here))
                .contains(new EnvironmentLine("Model file, SHA-256", Optional.of(signed), Optional.of(signed)));
    }

    @Test
    void aBatchThatIsNotRecordedStandsRightAfterWhatDiffers() {
        List<EnvironmentLine> lines = EnvironmentLine.of(Optional.of(claim(Optional.of(RECORD))), HERE);
        assertThat(lines.get(1)).isEqualTo(new EnvironmentLine("Batch", Optional.empty(), Optional.of("run alone")));
        assertThat(lines.get(1).compared()).isEqualTo(Compared.NOT_RECORDED);
    }

    @Test
    void aRunTogetherWithOtherClaimsIsNotCalledAlone() {
        var here = new java.util.HashMap<>(HERE);
        here.put("batch.claims", "8");
        assertThat(EnvironmentLine.of(Optional.of(claim(Optional.of(RECORD))), here))
                .filteredOn(line -> line.name().equals("Batch"))
                .extracting(EnvironmentLine::here)
                .containsExactly(Optional.of("with 8 claims of the case together"));
    }

    @Test
    void theSummarySaysHowMuchWasCompared() {
        assertThat(EnvironmentLine.summary(Optional.of(claim(Optional.of(RECORD))), HERE))
                .isEqualTo("Environment: 4 compared, 1 differs; 2 not recorded");
        assertThat(EnvironmentLine.summary(Optional.of(claim(Optional.empty())), HERE))
                .isEqualTo("Environment: how it was run is not recorded");
        assertThat(EnvironmentLine.summary(Optional.empty(), Map.of())).isEqualTo("Environment: nothing was run");
    }

    @ParameterizedTest
    @CsvSource({
        "mode, SEQUENTIAL, one operator at a time",
        "model.opsets, '{ai.onnx=11, ai.onnx.ml=2}', 'ai.onnx 11, ai.onnx.ml 2'",
        "deterministic, true, yes",
        "memory.pattern, false, no",
        "optimisation, NO_OPT, none (NO_OPT)",
        "jdk, 25, 25"
    })
    void valuesAreWrittenAsAPersonReadsThem(String key, String value, String words) {
        assertThat(EnvironmentWords.of(key, value)).isEqualTo(words);
    }

    @Test
    void withoutARecordOnlyHereIsKnownAndNothingDiffers() {
        List<EnvironmentLine> lines = EnvironmentLine.of(Optional.empty(), HERE);
        assertThat(lines)
                .allMatch(line -> line.compared() == Compared.NOT_RECORDED)
                .hasSize(HERE.size());
        assertThat(lines).extracting(EnvironmentLine::name).contains("Execution provider", "Operating system");
    }

    @Test
    void aRunThatMetTheSignedOutputAndNotTheOneInTheTrailSaysSo() {
        Digest signed = Digest.ofSha256("11".repeat(32));
        Digest held = Digest.ofSha256("22".repeat(32));
        assertThat(ComparedOutput.of(output(Optional.of(signed), Optional.of(held)), "EX-BIT-EXACT"))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Compared with the output that was signed (111111…111111), not with"));
        assertThat(ComparedOutput.of(output(Optional.of(signed), Optional.of(held)), "EX-OUTPUT-CHANGED"))
                .hasValueSatisfying(text -> assertThat(text).contains("gives neither"));
        assertThat(ComparedOutput.of(output(Optional.of(signed), Optional.empty()), "EX-BIT-EXACT"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("The trail does not hold embedding."));
        assertThat(ComparedOutput.of(output(Optional.of(signed), Optional.of(signed)), "EX-OUTSIDE"))
                .isEmpty();
    }

    private static Claim claim(Optional<ExecutionRecord> record) {
        Claim claim = output(Optional.empty(), Optional.empty());
        return new Claim(
                claim.id(),
                claim.label(),
                claim.format(),
                claim.madeAt(),
                claim.parties(),
                claim.model(),
                claim.inputs(),
                claim.outputs(),
                record,
                claim.statement(),
                claim.evidence(),
                claim.place());
    }

    private static Claim output(Optional<Digest> signed, Optional<Digest> held) {
        var auditCase = new InventedCase();
        Claim claim = auditCase
                .claim(AllClaims.of(auditCase).getFirst().id())
                .orElseThrow()
                .claim();
        var value = new ValueReference("embedding", ValueReference.Kind.TENSOR, signed, Optional.empty(), held);
        return new Claim(
                claim.id(),
                claim.label(),
                claim.format(),
                claim.madeAt(),
                claim.parties(),
                claim.model(),
                claim.inputs(),
                List.of(value),
                claim.execution(),
                claim.statement(),
                claim.evidence(),
                claim.place());
    }
}
