package dev.reckoner.audit;

import dev.reckoner.runtime.device.Device;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A device that models can be run on from here.
 *
 * @param id by which {@link ReexecutionOptions#device()} names it
 * @param label for a person, such as {@code CPU, 8 threads}
 */
public record OfferedDevice(String id, String label) {
    /** The id of a device: its provider, and what chooses it among several. */
    public static String id(Device device) {
        if (device.provider().isCpu()) {
            return ReexecutionOptions.CPU;
        }
        var options = device.provider().options().entrySet().stream()
                .map(option -> ":" + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining());
        return device.provider().title().toLowerCase(Locale.ROOT).replace(" ", "") + options;
    }
}
