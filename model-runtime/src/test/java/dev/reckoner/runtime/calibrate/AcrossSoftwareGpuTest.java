package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Coverage;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.worker.SoftwareGpu;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The encoder on the processor and by the provider WebGPU, on SwiftShader: a driver, and not a graphics card. */
class AcrossSoftwareGpuTest {
    @Test
    void whatTheProviderWebGpuRoundsOtherwiseIsCoveredAndNobodyIsAccusedForIt() throws Exception {
        List<SequencedMap<String, OnnxValue>> inputs =
                List.of(SentenceEncoder.tokens(1, 5), SentenceEncoder.tokens(1, 7));
        try (var device = SoftwareGpu.start()) {
            var machines = List.of(
                    Machine.processor(MiniLm.reexecutor()),
                    new Machine("WebGPU on SwiftShader", Provider.WEBGPU, device));
            CalibratedProfile profile = new Calibration(
                            MiniLm.model(), machines, CalibrationOptions.DEFAULT.withoutOperators())
                    .run(inputs, CalibrationProgress.SILENT, Cancellation.none());

            assertThat(profile.leftOut()).isEmpty();
            assertThat(profile.devices()).hasSize(2).last().asString().startsWith("WebGPU: SwiftShader");
            assertThat(profile.configurations()).hasSize(27);
            CalibratedValue output = profile.outputs().firstEntry().getValue();
            assertThat(output.across().whole().relativeL2()).isBetween(2e-7, 1e-5);

            var claimed = device.run(MiniLm.model(), inputs.getFirst(), SoftwareGpu.PROFILE, Cancellation.none());
            var own = MiniLm.run(MiniLm.model(), inputs.getFirst(), ExecutionProfile.CANONICAL);
            assertThat(profile.coverage(claimed.environment(), own.environment(), true))
                    .isEqualTo(Coverage.COVERED);
            assertThat(profile.judgement(MiniLm.OUTPUT, claimed.environment(), own.environment(), true)
                            .orElseThrow()
                            .judge(
                                    MiniLm.OUTPUT,
                                    (Tensor) claimed.outputs().firstEntry().getValue(),
                                    MiniLm.output(own))
                            .verdict())
                    .isEqualTo(Verdict.WITHIN_EMPIRICAL);
        }
    }
}
