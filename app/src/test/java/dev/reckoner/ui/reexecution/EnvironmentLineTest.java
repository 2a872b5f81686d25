package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
        List<EnvironmentLine> lines = EnvironmentLine.of(Optional.of(RECORD), HERE);
        assertThat(lines.getFirst())
                .isEqualTo(new EnvironmentLine("ONNX Runtime version", Optional.of("1.28.0"), Optional.of("1.29.0")));
        assertThat(lines).filteredOn(EnvironmentLine::differs).hasSize(1);
        assertThat(lines)
                .contains(new EnvironmentLine(
                        "Machine", Optional.of("Linux amd64, avx2"), Optional.of("Linux amd64, avx2")));
        assertThat(lines).contains(new EnvironmentLine("denormals", Optional.of("zero"), Optional.empty()));
        assertThat(lines).contains(new EnvironmentLine("Java", Optional.empty(), Optional.of("25")));
    }

    @Test
    void withoutARecordOnlyHereIsKnownAndNothingDiffers() {
        List<EnvironmentLine> lines = EnvironmentLine.of(Optional.empty(), HERE);
        assertThat(lines).noneMatch(EnvironmentLine::differs).hasSize(HERE.size());
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

    private static Claim output(Optional<Digest> signed, Optional<Digest> held) {
        var auditCase = new InventedCase();
        Claim claim = auditCase
                .claim(auditCase.claims().getFirst().id())
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
