package dev.reckoner.cli.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much of the heap is in use while something runs. */
final class LiveHeap {
    private static final Duration EVERY = Duration.ofMillis(500);

    private LiveHeap() {}

    /** Runs it, collecting the heap again and again, and returns the most bytes that were left after a collection. */
    static long most(Callable<?> work) throws Exception {
        var most = new AtomicLong();
        try (var sampler = Executors.newSingleThreadScheduledExecutor()) {
            var sampling = sampler.scheduleWithFixedDelay(
                    () -> most.accumulateAndGet(left(), Math::max), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
            work.call();
            sampling.cancel(false);
        }
        return most.get();
    }

    private static long left() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
