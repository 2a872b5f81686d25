package dev.reckoner.audit;

import dev.reckoner.runtime.worker.FoundDevice;
import java.io.IOException;
import java.util.List;

/**
 * A device that models can be run on from here.
 *
 * @param id by which {@link ReexecutionOptions#device()} names it
 * @param label for a person, such as {@code CPU, 8 threads}
 */
public record OfferedDevice(String id, String label) {
    /**
     * The usable devices of this machine beside the processor, each tried in a process of its own.
     *
     * @throws IOException if no such process can be started
     */
    public static List<OfferedDevice> others() throws IOException {
        var machine = ThisMachine.ofUser();
        return machine.look(machine.preferences(), TaskProgress.SILENT).stream()
                .filter(found ->
                        found.device().isUsable() && !found.device().provider().isCpu())
                .map(OfferedDevice::of)
                .toList();
    }

    private static OfferedDevice of(FoundDevice found) {
        var device = found.device();
        return new OfferedDevice(
                found.id(), device.hardware().name() + ", " + device.provider().title());
    }
}
