package dev.reckoner.cli;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Hardware;
import dev.reckoner.runtime.device.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device as scripts read it. */
record DeviceRow(
        String provider,
        Map<String, String> options,
        String version,
        String name,
        Hardware.Kind kind,
        boolean software,
        Optional<String> vendor,
        Optional<String> driver,
        boolean usable,
        Optional<Obstacle> obstacle) {
    static final List<String> HEADER =
            List.of("Device", "Kind", "Provider", "Version", "Vendor", "Driver", "Usable", "Why not");

    static DeviceRow of(Device device) {
        Hardware hardware = device.hardware();
        return new DeviceRow(
                device.provider().name(),
                device.provider().options(),
                device.version(),
                hardware.name(),
                hardware.kind(),
                hardware.isSoftware(),
                hardware.vendor(),
                hardware.driver(),
                device.isUsable(),
                device.obstacle());
    }

    /** As people read it. */
    static List<String> cells(Device device) {
        Hardware hardware = device.hardware();
        return List.of(
                hardware.name(),
                hardware.kindInWords(),
                device.provider().title(),
                stated(device.version()),
                stated(hardware.vendor().orElse("")),
                stated(hardware.driver().orElse("")),
                device.isUsable() ? "yes" : "no",
                device.obstacle()
                        .map(obstacle -> obstacle.code() + ": " + obstacle.sentence())
                        .orElse(""));
    }

    private static String stated(String text) {
        return text.isEmpty() ? "not stated" : text;
    }
}
