package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.worker.WorkerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicePreferencesTest {
    @TempDir
    Path folder;

    @Test
    void areKeptInTheSettingsOfTheUser() throws IOException {
        var machine = new ThisMachine(folder.resolve("settings"));
        var preferences = DevicePreferences.NONE
                .with(new Plugin("openvino", folder.resolve("lib ep.so")))
                .withLimits(OptionalInt.of(2048), OptionalInt.of(5));
        machine.keep(DevicePreferences.NONE);
        machine.keep(preferences);

        assertThat(new ThisMachine(folder.resolve("settings")).preferences()).isEqualTo(preferences);
        assertThat(folder.resolve("settings")).isDirectoryContaining("glob:**devices.json");
        assertThat(Files.list(folder.resolve("settings"))).hasSize(1);
    }

    @Test
    void areNoneWhereNothingWasSet() throws IOException {
        assertThat(new ThisMachine(folder.resolve("nowhere")).preferences()).isEqualTo(DevicePreferences.NONE);
        assertThat(DevicePreferences.NONE.limits()).isEqualTo(WorkerLimits.ordinary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "{\"format\": \"reckoner-devices/2\", \"plugins\": []}",
                "{\"format\": \"reckoner-devices/1\", \"plugins\": [{\"name\": \"a b\", \"library\": \"x\"}]}",
                "{\"format\": \"reckoner-devices/1\", \"plugins\": [], \"minutes\": 0}",
                "{\"format\": \"reckoner-devices/1\", \"plugins\": [], \"memoryMebibytes\": 1}",
            })
    void aFileThatHoldsNoneIsRefusedByName(String text) throws IOException {
        Files.writeString(folder.resolve("devices.json"), text);

        assertThatThrownBy(() -> new ThisMachine(folder).preferences())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("devices.json");
    }

    @Test
    void limitsOfARunFollow() {
        var limits = DevicePreferences.NONE
                .withLimits(OptionalInt.of(1024), OptionalInt.of(90))
                .limits();

        assertThat(limits.memoryBytes()).isEqualTo(1L << 30);
        assertThat(limits.perRun()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aPluginReplacesTheOneOfItsName() {
        var one = new Plugin("a", folder.resolve("one.so"));
        var other = new Plugin("a", folder.resolve("other.so"));

        assertThat(DevicePreferences.NONE.with(one).with(other).plugins()).containsExactly(other);
        assertThat(DevicePreferences.NONE.with(one).without("a").plugins()).isEmpty();
        assertThatThrownBy(() -> new DevicePreferences(List.of(one, other), OptionalInt.empty(), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
