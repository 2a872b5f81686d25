package dev.reckoner.audit;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs the models of a case: on each device a process of its own, which starts with the first run there. The processor needs
 * no search; other devices are looked for when one of them is first asked for.
 */
final class DeviceExecutors implements AutoCloseable {
    private final Start start;
    private final Map<String, OnDevice> running = new HashMap<>();

    private DeviceExecutors(Start start) {
        this.start = start;
    }

    /** Starts what runs models on a device. */
    private interface Start {
        OnDevice on(String device) throws IOException;
    }

    /** A device, and what runs models there. */
    record OnDevice(Provider provider, Reexecutor reexecutor) {}

    /** Processes within the limits that the analyst set for this machine. */
    static DeviceExecutors workers(Machine machine) {
        return new DeviceExecutors(device -> device.equals(ReexecutionOptions.CPU)
                ? new OnDevice(
                        Provider.CPU, new WorkerReexecutor(machine.preferences().setup()))
                : found(device, machine.look(machine.preferences(), TaskProgress.SILENT)));
    }

    /** The processor, in this process: whatever a model does it does to the program. For tests. */
    static DeviceExecutors inProcess() {
        return new DeviceExecutors(device -> new OnDevice(Provider.CPU, new InProcessReexecutor()));
    }

    private static OnDevice found(String device, List<FoundDevice> devices) throws IOException {
        var usable = devices.stream()
                .filter(found -> found.id().equals(device))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "This machine has no device " + device + ". 'reckoner devices' lists those that it has."));
        if (usable.device().obstacle().isPresent()) {
            throw new IOException("The device " + device + " cannot be used: "
                    + usable.device().obstacle().get().sentence());
        }
        return new OnDevice(usable.device().provider(), new WorkerReexecutor(usable.setup()));
    }

    /**
     * What runs models on a device.
     *
     * @param device id of an {@link OfferedDevice}
     * @throws IOException if this machine does not have it, or it cannot be used
     */
    synchronized OnDevice on(String device) throws IOException {
        var known = running.get(device);
        if (known == null) {
            known = start.on(device);
            running.put(device, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        running.values().forEach(device -> device.reexecutor().close());
        running.clear();
    }
}
