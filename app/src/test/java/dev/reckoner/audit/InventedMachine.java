package dev.reckoner.audit;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Hardware;
import dev.reckoner.runtime.device.Obstacle;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine that exists only in tests: nothing is tried. */
public final class InventedMachine implements Machine {
    private DevicePreferences preferences;
    private final List<DevicePreferences> searches = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();

    /** With what its analyst set. */
    public InventedMachine(DevicePreferences preferences) {
        this.preferences = preferences;
    }

    /** From now on nothing works, for that reason. */
    public void breakDown(String reason) {
        trouble = Optional.of(reason);
    }

    /** What was asked for in each search. */
    public List<DevicePreferences> searches() {
        return searches;
    }

    /** What was kept. */
    public DevicePreferences kept() {
        return preferences;
    }

    private void check() throws IOException {
        if (trouble.isPresent()) {
            throw new IOException(trouble.get());
        }
    }

    @Override
    public DevicePreferences preferences() throws IOException {
        check();
        return preferences;
    }

    @Override
    public void keep(DevicePreferences changed) throws IOException {
        check();
        preferences = changed;
    }

    @Override
    public List<FoundDevice> look(DevicePreferences asked, TaskProgress progress) throws IOException {
        check();
        searches.add(asked);
        progress.report(1, 4, "WebGPU");
        List<FoundDevice> found = new ArrayList<>(List.of(
                found(new Device(
                        Provider.CPU,
                        hardware(Hardware.Kind.CPU, "AMD Ryzen 9 7950X", "AMD", "", false),
                        "1.29.0",
                        Optional.empty())),
                found(new Device(
                        Provider.WEBGPU,
                        hardware(
                                Hardware.Kind.GPU,
                                "AMD Radeon RX 7900 XTX (RADV NAVI31)",
                                "AMD",
                                "radv Mesa 25.0.7",
                                false),
                        "1.29.0",
                        Optional.empty())),
                found(new Device(
                        Provider.of("SwiftShaderExecutionProvider"),
                        hardware(
                                Hardware.Kind.GPU,
                                "SwiftShader Device (Subzero)",
                                "Google",
                                "SwiftShader driver 5.0.0",
                                true),
                        "0.4.0",
                        Optional.empty())),
                found(Device.unusable(
                        Provider.CUDA,
                        new Obstacle(
                                Obstacle.LIBRARY,
                                "A library of NVIDIA is missing. Install CUDA 12 and cuDNN 9, with a driver for that CUDA.",
                                "Error code - ORT_FAIL - message: OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to"
                                        + " load shared library")))));
        for (Plugin plugin : asked.plugins()) {
            found.add(found(Device.unusable(
                    Provider.of(plugin.name()),
                    new Obstacle(Obstacle.PLUGIN, "There is no file '" + plugin.library() + "'.", ""))));
        }
        return found;
    }

    private static Hardware hardware(Hardware.Kind kind, String name, String vendor, String driver, boolean software) {
        return new Hardware(
                kind, name, Optional.of(vendor), Optional.of(driver).filter(text -> !text.isEmpty()), software);
    }

    private static FoundDevice found(Device device) {
        return new FoundDevice(device, WorkerSetup.ordinary());
    }
}
