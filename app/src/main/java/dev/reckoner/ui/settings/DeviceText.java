package dev.reckoner.ui.settings;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Obstacle;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;

/** Devices in words. */
final class DeviceText {
    private DeviceText() {}

    /** Shape and colour of a device's state: a software driver is a device with a reservation. */
    static Tier look(FoundDevice found) {
        Device device = found.device();
        return !device.isUsable() ? Tier.NONE : device.hardware().isSoftware() ? Tier.WARNING : Tier.AFFIRMING;
    }

    static String state(Tier look) {
        return Messages.get(
                switch (look) {
                    case AFFIRMING -> "settings.devices.usable";
                    case WARNING -> "settings.devices.software";
                    default -> "settings.devices.unusable";
                });
    }

    static String kind(FoundDevice found) {
        return found.device().hardware().kindInWords();
    }

    /** For a column; the whole stands in the sentence and the facts. */
    static String shortKind(FoundDevice found) {
        return found.device().hardware().isSoftware() ? Messages.get("settings.devices.kind.software") : kind(found);
    }

    /** One line of everything but the name. */
    static String facts(FoundDevice found) {
        return Messages.get(
                "settings.devices.facts",
                kind(found),
                found.device().provider().name(),
                version(found),
                vendor(found),
                driver(found));
    }

    static String version(FoundDevice found) {
        return stated(Optional.of(found.device().version()));
    }

    static String vendor(FoundDevice found) {
        return stated(found.device().hardware().vendor());
    }

    static String driver(FoundDevice found) {
        return stated(found.device().hardware().driver());
    }

    private static String stated(Optional<String> text) {
        return text.filter(words -> !words.isEmpty()).orElseGet(() -> Messages.get("settings.devices.notStated"));
    }

    /** Why it cannot be used, or what its being usable rests on. */
    static String sentence(FoundDevice found) {
        return found.device()
                .obstacle()
                .map(Obstacle::sentence)
                .orElseGet(() -> Messages.get(
                        found.device().hardware().isSoftware()
                                ? "settings.devices.software.about"
                                : "settings.devices.usable.about"));
    }

    /** Code and words of the runtime; empty text for a usable device. */
    static String detail(FoundDevice found) {
        return found.device()
                .obstacle()
                .map(obstacle -> (obstacle.code() + "\n" + obstacle.detail()).strip())
                .orElse("");
    }

    /** All that is known, for the clipboard. */
    static String all(FoundDevice found) {
        return String.join("\n", found.device().hardware().name(), facts(found), sentence(found), detail(found))
                .strip();
    }
}
