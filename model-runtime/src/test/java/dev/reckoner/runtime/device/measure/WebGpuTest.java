package dev.reckoner.runtime.device.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.conform.Outcome;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.worker.SoftwareGpu;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider WebGPU, in a process of its own, against the processor. It computes on SwiftShader, a software driver: what is
 * tested is the provider's code and its shaders, not a graphics card.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class WebGpuTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");

    /** Another processor and another version of the driver round another way, but not much. */
    private static final double FACTOR = 3;

    private WorkerReexecutor device;
    private InProcessReexecutor processor;
    private DeviceMeasurement measurement;
    private DeviceProfile kept;

    @BeforeAll
    void start() throws IOException {
        device = SoftwareGpu.start();
        processor = new InProcessReexecutor();
        measurement = new DeviceMeasurement(device, Provider.WEBGPU, processor);
        try (InputStream input =
                Objects.requireNonNull(getClass().getResourceAsStream("profiles/webgpu-swiftshader.json"))) {
            kept = DeviceProfileReader.read(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    void stop() {
        if (device != null) {
            device.close();
            processor.close();
        }
    }

    @Test
    void aRealModelStaysWithinTheRecordedProfile() throws Exception {
        MeasuredRun run = run("all-MiniLM-L6-v2.onnx", SentenceEncoder.precise());

        assertThat(worse(List.of(run), List.of())).isEmpty();
        assertThat(run.errors().firstEntry().getValue().relativeL2()).isBetween(1e-8, 1e-5);
    }

    @Test
    void theOperatorsThatTheDeviceLacksAreNamed() throws Exception {
        MeasuredRun run = run("all-MiniLM-L6-v2-int8.onnx", SentenceEncoder.quantised());

        assertThat(run.fallback()).contains("DynamicQuantizeLinear × 24", "MatMulInteger × 36");
        // A sum that rounds another way may cross from one step of the quantisation to the next, which is far more than
        // rounding.
        assertThat(run.errors().firstEntry().getValue().relativeL2()).isLessThan(1e-2);
        assertThat(run.nodes()).isGreaterThan(400);
    }

    @Test
    void theRecordNamesTheSoftwareDriverAndItsLibrary() throws Exception {
        run("all-MiniLM-L6-v2-int8.onnx", SentenceEncoder.quantised());

        assertThat(measurement.environment())
                .containsEntry("ep", "WebGpuExecutionProvider")
                .containsEntry("device.kind", "software driver, not a graphics card")
                .containsEntry("device.vendor", "Google")
                .containsKeys(
                        "device.driver",
                        "ort.library.sha256",
                        "library.libvk_swiftshader.so.sha256",
                        "cpu.instructions",
                        "threads",
                        "mode");
        assertThat(kept.environment()).containsEntry("device.kind", "software driver, not a graphics card");
    }

    @Test
    void operatorsOfManyKindsGiveWhatTheirTestCasesExpect(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        CorpusSlice.unpack(CORPUS, folder);
        List<String> announced = new ArrayList<>();
        List<MeasuredCase> cases = measurement.cases(folder, one -> announced.add(one.name()));

        assertThat(announced).containsExactlyInAnyOrderElementsOf(CorpusSlice.cases());
        assertThat(worse(List.of(), cases)).isEmpty();
        assertThat(cases).filteredOn(one -> one.outcome() == Outcome.PASSED).hasSizeGreaterThan(95);
        // On the processor alone every case passes, and nothing would be tested.
        assertThat(cases)
                .filteredOn(one -> one.nodes() > 0 && one.fallback().equals("none"))
                .hasSizeGreaterThan(60);
    }

    private MeasuredRun run(String name, OnnxModel model) throws Exception {
        return measurement.run(name, model, TokenInputs.of(model, 1, 16).orElseThrow(), Optimisation.NO_OPT);
    }

    private List<String> worse(List<MeasuredRun> runs, List<MeasuredCase> cases) {
        return new DeviceProfile("", new LinkedHashMap<>(), runs, cases).worseThan(kept, FACTOR);
    }
}
