package dev.reckoner.audit;

import dev.reckoner.audit.device.ThisMachine;
import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.worker.FoundDevice;
import java.io.IOException;
import java.util.List;
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

    /**
     * The usable devices of this machine beside the processor, each tried in a process of its own.
     *
     * @throws IOException if no such process can be started
     */
    public static List<OfferedDevice> others() throws IOException {
        var machine = ThisMachine.ofUser();
        return machine.look(machine.preferences(), TaskProgress.SILENT).stream()
                .map(FoundDevice::device)
                .filter(device -> device.isUsable() && !device.provider().isCpu())
                .map(device -> new OfferedDevice(
                        id(device),
                        device.hardware().name() + ", " + device.provider().title()))
                .toList();
    }
}
