package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Obstacle;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for devices, in processes of their own: a driver that crashes or hangs costs its own device and nothing else. What is
 * looked for is the same on every machine of a system, so that what is missing is said as well.
 */
public final class DeviceSearch {
    private static final Duration PER_DEVICE = Duration.ofSeconds(60);

    private final WorkerLimits limits;
    private final List<Attempt> attempts = new ArrayList<>();

    /** One question to one process. */
    private record Attempt(String title, WorkerSetup setup, Provider provider, Optional<Plugin> plugin) {}

    /** Told before each attempt. */
    @FunctionalInterface
    public interface Progress {
        /**
         * An attempt begins.
         *
         * @param done attempts before it
         * @param total all of them
         * @param what what is tried, for people
         */
        void begins(int done, int total, String what);
    }

    /**
     * Looks for what the jar and a second build of the runtime can do, and what plugin libraries bring.
     *
     * @param ordinary how processes are started; a trial may take a minute whatever a run may take
     * @param second folder with the native libraries of a build of the runtime that knows graphics cards
     * @param plugins libraries that the analyst pointed at
     * @param system as {@code os.name} has it
     */
    public DeviceSearch(WorkerSetup ordinary, Optional<Path> second, List<Plugin> plugins, String system) {
        limits = ordinary.limits();
        WorkerSetup patient = ordinary.withLimits(ordinary.limits().withTime(PER_DEVICE));
        attempts.add(attempt(patient, Provider.CPU));
        WorkerSetup graphics = second.map(patient::withLibrary).orElse(patient);
        attempts.add(attempt(graphics, Provider.WEBGPU));
        if (system.startsWith("Windows")) {
            attempts.add(attempt(graphics, Provider.DIRECT_ML));
        }
        if (system.startsWith("Mac")) {
            attempts.add(attempt(patient, Provider.CORE_ML));
        } else {
            attempts.add(attempt(patient, Provider.CUDA));
            attempts.add(attempt(patient, Provider.TENSOR_RT));
        }
        for (Plugin plugin : plugins) {
            attempts.add(new Attempt(
                    plugin.name(), patient.withPlugin(plugin), Provider.of(plugin.name()), Optional.of(plugin)));
        }
    }

    private static Attempt attempt(WorkerSetup setup, Provider provider) {
        return new Attempt(provider.title(), setup, provider, Optional.empty());
    }

    /**
     * Tries one after the other; takes seconds.
     *
     * @throws ExecutionException if no process can be started, or when cancelled
     */
    public List<FoundDevice> find(Progress progress, Cancellation cancellation) throws ExecutionException {
        Map<WorkerSetup, WorkerReexecutor> workers = new HashMap<>();
        List<FoundDevice> found = new ArrayList<>();
        try {
            for (int i = 0; i < attempts.size(); i++) {
                if (cancellation.isCancelled()) {
                    throw new ExecutionException(Code.CANCELLED, "The search for devices was cancelled.");
                }
                Attempt attempt = attempts.get(i);
                progress.begins(i, attempts.size(), attempt.title());
                WorkerReexecutor worker = workers.computeIfAbsent(attempt.setup(), WorkerReexecutor::new);
                for (Device device : devices(attempt, worker, cancellation)) {
                    found.add(new FoundDevice(device, attempt.setup().withLimits(limits)));
                }
            }
            return found;
        } finally {
            workers.values().forEach(WorkerReexecutor::close);
        }
    }

    private static List<Device> devices(Attempt attempt, WorkerReexecutor worker, Cancellation cancellation)
            throws ExecutionException {
        try {
            return attempt.plugin().isPresent()
                    ? worker.devices(attempt.plugin().get(), cancellation)
                    : List.of(worker.device(attempt.provider(), cancellation));
        } catch (ExecutionException e) {
            if (e.kind() == Code.CANCELLED || e.kind() == Code.WORKER_UNAVAILABLE) {
                throw e;
            }
            return List.of(Device.unusable(attempt.provider(), obstacle(e)));
        }
    }

    private static Obstacle obstacle(ExecutionException e) {
        return switch (e.kind()) {
            case TIME_LIMIT -> Obstacle.noAnswer(e.getMessage());
            case MEMORY_LIMIT -> Obstacle.memory(e.getMessage());
            default -> Obstacle.crashed(e.getMessage());
        };
    }
}
