package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices from the command line, really tried. */
class DevicesCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyDeviceIsListedWithWhyItCannotBeUsed() throws Exception {
        Path library = Files.writeString(folder.resolve("none.so"), "text");
        var typed = Typed.run("devices", "--json", "--plugin", "mine=" + library);

        assertThat(typed.exit()).as(typed.err()).isZero();
        var devices = new ObjectMapper().readTree(typed.out());
        assertThat(devices.get(0).get("provider").asText()).isEqualTo("CPUExecutionProvider");
        assertThat(devices.get(0).get("usable").asBoolean()).isTrue();
        var mine = devices.get(devices.size() - 1);
        assertThat(mine.get("usable").asBoolean()).isFalse();
        assertThat(mine.get("obstacle").get("code").asText()).isEqualTo("DV-PLUGIN");
    }

    @Test
    void aPluginLibraryThatIsNotThereIsRefused() {
        var typed = Typed.run("devices", "--plugin", "mine=" + folder.resolve("nowhere.so"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).startsWith("CL-MISSING: The plugin library");
    }

    @Test
    void measuringAnUnknownDeviceIsRefused() {
        var typed = Typed.run(
                "devices",
                "measure",
                "--device",
                "Abacus",
                "--out",
                folder.resolve("p.json").toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("Abacus");
    }
}
