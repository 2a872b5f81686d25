package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a calibration in the case changes about how its claims are run, and one that is damaged. */
class UsedCalibrationTest {
    private static final TypeProto ROWS = SmallModels.tensor(ElementType.FLOAT, "rows", "n");

    /** Of each number the square root, row by row. */
    private static final byte[] ROOTS = SmallModels.unary("Sqrt", ROWS).toByteArray();

    @TempDir
    Path folder;

    @Test
    void aClaimThatDoesNotComeOutBitForBitAmongOthersIsRunAlone() throws Exception {
        try (var in = new Investigation(folder)) {
            trails(in);
            calibrate(in);
            var outcomes = in.rerun();
            assertThat(outcomes).extracting(ReexecutionOutcome::verdict).contains(Verdict.BIT_EXACT, Verdict.OUTSIDE);
            for (var outcome : outcomes) {
                boolean exact = outcome.verdict() == Verdict.BIT_EXACT;
                assertThat(outcome.environment().containsKey("batch.claims")).isEqualTo(exact);
            }
        }
    }

    @Test
    void aDamagedCalibrationIsNotUsedAndKeepsNobodyFromBeingRun() throws Exception {
        try (var in = new Investigation(folder)) {
            trails(in);
            calibrate(in);
            var row = in.bring().calibrations().getLast();
            in.damage(in.bring().blob(row.profile()).orElseThrow());
            assertThat(in.rerun())
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome.depth().tolerance())
                            .endsWith(
                                    "It is not used: outputs are held to what honest runs of their type of number were measured"
                                            + " to differ by."));
        }
    }

    private static void calibrate(Investigation in) throws Exception {
        in.bring()
                .calibrate(
                        "m",
                        false,
                        CalibrationDevices.PROCESSOR,
                        CalibrationOptions.DEFAULT.withInputs(4),
                        TaskProgress.SILENT);
    }

    private static void trails(Investigation in) throws Exception {
        in.accept(new ModelRelease("m", "1", Digest.sha256(ROOTS)));
        record(Tensor.ofFloats(List.of(1L, 2L), 4, 9), Tensor.ofFloats(List.of(1L, 2L), 2, 3))
                .in("a.trail", in);
        record(Tensor.ofFloats(List.of(1L, 2L), 1, 16), Tensor.ofFloats(List.of(1L, 2L), 1, 5))
                .in("b.trail", in);
    }

    private static RecordTrail record(Tensor asked, Tensor answer) {
        return new RecordTrail()
                .model("m", "1", ROOTS)
                .input(RecordedValue.of("x", asked))
                .output(RecordedValue.of("y", answer));
    }
}
