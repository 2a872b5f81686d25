package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Plugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a process that runs models is started.
 *
 * @param library folder with the native libraries of ONNX Runtime to use; empty for those of the jar
 * @param plugins libraries of execution providers that the analyst pointed at
 * @param environment variables beside those of this process
 * @param limits what it may take
 */
public record WorkerSetup(
        Optional<Path> library, List<Plugin> plugins, Map<String, String> environment, WorkerLimits limits) {
    public WorkerSetup {
        library = library.map(Path::toAbsolutePath);
        plugins = List.copyOf(plugins);
        environment = Map.copyOf(environment);
    }

    /** No plugin libraries, and no variables of its own. */
    public WorkerSetup(Optional<Path> library, WorkerLimits limits) {
        this(library, List.of(), Map.of(), limits);
    }

    /** The jar's own libraries within the ordinary limits. */
    public static WorkerSetup ordinary() {
        return new WorkerSetup(Optional.empty(), WorkerLimits.ordinary());
    }

    /** The same with other limits. */
    public WorkerSetup withLimits(WorkerLimits other) {
        return new WorkerSetup(library, plugins, environment, other);
    }

    /** The same with the native libraries in a folder. */
    public WorkerSetup withLibrary(Path folder) {
        return new WorkerSetup(Optional.of(folder), plugins, environment, limits);
    }

    /** The same with one more plugin library. */
    public WorkerSetup withPlugin(Plugin plugin) {
        var more = new java.util.ArrayList<>(plugins);
        more.add(plugin);
        return new WorkerSetup(library, more, environment, limits);
    }

    /** The same with one more variable of the process, or another value of it. */
    public WorkerSetup withVariable(String name, String value) {
        var more = new java.util.HashMap<>(environment);
        more.put(name, value);
        return new WorkerSetup(library, plugins, more, limits);
    }
}
