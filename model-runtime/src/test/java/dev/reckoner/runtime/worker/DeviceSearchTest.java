package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Hardware;
import dev.reckoner.runtime.device.Obstacle;
import dev.reckoner.runtime.device.OnnxRuntime;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DeviceSearchTest {
    private static final Path SWIFT_SHADER = Path.of("/usr/lib/chromium/libvk_swiftshader.so");
    private static final String SYSTEM = System.getProperty("os.name");

    @TempDir
    Path folder;

    @Test
    void whatTheOrdinaryBuildLacksIsListedWithItsReason() throws Exception {
        List<FoundDevice> found = find(Optional.empty(), List.of());

        assertThat(found.getFirst().device().provider()).isEqualTo(Provider.CPU);
        assertThat(found.getFirst().device().isUsable()).isTrue();
        assertThat(found).extracting(each -> each.device().provider().title()).contains("WebGPU");
        assertThat(found)
                .filteredOn(each -> !each.device().isUsable())
                .allSatisfy(each -> assertThat(
                                each.device().obstacle().orElseThrow().sentence())
                        .isNotBlank());
    }

    @Test
    void everyAttemptIsAnnounced() throws Exception {
        List<String> announced = new ArrayList<>();
        new DeviceSearch(WorkerSetup.ordinary(), Optional.empty(), List.of(), "Windows 11")
                .find((done, total, what) -> announced.add(done + "/" + total + " " + what), Cancellation.none());

        assertThat(announced).containsExactly("0/5 CPU", "1/5 WebGPU", "2/5 DirectML", "3/5 CUDA", "4/5 TensorRT");
    }

    @Test
    void aFileThatIsNoPluginLibraryIsRefusedWithoutHarmToTheRest() throws Exception {
        Path text = Files.writeString(folder.resolve("not a library.so"), "text");
        var missing = new Plugin("missing", folder.resolve("nowhere.so"));

        List<Device> found = find(Optional.empty(), List.of(new Plugin("text", text), missing)).stream()
                .map(FoundDevice::device)
                .toList();

        assertThat(found.getFirst().isUsable()).isTrue();
        assertThat(obstacle(found, "text")).satisfies(obstacle -> {
            assertThat(obstacle.code()).isEqualTo(Obstacle.PLUGIN);
            assertThat(obstacle.sentence()).contains(text.toString());
            assertThat(obstacle.detail()).contains("Failed to load library");
        });
        assertThat(obstacle(found, "missing").sentence()).startsWith("There is no file");
    }

    @Test
    void aNameOfAPluginIsPlain() {
        assertThatThrownBy(() -> new Plugin("a b", folder)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aBuildThatCannotBeLoadedCostsItsOwnDeviceOnly() throws Exception {
        for (String name : List.of("onnxruntime", "onnxruntime4j_jni")) {
            Files.writeString(folder.resolve(System.mapLibraryName(name)), "no library");
        }

        List<Device> found = find(Optional.of(folder), List.of()).stream()
                .map(FoundDevice::device)
                .toList();

        assertThat(found.getFirst().isUsable()).isTrue();
        assertThat(obstacle(found, Provider.WEBGPU.name()).code()).isEqualTo(Obstacle.LIBRARY);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDriverThatEndsTheProcessCostsItsOwnDeviceOnly() throws Exception {
        WorkerSetup setup = SoftwareGpu.setup();
        // Half of a library: whoever loads it runs over its end.
        byte[] whole = Files.readAllBytes(SWIFT_SHADER);
        Path half = Files.write(folder.resolve("half.so"), Arrays.copyOf(whole, whole.length / 2));
        try (WorkerReexecutor worker = new WorkerReexecutor(withDriver(setup, half))) {
            assertThatThrownBy(() -> worker.device(Provider.WEBGPU, Cancellation.none()))
                    .isInstanceOfSatisfying(
                            ExecutionException.class,
                            e -> assertThat(e.kind()).isEqualTo(ExecutionException.Code.CRASHED));
        }
        WorkerSetup ordinary = new WorkerSetup(
                Optional.empty(), List.of(), withDriver(setup, half).environment(), setup.limits());
        List<Device> found = new DeviceSearch(ordinary, setup.library(), List.of(), SYSTEM)
                .find((done, total, what) -> {}, Cancellation.none()).stream()
                        .map(FoundDevice::device)
                        .toList();
        assertThat(found.getFirst().isUsable()).isTrue();
        assertThat(obstacle(found, Provider.WEBGPU.name()).code()).isEqualTo(Obstacle.CRASHED);
    }

    /** Chromium's driver for its own tests, which computes nothing. */
    @Test
    void aDriverThatDoesNotSufficeIsNamed() throws Exception {
        WorkerSetup setup = SoftwareGpu.setup();
        Path mock = SWIFT_SHADER.resolveSibling("libVkICD_mock_icd.so");
        assumeTrue(Files.isRegularFile(mock), "Chromium has no " + mock);
        try (WorkerReexecutor worker = new WorkerReexecutor(withDriver(setup, mock))) {
            Device device = worker.device(Provider.WEBGPU, Cancellation.none());

            assertThat(device.obstacle().orElseThrow().code()).isEqualTo(Obstacle.ADAPTER_REFUSED);
            assertThat(device.obstacle().orElseThrow().sentence()).contains("Vulkan Mock Device");
            assertThat(device.obstacle().orElseThrow().detail()).contains("Insufficient Vulkan limits");
        }
    }

    private WorkerSetup withDriver(WorkerSetup setup, Path library) throws IOException {
        Path description = Files.writeString(
                folder.resolve("driver.json"),
                "{\"file_format_version\": \"1.0.0\", \"ICD\": {\"library_path\": \"%s\", \"api_version\": \"1.3.0\"}}"
                        .formatted(library));
        return setup.withVariable("VK_DRIVER_FILES", description.toString());
    }

    @Test
    void aCancelledSearchEnds() {
        var cancellation = Cancellation.none();
        cancellation.cancel();

        assertThatThrownBy(() -> new DeviceSearch(WorkerSetup.ordinary(), Optional.empty(), List.of(), SYSTEM)
                        .find((done, total, what) -> {}, cancellation))
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        e -> assertThat(e.kind()).isEqualTo(ExecutionException.Code.CANCELLED));
    }

    @Test
    void swiftShaderIsUsableAndCalledWhatItIs() throws Exception {
        WorkerSetup setup = SoftwareGpu.setup();
        List<FoundDevice> found = new DeviceSearch(
                        new WorkerSetup(Optional.empty(), List.of(), setup.environment(), setup.limits()),
                        setup.library(),
                        List.of(),
                        SYSTEM)
                .find((done, total, what) -> {}, Cancellation.none());

        FoundDevice webGpu = found.stream()
                .filter(each -> each.device().provider().equals(Provider.WEBGPU))
                .findFirst()
                .orElseThrow();
        assertThat(webGpu.device().obstacle()).isEmpty();
        assertThat(webGpu.device().version()).isEqualTo(OnnxRuntime.version());
        assertThat(webGpu.setup()).isEqualTo(setup);
        assertThat(webGpu.id()).isEqualTo("webgpu");
        Hardware hardware = webGpu.device().hardware();
        assertThat(hardware.isSoftware()).isTrue();
        assertThat(hardware.name()).startsWith("SwiftShader");
        assertThat(hardware.vendor()).contains("Google");
        assertThat(hardware.driver().orElseThrow()).matches("SwiftShader driver \\S+");
        assertThat(hardware.kindInWords()).isEqualTo("software driver, not a graphics card");
    }

    @Test
    void withoutADriverForVulkanTheDeviceSaysWhatToInstall() throws Exception {
        WorkerSetup setup = SoftwareGpu.setup()
                .withVariable("VK_DRIVER_FILES", folder.resolve("none").toString());
        try (WorkerReexecutor worker = new WorkerReexecutor(setup)) {
            Device device = worker.device(Provider.WEBGPU, Cancellation.none());

            assertThat(device.obstacle().orElseThrow().code()).isEqualTo(Obstacle.NO_ADAPTER);
            assertThat(device.hardware().isSoftware()).isFalse();
        }
    }

    private static List<FoundDevice> find(Optional<Path> second, List<Plugin> plugins)
            throws ExecutionException, IOException {
        return new DeviceSearch(WorkerSetup.ordinary(), second, plugins, SYSTEM)
                .find((done, total, what) -> {}, Cancellation.none());
    }

    private static Obstacle obstacle(List<Device> found, String provider) {
        return found.stream()
                .filter(device -> device.provider().name().equals(provider))
                .findFirst()
                .flatMap(Device::obstacle)
                .orElseThrow();
    }
}
