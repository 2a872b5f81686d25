package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.worker.proto.Cancel;
import dev.reckoner.runtime.worker.proto.Order;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees during one run that the worker keeps to its limits: whoever cancels or lasts too long is asked to stop, and ended if
 * that does not help; whoever takes too much memory is ended at once.
 */
final class RunWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 20;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("worker-watch").unstarted(task));

    private final WorkerProcess worker;
    private final long number;
    private final WorkerLimits limits;
    private final LongSupplier memory;
    private long started = System.nanoTime();
    private final Cancellation.Registration registration;
    private final Future<?> ticks;
    private @Nullable WorkerEnded reason;
    private long askedAt;

    /** Begins to watch the run of that number. */
    RunWatch(WorkerProcess worker, long number, WorkerLimits limits, Cancellation cancellation) {
        this(worker, number, limits, cancellation, ProcessMemory.of(worker.handle())::bytes);
    }

    /**
     * The same with another way to tell the memory in use.
     *
     * @param memory bytes
     */
    RunWatch(WorkerProcess worker, long number, WorkerLimits limits, Cancellation cancellation, LongSupplier memory) {
        this.worker = worker;
        this.number = number;
        this.limits = limits;
        this.memory = memory;
        this.ticks = CLOCK.scheduleWithFixedDelay(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        this.registration = cancellation.onCancel(this::cancel);
    }

    /** A task of many runs has come to the next: that has the whole time again. */
    synchronized void goesOn() {
        started = System.nanoTime();
    }

    private synchronized void cancel() {
        ask(new WorkerEnded(Code.CANCELLED, "The run was cancelled."));
    }

    /** An error would end the ticks without a word, and every limit with them. */
    private synchronized void tick() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            if (reason == null) {
                reason = new WorkerEnded(
                        Code.WORKER_UNAVAILABLE,
                        "The process that runs models cannot be watched, and was ended: " + e.getMessage());
            }
            worker.kill();
        }
    }

    private void look() throws IOException {
        worker.folder().limitLog();
        long now = System.nanoTime();
        if (memory.getAsLong() > limits.memoryBytes()) {
            reason = outOfMemory();
            worker.kill();
        } else if (reason == null && now - started > limits.perRun().toNanos()) {
            ask(new WorkerEnded(
                    Code.TIME_LIMIT, "The run took longer than the " + words(limits) + " that it may take."));
        } else if (reason != null && now - askedAt > limits.grace().toNanos()) {
            worker.kill();
        }
    }

    private void ask(WorkerEnded why) {
        if (reason == null) {
            reason = why;
            askedAt = System.nanoTime();
            // A worker that no longer reads must not hold up who sees that it is ended.
            Thread.ofPlatform().daemon().name("worker-cancel").start(this::send);
        }
    }

    private void send() {
        try {
            worker.send(Order.newBuilder()
                    .setCancel(Cancel.newBuilder().setNumber(number))
                    .build());
        } catch (IOException gone) {
            worker.kill();
        }
    }

    /** Why the run was or is to be stopped; empty if nobody asked for that. */
    synchronized Optional<WorkerEnded> reason() {
        return Optional.ofNullable(reason);
    }

    /** That the memory was exhausted. */
    WorkerEnded outOfMemory() {
        return new WorkerEnded(
                Code.MEMORY_LIMIT,
                String.format(
                        Locale.ROOT,
                        "The model took more than the %.1f GiB of memory that it may take.",
                        limits.memoryBytes() / (double) (1L << 30)));
    }

    private static String words(WorkerLimits limits) {
        long seconds = limits.perRun().toSeconds();
        return seconds % 60 == 0 && seconds > 0
                ? seconds / 60 + " min"
                : limits.perRun().toMillis() / 1000.0 + " s";
    }

    @Override
    public void close() {
        registration.close();
        ticks.cancel(false);
    }
}
