package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A second executor stands for a device: its results are a few units in the last place away from the processor's. */
class AcrossDevicesTest {
    private static final InProcessReexecutor PROCESSOR = new InProcessReexecutor(3);
    private static final Machine HERE = Machine.processor(PROCESSOR);
    private static final CalibrationOptions FEW = CalibrationOptions.DEFAULT.withInputs(8);

    private final OnnxModel model = exponential();

    @AfterAll
    static void close() {
        PROCESSOR.close();
    }

    @Test
    void theDeviceIsCoveredAndWhatItDiffersByIsPartOfEveryThreshold() throws Exception {
        CalibratedProfile alone = calibrated(List.of(HERE));
        CalibratedProfile both =
                calibrated(List.of(HERE, OtherDevice.off(PROCESSOR, 2).machine()));

        assertThat(alone.devices()).hasSize(1).first().asString().startsWith("CPU: ");
        assertThat(both.devices()).hasSize(2).last().isEqualTo("Invented: Card X, driver 1");
        assertThat(both.sentence()).contains(" in 27 configurations on CPU: ", "; Invented: Card X, driver 1, factor");
        assertThat(both.leftOut()).isEmpty();
        assertThat(error(alone)).isZero();
        assertThat(error(both)).isBetween(1e-7, 5e-7);
        assertThat(Objects.requireNonNull(both.operators().get("y")).across().relativeL2())
                .isBetween(1e-7, 5e-7);
        assertThat(both.batch()).isEqualTo(alone.batch());
    }

    @Test
    void aClaimOfADeviceIsOutsideOnlyWhereADeviceLikeItWasCovered() throws Exception {
        CalibratedProfile alone = calibrated(List.of(HERE));
        CalibratedProfile both =
                calibrated(List.of(HERE, OtherDevice.off(PROCESSOR, 2).machine()));
        var inputs = new Calibration(model, List.of(HERE), FEW)
                .made(Cancellation.none())
                .getFirst();
        var own = PROCESSOR.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        var device = OtherDevice.off(PROCESSOR, 2)
                .run(model, inputs, ExecutionProfile.CANONICAL.withProvider(OtherDevice.PROVIDER), Cancellation.none());
        var further =
                OtherDevice.off(PROCESSOR, 40).run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        Tensor y = (Tensor) own.outputs().firstEntry().getValue();
        Tensor honest = (Tensor) device.outputs().firstEntry().getValue();
        Tensor altered = (Tensor) further.outputs().firstEntry().getValue();
        EnvironmentRecord card = device.environment();

        assertThat(both.coverage(card, own.environment(), true)).isEqualTo(Coverage.COVERED);
        assertThat(judged(both, card, own.environment(), honest, y)).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(judged(both, card, own.environment(), altered, y)).isEqualTo(Verdict.OUTSIDE);

        for (EnvironmentRecord other : List.of(
                card.with("device.name", "Card Y"),
                card.with("device.driver", "driver 2"),
                card.with("ep", "WebGpuExecutionProvider"))) {
            assertThat(both.coverage(other, own.environment(), true)).isEqualTo(Coverage.NOT_COVERED);
            assertThat(judged(both, other, own.environment(), altered, y)).isEqualTo(Verdict.INCONCLUSIVE);
        }
        assertThat(alone.coverage(card, own.environment(), true)).isEqualTo(Coverage.NOT_COVERED);
        assertThat(judged(alone, card, own.environment(), altered, y)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(both.coverage(without(card, "device.name"), own.environment(), true))
                .isEqualTo(Coverage.UNKNOWN);
    }

    /** Whether rows know of each other is asked of the processor; on a device it is not known. */
    @Test
    void theSameConfigurationOfADeviceIsTheSameOnlyWithTheSameBatch() throws Exception {
        CalibratedProfile both =
                calibrated(List.of(HERE, OtherDevice.off(PROCESSOR, 2).machine()));
        EnvironmentRecord card = new EnvironmentRecord(
                new LinkedHashMap<>(both.configurations().getLast().values()));
        EnvironmentRecord processor = new EnvironmentRecord(
                new LinkedHashMap<>(both.configurations().getFirst().values()));

        assertThat(both.coverage(processor, processor, false)).isEqualTo(Coverage.SAME_CONFIGURATION);
        assertThat(both.coverage(card, card, true)).isEqualTo(Coverage.SAME_CONFIGURATION);
        assertThat(both.coverage(card, card, false)).isEqualTo(Coverage.COVERED);
    }

    @Test
    void aDeviceThatIsLostOnTheWayIsNotCoveredAndTheRestIsKept() throws Exception {
        CalibratedProfile alone = calibrated(List.of(HERE));
        int all = runsOfAnHonestOne();
        // While configurations are tried, with the other inputs, and among the operators.
        for (int runs : new int[] {0, 5, 60, all - 3}) {
            var device = OtherDevice.failing(PROCESSOR, runs, Code.CRASHED);
            CalibratedProfile profile = calibrated(List.of(HERE, device.machine()));

            assertThat(device.asked()).as("asked after %s runs", runs).isEqualTo(runs + 1);
            assertThat(profile.devices()).isEqualTo(alone.devices());
            assertThat(profile.configurations()).isEqualTo(alone.configurations());
            assertThat(profile.outputs()).containsOnlyKeys("y");
            assertThat(profile.operators()).containsOnlyKeys("y");
            assertThat(profile.leftOut())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("Invented on Card X is not covered, since it failed with Invented on Card X, ")
                    .endsWith("The card fell off the bus.");
        }
    }

    /** The device goes on, so only what it could not run is left out. */
    @Test
    void anOperatorThatFailsOnADeviceIsNotMeasuredForAnybody() throws Exception {
        var device = OtherDevice.failing(PROCESSOR, runsOfAnHonestOne() - 1, Code.RUN_FAILED);
        CalibratedProfile profile = calibrated(List.of(HERE, device.machine()));

        assertThat(profile.devices()).hasSize(2);
        assertThat(profile.operators()).isEmpty();
        assertThat(profile.leftOut())
                .anyMatch(sentence -> sentence.contains("was not measured, since it fails with Invented on Card X"));
    }

    private int runsOfAnHonestOne() throws Exception {
        var device = OtherDevice.off(PROCESSOR, 2);
        calibrated(List.of(HERE, device.machine()));
        return device.asked();
    }

    private CalibratedProfile calibrated(List<Machine> machines) throws Exception {
        return new Calibration(model, machines, FEW).run(CalibrationProgress.SILENT, Cancellation.none());
    }

    private static double error(CalibratedProfile profile) {
        return profile.outputs().firstEntry().getValue().across().whole().relativeL2();
    }

    private static Verdict judged(
            CalibratedProfile profile,
            EnvironmentRecord claimed,
            EnvironmentRecord recomputed,
            Tensor claim,
            Tensor own) {
        Comparison comparison =
                profile.judgement("y", claimed, recomputed, true).orElseThrow().judge("y", claim, own);
        return comparison.verdict();
    }

    private static EnvironmentRecord without(EnvironmentRecord environment, String name) {
        var values = new LinkedHashMap<>(environment.values());
        values.remove(name);
        return new EnvironmentRecord(values);
    }

    private static OnnxModel exponential() {
        try {
            return OnnxModel.of(SmallModels.unary("Exp", SmallModels.tensor(ElementType.FLOAT, "n", "m"))
                    .toByteArray());
        } catch (dev.reckoner.runtime.onnx.ModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
