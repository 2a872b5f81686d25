package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    @Test
    void theProcessorIsAlwaysThere() {
        List<Device> devices = Devices.find();

        assertThat(devices.getFirst().provider()).isEqualTo(Provider.CPU);
        assertThat(devices.getFirst().isUsable()).isTrue();
        assertThat(devices.getFirst().version()).isEqualTo(OnnxRuntime.version());
        assertThat(devices.getFirst().hardware())
                .isEqualTo(new Hardware(
                        Hardware.Kind.CPU,
                        Processor.name().orElseThrow(),
                        Processor.vendor(),
                        java.util.Optional.empty(),
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DmlExecutionProvider",
                "QNNExecutionProvider",
                "XnnpackExecutionProvider",
                "ROCMExecutionProvider",
                "SomebodysExecutionProvider"
            })
    void aProviderThatTheBuildLacksSaysSo(String provider) {
        Device device = Devices.tried(Provider.of(provider));

        assertThat(device.isUsable()).isFalse();
        assertThat(device.obstacle().orElseThrow().code()).isEqualTo(Obstacle.NOT_BUILT);
        assertThat(device.obstacle().orElseThrow().detail()).isNotBlank();
        assertThat(device.hardware().name()).isEqualTo(device.provider().title());
    }

    @Test
    void aProviderIsCalledAsPeopleCallIt() {
        assertThat(List.of(Provider.WEBGPU, Provider.DIRECT_ML, Provider.of("QNNExecutionProvider"), Provider.of("x")))
                .extracting(Provider::title)
                .containsExactly("WebGPU", "DirectML", "QNN", "x");
    }
}
