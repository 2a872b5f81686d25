package dev.reckoner.runtime.worker;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a process that runs models may take.
 *
 * @param memoryBytes memory of the process and those it starts, without what only mirrors files
 * @param perRun time for one run by the clock, loading the model included
 * @param grace time that a run has to stop when it is asked to, before its process is ended
 */
public record WorkerLimits(long memoryBytes, Duration perRun, Duration grace) {
    private static final long LEAST_MEMORY = 256L << 20;

    public WorkerLimits {
        if (memoryBytes < LEAST_MEMORY || !perRun.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException("A worker needs some memory and some time");
        }
    }

    /** Three quarters of this machine's memory, an hour for a run, three seconds to stop. */
    public static WorkerLimits ordinary() {
        return new WorkerLimits(machineMemory() / 4 * 3, Duration.ofHours(1), Duration.ofSeconds(3));
    }

    /** These limits with another limit of memory. */
    public WorkerLimits withMemory(long bytes) {
        return new WorkerLimits(bytes, perRun, grace);
    }

    /** These limits with another time for a run. */
    public WorkerLimits withTime(Duration time) {
        return new WorkerLimits(memoryBytes, time, grace);
    }

    private static long machineMemory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize();
    }
}
