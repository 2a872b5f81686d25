package dev.reckoner.audit;

import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.worker.WorkerLimits;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the analyst set for the devices of this machine.
 *
 * @param plugins libraries of execution providers to look for devices in
 * @param memoryMebibytes memory that a process which runs models may take; empty for three quarters of the machine's
 * @param minutes time that a run may take; empty for an hour
 */
public record DevicePreferences(List<Plugin> plugins, OptionalInt memoryMebibytes, OptionalInt minutes) {
    /** Nothing set. */
    public static final DevicePreferences NONE =
            new DevicePreferences(List.of(), OptionalInt.empty(), OptionalInt.empty());

    /** Less, and not even the program of a worker runs. */
    public static final int LEAST_MEBIBYTES = 512;

    /** A week. */
    public static final int MOST_MINUTES = 7 * 24 * 60;

    private static final int MOST_MEBIBYTES = 1 << 24;
    private static final long MEBIBYTE = 1L << 20;

    public DevicePreferences {
        plugins = List.copyOf(plugins);
        require(memoryMebibytes, LEAST_MEBIBYTES, MOST_MEBIBYTES, "A limit of memory, in MiB,");
        require(minutes, 1, MOST_MINUTES, "A limit of time, in minutes,");
        if (plugins.stream().map(Plugin::name).distinct().count() < plugins.size()) {
            throw new IllegalArgumentException("Two plugin libraries have the same name");
        }
    }

    private static void require(OptionalInt value, int least, int most, String what) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
            throw new IllegalArgumentException(what + " is between " + least + " and " + most);
        }
    }

    /** What a process that runs models may take. */
    public WorkerLimits limits() {
        WorkerLimits limits = WorkerLimits.ordinary();
        if (memoryMebibytes.isPresent()) {
            limits = limits.withMemory(memoryMebibytes.getAsInt() * MEBIBYTE);
        }
        return minutes.isPresent() ? limits.withTime(Duration.ofMinutes(minutes.getAsInt())) : limits;
    }

    /** How a process that runs models is started with these limits. */
    public WorkerSetup setup() {
        return WorkerSetup.ordinary().withLimits(limits());
    }

    /** The same with one more plugin library, in place of one of that name. */
    public DevicePreferences with(Plugin plugin) {
        List<Plugin> more = new ArrayList<>(without(plugin.name()).plugins);
        more.add(plugin);
        return new DevicePreferences(more, memoryMebibytes, minutes);
    }

    /** The same without the plugin library of a name. */
    public DevicePreferences without(String name) {
        return new DevicePreferences(
                plugins.stream().filter(each -> !each.name().equals(name)).toList(), memoryMebibytes, minutes);
    }

    /** The same with other limits. */
    public DevicePreferences withLimits(OptionalInt memory, OptionalInt time) {
        return new DevicePreferences(plugins, memory, time);
    }

    /** The plugin library of a name. */
    public Optional<Plugin> plugin(String name) {
        return plugins.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
