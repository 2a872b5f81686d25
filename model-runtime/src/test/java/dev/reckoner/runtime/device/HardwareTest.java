package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers and systems tell of hardware. */
class HardwareTest {
    @Test
    void aVulkanDeviceIsReadFromItsStructures() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment properties = arena.allocate(1024);
            properties.set(ValueLayout.JAVA_INT, 8, 0x1002);
            properties.set(ValueLayout.JAVA_INT, 16, 2);
            properties.setString(20, "AMD Radeon RX 7900 XTX (RADV NAVI31)");
            MemorySegment driver = arena.allocate(1024);
            driver.setString(20, "radv");
            driver.setString(276, "Mesa 25.0.7");

            assertThat(VulkanDevice.read(properties, driver).hardware())
                    .isEqualTo(new Hardware(
                            Hardware.Kind.GPU,
                            "AMD Radeon RX 7900 XTX (RADV NAVI31)",
                            Optional.of("AMD"),
                            Optional.of("radv Mesa 25.0.7"),
                            false));
        }
    }

    @Test
    void aDriverThatOnlyGivesANumberHasItsVersionFromThat() {
        assertThat(VulkanDevice.version(0x10DE, 550 << 22 | 54 << 14 | 14 << 6)).isEqualTo("550.54.14.0");
        assertThat(VulkanDevice.version(0x8086, 1 << 22 | 3 << 12 | 289)).isEqualTo("1.3.289");
    }

    @Test
    void aVulkanDeviceOfTheProcessorIsASoftwareDriver() {
        var device = new VulkanDevice(4, 0x10005, "llvmpipe (LLVM 15.0.6, 256 bits)", "llvmpipe Mesa 22.3.6");

        assertThat(device.hardware().isSoftware()).isTrue();
        assertThat(device.hardware().kindInWords()).isEqualTo("software driver, not a graphics card");
    }

    @Test
    void ofSeveralVulkanDevicesTheDiscreteOneComesFirst() {
        assertThat(Stream.of(4, 0, 1, 2).map(type -> new VulkanDevice(type, 0, "", "")))
                .extracting(VulkanDevice::preference)
                .containsExactly(2, 3, 1, 0);
    }

    @Test
    void aCardOfNvidiaIsReadFromItsKernelModule(@TempDir Path folder) throws IOException {
        Path card = Files.createDirectories(folder.resolve("gpus/0000:01:00.0"));
        Files.writeString(card.resolve("information"), "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ:   \t\t 184\n");
        Files.writeString(
                folder.resolve("version"),
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.14  Release Build\nGCC version: 12\n");

        assertThat(GraphicsCards.nvidia(folder, 0))
                .contains(new Hardware(
                        Hardware.Kind.GPU,
                        "NVIDIA GeForce RTX 4090",
                        Optional.of("NVIDIA"),
                        Optional.of("550.54.14"),
                        false));
        assertThat(GraphicsCards.nvidia(folder, 1)).isEmpty();
        assertThat(GraphicsCards.nvidia(folder.resolve("gpus"), 0)).isEmpty();
    }

    @Test
    void theSystemsOnlyCardIsNamed() {
        Hardware card = GraphicsCards.of("Intel(R) Arc(TM) A770", "Intel (0x8086)", "DriverVersion=31.0.101.5590");

        assertThat(GraphicsCards.only(List.of(card)))
                .contains(new Hardware(
                        Hardware.Kind.GPU,
                        "Intel(R) Arc(TM) A770",
                        Optional.of("Intel"),
                        Optional.of("31.0.101.5590"),
                        false));
    }

    @Test
    void ofSeveralCardsNoneIsClaimed() {
        Hardware one = GraphicsCards.of("Intel UHD 770", "Intel", "unknown");
        Hardware other = GraphicsCards.of("NVIDIA RTX A2000", "NVIDIA", "unknown");
        Hardware software = GraphicsCards.of("Microsoft Basic Render Driver", "Microsoft (0x1414)", "unknown");

        assertThat(software.isSoftware()).isTrue();
        assertThat(GraphicsCards.only(List.of(one, software))).contains(one);
        assertThat(GraphicsCards.only(List.of(software))).contains(software);
        assertThat(GraphicsCards.only(List.of(one, other)).orElseThrow().name())
                .isEqualTo("Intel UHD 770 or NVIDIA RTX A2000");
        assertThat(GraphicsCards.only(List.of())).isEmpty();
    }

    @Test
    void aVendorWithoutANameHereHasItsNumber() {
        assertThat(Vendors.name(0x8086)).contains("Intel");
        assertThat(Vendors.name(0x1234)).contains("vendor 0x1234");
        assertThat(Vendors.name(0)).isEmpty();
    }
}
