package dev.reckoner.cli.bench;

import dev.reckoner.audit.TaskProgress;
import java.time.Duration;

/** How much of the heap is in use while a task runs: collects it now and then as the task reports how far it is. */
final class LiveHeap implements TaskProgress {
    private static final Duration EVERY = Duration.ofMillis(500);

    private long last = System.nanoTime();
    private long most;

    @Override
    public void report(long done, long total, String what) {
        if (System.nanoTime() - last > EVERY.toNanos()) {
            most = Math.max(most, inUse());
            last = System.nanoTime();
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    static long inUse() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The most that was left after a collection, megabytes of a million bytes. */
    double mostMegabytes() {
        return most / 1e6;
    }
}
