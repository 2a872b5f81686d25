package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of ONNX Runtime 1.29.0 for Linux; the last two are of its code and of an earlier version. */
class ObstaclesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUDAExecutionProvider | Failed to find CUDA shared provider | DV-NOT-BUILT | mvn -Pcuda package",
                "TensorrtExecutionProvider | Failed to find TensorRT shared provider | DV-NOT-BUILT | mvn -Pcuda package",
                "DmlExecutionProvider | This binary was not compiled with DirectML support. | DV-NOT-BUILT | for Windows only",
                "CoreMLExecutionProvider | This binary was not compiled with CoreML support. | DV-NOT-BUILT | for macOS only",
                "WebGpuExecutionProvider | WebGPU execution provider is not supported in this build. | DV-NOT-BUILT | mvn -Pgpu package",
                "QNNExecutionProvider | QNN execution provider is not supported in this build. | DV-NOT-BUILT | add it under plugin libraries",
                "CUDAExecutionProvider | Failed to load shared library | DV-LIBRARY | Install CUDA 12 and cuDNN 9",
                "TensorrtExecutionProvider | Failed to load shared library | DV-LIBRARY | and TensorRT 10",
                "WebGpuExecutionProvider | Failed to get a WebGPU adapter: No supported adapters | DV-NO-ADAPTER | Vulkan",
                "CoreMLExecutionProvider | This session contains graph nodes that are assigned to the default CPU EP, but fallback to CPU EP has been explicitly disabled by the user. | DV-FALLBACK | leaves even a product",
                "CUDAExecutionProvider | CUDA failure 999: unknown error | DV-FAILED | could not be started",
            })
    void theRuntimesWordsBecomeASentenceToActOn(String provider, String raw, String code, String says) {
        Obstacle obstacle = Obstacles.of(Provider.of(provider), "Error code - X - message: " + raw, "Linux");

        assertThat(obstacle.code()).isEqualTo(code);
        assertThat(obstacle.sentence()).contains(says).endsWith(".");
        assertThat(obstacle.detail()).contains(raw);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, Direct3D 12", "Mac OS X, Metal", "Linux, Vulkan"})
    void whatToInstallIsThatOfTheSystem(String system, String says) {
        assertThat(Obstacles.of(Provider.WEBGPU, "No supported adapters", system)
                        .sentence())
                .contains(says);
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(Obstacles.of(Provider.WEBGPU, "x".repeat(10_000), "Linux").detail())
                .hasSizeLessThan(1000);
    }
}
