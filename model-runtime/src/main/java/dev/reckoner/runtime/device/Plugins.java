package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The plugin libraries that this process was started with. Each is registered once, before the first session is made. */
public final class Plugins {
    /** A system property for each, its name behind this and the file as its value. */
    private static final String PROPERTY = "reckoner.plugin.";

    private Plugins() {}

    /** The option of a Java process that has it register the plugin. */
    public static String option(Plugin plugin) {
        return "-D" + PROPERTY + plugin.name() + "=" + plugin.library();
    }

    /**
     * What became of one.
     *
     * @param devices what it brought, in its order
     * @param obstacle why it could not be registered, or why it brought nothing
     */
    record Registered(Plugin plugin, List<OrtEpDevice> devices, Optional<Obstacle> obstacle) {}

    static SequencedMap<String, Registered> registered() {
        return Holder.REGISTERED;
    }

    /** The devices of a provider that came from plugins. */
    static List<OrtEpDevice> devices(Provider provider) {
        return registered().values().stream()
                .flatMap(each -> each.devices().stream())
                .filter(device -> device.getEpName().equals(provider.name()))
                .toList();
    }

    private static final class Holder {
        static final SequencedMap<String, Registered> REGISTERED = registerAll();
    }

    private static SequencedMap<String, Registered> registerAll() {
        SequencedMap<String, Registered> all = new LinkedHashMap<>();
        for (Plugin plugin : asked(System.getProperties())) {
            all.put(plugin.name(), register(plugin));
        }
        return all;
    }

    static List<Plugin> asked(Properties properties) {
        List<Plugin> plugins = new ArrayList<>();
        for (Map.Entry<Object, Object> property : new TreeMap<>(properties).entrySet()) {
            String name = property.getKey().toString();
            if (name.startsWith(PROPERTY)) {
                plugins.add(new Plugin(
                        name.substring(PROPERTY.length()),
                        Path.of(property.getValue().toString())));
            }
        }
        return plugins;
    }

    private static Registered register(Plugin plugin) {
        if (!Files.isRegularFile(plugin.library())) {
            return new Registered(plugin, List.of(), Optional.of(Obstacles.missing(plugin)));
        }
        OrtEnvironment environment = OnnxRuntime.environment();
        try {
            List<OrtEpDevice> before = environment.getEpDevices();
            environment.registerExecutionProviderLibrary(
                    plugin.name(), plugin.library().toString());
            List<OrtEpDevice> after = environment.getEpDevices();
            // The runtime lists the devices in the order in which they were registered.
            List<OrtEpDevice> brought = after.subList(before.size(), after.size());
            return new Registered(
                    plugin,
                    List.copyOf(brought),
                    brought.isEmpty() ? Optional.of(Obstacles.withoutDevices(plugin)) : Optional.empty());
        } catch (OrtException e) {
            return new Registered(plugin, List.of(), Optional.of(Obstacles.ofPlugin(plugin, e)));
        }
    }
}
