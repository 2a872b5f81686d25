package dev.reckoner.runtime.worker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a process that runs models is started.
 *
 * @param library folder with the native libraries of ONNX Runtime to use; empty for those of the jar
 * @param limits what it may take
 */
public record WorkerSetup(Optional<Path> library, WorkerLimits limits) {
    /** The jar's own libraries within the ordinary limits. */
    public static WorkerSetup ordinary() {
        return new WorkerSetup(Optional.empty(), WorkerLimits.ordinary());
    }

    /** The same with other limits. */
    public WorkerSetup withLimits(WorkerLimits other) {
        return new WorkerSetup(library, other);
    }
}
