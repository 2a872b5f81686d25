package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void theProcessorIsAlwaysThere() {
        List<Device> devices = Devices.find();

        assertThat(devices.getFirst().provider()).isEqualTo(Provider.CPU.name());
        assertThat(devices.getFirst().usable()).isTrue();
        assertThat(devices.getFirst().name()).isNotBlank();
    }

    @Test
    void aDeviceThatCannotBeUsedSaysWhy() {
        assertThat(Devices.find())
                .allSatisfy(device -> assertThat(device.reason().isEmpty()).isEqualTo(device.usable()));
    }
}
