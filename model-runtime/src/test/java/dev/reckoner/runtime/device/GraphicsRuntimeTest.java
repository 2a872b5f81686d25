package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphicsRuntimeTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Linux, aarch64, linux-aarch64",
        "Windows 11, amd64, win-x64",
        "Mac OS X, aarch64, osx-aarch64"
    })
    void platformsAreNamedAsInTheJarOfTheRuntime(String system, String architecture, String platform) {
        assertThat(GraphicsRuntime.platform(system, architecture)).isEqualTo(platform);
    }

    /** Two would load whichever comes first: the flavour with CUDA replaces the ordinary one. */
    @Test
    void exactlyOneRuntimeIsOnTheClassPath() throws Exception {
        assertThat(Collections.list(getClass().getClassLoader().getResources("ai/onnxruntime/OrtEnvironment.class")))
                .hasSize(1);
    }
}
