package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Provider;
import java.util.Locale;

/**
 * A device, and the process in which models run on it.
 *
 * @param device where models can be run, or why not
 * @param setup how that process is started, with the limits that runs have
 */
public record FoundDevice(Device device, WorkerSetup setup) {
    /**
     * By what the person and the settings name it, such as {@code webgpu} or {@code openvino:1}: the same in every search on a
     * machine whose devices stay the same.
     */
    public String id() {
        String title = device.provider().title().toLowerCase(Locale.ROOT).replace(" ", "");
        String number = device.provider().options().get(Provider.DEVICE);
        return number == null ? title : title + ":" + number;
    }
}
