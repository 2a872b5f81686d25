package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices of this machine as this process finds them. Drivers are loaded, which takes from milliseconds to seconds and may
 * end the process.
 */
public final class Devices {
    private static final Map<Provider, Hardware> KNOWN = new ConcurrentHashMap<>();

    private Devices() {}

    /** What this build of ONNX Runtime names and what plugin libraries bring, each tried; the CPU comes first. */
    public static List<Device> find() {
        List<Device> found = new ArrayList<>();
        OrtEnvironment.getAvailableProviders().forEach(known -> found.add(tried(Provider.canonical(known.getName()))));
        Plugins.registered().keySet().forEach(name -> found.addAll(ofPlugin(name)));
        return found;
    }

    /** The device of a provider, tried by running a small model on it: the runtime's list alone also names what is missing. */
    public static Device tried(Provider provider) {
        Optional<Obstacle> obstacle;
        try {
            obstacle = Trial.of(provider);
        } catch (LinkageError e) {
            return Device.unusable(provider, Obstacles.notLoaded(e));
        }
        if (obstacle.isPresent() && obstacle.get().code().equals(Obstacle.NOT_BUILT)) {
            return Device.unusable(provider, obstacle.get());
        }
        try {
            Hardware hardware = HardwareOf.provider(provider);
            return new Device(
                    provider,
                    hardware,
                    HardwareOf.version(provider),
                    obstacle.map(each -> Obstacles.knowing(hardware, each)));
        } catch (OrtException unknown) {
            return new Device(provider, Hardware.named(provider.kind(), provider.title()), "", obstacle);
        }
    }

    /** What a plugin library that this process was started with brings, or one unusable device that says why it brings none. */
    public static List<Device> ofPlugin(String name) {
        Plugins.Registered plugin = Plugins.registered().get(name);
        if (plugin == null) {
            throw new IllegalArgumentException("This process was not started with a plugin library '" + name + "'");
        }
        Optional<Obstacle> obstacle = plugin.obstacle();
        if (obstacle.isPresent()) {
            return List.of(Device.unusable(Provider.of(name), obstacle.get()));
        }
        List<Device> found = new ArrayList<>();
        for (int i = 0; i < plugin.devices().size(); i++) {
            Provider provider = Provider.of(plugin.devices().get(i).getEpName());
            int number = Plugins.devices(provider).indexOf(plugin.devices().get(i));
            found.add(tried(number == 0 ? provider : provider.with(Provider.DEVICE, Integer.toString(number))));
        }
        return found;
    }

    /** As {@link HardwareOf}, also where the runtime cannot be asked. The same for the life of this process. */
    static Hardware hardware(Provider provider) {
        return KNOWN.computeIfAbsent(provider, Devices::describe);
    }

    private static Hardware describe(Provider provider) {
        try {
            return HardwareOf.provider(provider);
        } catch (OrtException e) {
            return Hardware.named(provider.kind(), provider.title());
        }
    }
}
