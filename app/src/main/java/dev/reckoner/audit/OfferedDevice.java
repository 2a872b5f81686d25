package dev.reckoner.audit;

import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import java.io.IOException;
import java.util.List;

/**
 * A device that models can be run on from here.
 *
 * @param id by which {@link ReexecutionOptions#device()} names it
 * @param label for a person, such as {@code CPU, 8 threads}
 * @param isSoftware true for a driver that computes on the processor and only looks like a graphics card
 */
public record OfferedDevice(String id, String label, boolean isSoftware) {
    /** A device that computes by itself. */
    public OfferedDevice(String id, String label) {
        this(id, label, false);
    }

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
                found.id(),
                device.hardware().name() + ", " + device.provider().title(),
                device.hardware().isSoftware());
    }

    /** What was found, usable or not. */
    static DeviceExecutors.Found found(FoundDevice found) {
        var device = found.device();
        var label = device.provider().title() + " on " + device.hardware().name();
        return new DeviceExecutors.Found(
                found.id(),
                device.hardware().isSoftware(),
                device.obstacle().map(obstacle -> obstacle.sentence()),
                () -> new DeviceExecutors.OnDevice(label, device.provider(), new WorkerReexecutor(found.setup())));
    }
}
