package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.GraphicsRuntime;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Processes in which models run by the provider WebGPU on SwiftShader, a driver for Vulkan that computes on the processor: the
 * provider's real code and real shaders, on machines without a graphics card and some hundred times slower. Tests that ask for
 * one are skipped, with what is missing as the message, where there is none.
 */
public final class SoftwareGpu {
    /** The canonical profile by the provider WebGPU. */
    public static final ExecutionProfile PROFILE = ExecutionProfile.CANONICAL.withProvider(Provider.WEBGPU);

    private static final List<Path> DRIVERS = List.of(
            Path.of("/usr/lib/chromium/vk_swiftshader_icd.json"),
            Path.of("/usr/lib/chromium-browser/vk_swiftshader_icd.json"),
            Path.of("/opt/google/chrome/vk_swiftshader_icd.json"));

    private SoftwareGpu() {}

    /** A process on it, which the caller closes; the test is skipped where there can be none. */
    public static WorkerReexecutor start() {
        return new WorkerReexecutor(setup());
    }

    /** How such a process is started; the test is skipped where there can be none. */
    public static WorkerSetup setup() {
        Optional<String> missing = missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> "WebGPU on SwiftShader was not tested: " + missing.get());
        return setup(GraphicsRuntime.folder().orElseThrow(), driver().orElseThrow());
    }

    private static WorkerSetup setup(Path library, Path driver) {
        return WorkerSetup.ordinary()
                .withLimits(WorkerLimits.ordinary().withTime(Duration.ofMinutes(10)))
                .withLibrary(library)
                .withVariable("VK_DRIVER_FILES", driver.toString())
                .withVariable("XDG_RUNTIME_DIR", System.getProperty("java.io.tmpdir"));
    }

    /** What this machine or this build lacks; empty if tests on it can run. */
    public static Optional<String> missing() {
        if (GraphicsRuntime.folder().isEmpty()) {
            return Optional.of("the build has no native library with WebGPU; build with 'mvn -Pgpu verify'.");
        }
        if (driver().isEmpty()) {
            return Optional.of("SwiftShader is not installed; it is part of Debian's package 'chromium'.");
        }
        try {
            SymbolLookup.libraryLookup("libvulkan.so.1", Arena.global());
            return Optional.empty();
        } catch (IllegalArgumentException noLoader) {
            return Optional.of("there is no Vulkan loader; it is Debian's package 'libvulkan1'.");
        }
    }

    private static Optional<Path> driver() {
        return DRIVERS.stream().filter(Files::isRegularFile).findFirst();
    }
}
