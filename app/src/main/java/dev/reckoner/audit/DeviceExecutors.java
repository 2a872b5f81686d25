package dev.reckoner.audit;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs the models of a case: on each device a process of its own, which starts with the first run there. The processor needs
 * no search; other devices are looked for when one of them is first asked for, and again when one is asked for that was not there.
 */
final class DeviceExecutors implements AutoCloseable {
    private final Start processor;
    private final Search search;
    private final Map<String, OnDevice> running = new HashMap<>();
    private Optional<List<Found>> known = Optional.empty();

    private DeviceExecutors(Start processor, Search search) {
        this.processor = processor;
        this.search = search;
    }

    /** Starts what runs models on a device. */
    @FunctionalInterface
    interface Start {
        OnDevice start() throws IOException;
    }

    /** Looks for devices other than the processor. */
    @FunctionalInterface
    interface Search {
        List<Found> devices() throws IOException;
    }

    /**
     * A device other than the processor.
     *
     * @param isSoftware true for a driver that computes on the processor
     * @param obstacle why it cannot be used
     */
    record Found(String id, boolean isSoftware, Optional<String> obstacle, Start start) {
        private boolean isOffered() {
            return obstacle.isEmpty() && !isSoftware;
        }
    }

    /**
     * A device, and what runs models there.
     *
     * @param label for sentences, such as {@code WebGPU on NVIDIA H200}
     */
    record OnDevice(String label, Provider provider, Reexecutor reexecutor) {
        static OnDevice processor(Reexecutor reexecutor) {
            return new OnDevice("the processor", Provider.CPU, reexecutor);
        }
    }

    /** Processes within the limits that the analyst set for this machine. */
    static DeviceExecutors workers(Machine machine) {
        return new DeviceExecutors(
                () -> OnDevice.processor(
                        new WorkerReexecutor(machine.preferences().setup())),
                () -> machine.look(machine.preferences(), TaskProgress.SILENT).stream()
                        .filter(found -> !found.device().provider().isCpu())
                        .map(OfferedDevice::found)
                        .toList());
    }

    /** The processor, in this process: whatever a model does it does to the program. For tests. */
    static DeviceExecutors inProcess() {
        return inProcess(List::of);
    }

    /** The same, with devices to be found. */
    static DeviceExecutors inProcess(Search search) {
        return new DeviceExecutors(() -> OnDevice.processor(new InProcessReexecutor()), search);
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
            known = device.equals(ReexecutionOptions.CPU)
                    ? processor.start()
                    : usable(device).start().start();
            running.put(device, known);
        }
        return known;
    }

    private Found usable(String device) throws IOException {
        if (named(device, found()).isEmpty()) {
            known = Optional.empty();
        }
        var found = named(device, found())
                .orElseThrow(() -> new IOException(
                        "This machine has no device " + device + ". 'reckoner devices' lists those that it has."));
        if (found.obstacle().isPresent()) {
            throw new IOException("The device " + device + " cannot be used: "
                    + found.obstacle().get());
        }
        return found;
    }

    private static Optional<Found> named(String device, List<Found> devices) {
        return devices.stream().filter(found -> found.id().equals(device)).findFirst();
    }

    private List<Found> found() throws IOException {
        var found = known.isPresent() ? known.get() : search.devices();
        known = Optional.of(found);
        return found;
    }

    /**
     * The devices of a calibration, the processor in front.
     *
     * @throws IOException if one that is named is not there or cannot be used
     */
    synchronized List<OnDevice> across(CalibrationDevices devices) throws IOException {
        var across = new ArrayList<OnDevice>();
        across.add(on(ReexecutionOptions.CPU));
        for (var id : devices.named().isPresent() ? devices.named().get() : offered()) {
            across.add(on(id));
        }
        return across;
    }

    /**
     * The usable devices but one; software drivers are none.
     *
     * @param device id of the one that is left out
     */
    synchronized List<OnDevice> othersThan(String device) throws IOException {
        var others = new ArrayList<OnDevice>();
        if (!device.equals(ReexecutionOptions.CPU)) {
            others.add(on(ReexecutionOptions.CPU));
        }
        for (var id : offered()) {
            if (!id.equals(device)) {
                others.add(on(id));
            }
        }
        return others;
    }

    private List<String> offered() throws IOException {
        return found().stream().filter(Found::isOffered).map(Found::id).toList();
    }

    @Override
    public synchronized void close() {
        running.values().forEach(device -> device.reexecutor().close());
        running.clear();
    }
}
