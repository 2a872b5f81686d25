package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.WatchedCancellation;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run that a test does something to. */
final class RunInBackground {
    private final WatchedCancellation cancellation = new WatchedCancellation();
    private final CompletableFuture<Execution> outcome = new CompletableFuture<>();
    private final WorkerReexecutor reexecutor;
    private final Thread thread;

    RunInBackground(WorkerReexecutor reexecutor, ModelProto model) {
        this.reexecutor = reexecutor;
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                outcome.complete(TestWorkers.run(reexecutor, model, cancellation));
            } catch (ExecutionException | RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
    }

    /** The process, once the run is in it. */
    ProcessHandle process() throws InterruptedException {
        while (!cancellation.isObserved() && !outcome.isDone()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return reexecutor.process().orElseThrow();
    }

    /** The same, once it is another one. */
    ProcessHandle processOtherThan(ProcessHandle before) throws InterruptedException {
        while (reexecutor.process().filter(now -> !now.equals(before)).isEmpty() && !outcome.isDone()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return process();
    }

    void interrupt() {
        thread.interrupt();
    }

    void cancel() {
        cancellation.cancel();
    }

    /** How it failed. */
    ExecutionException failure() throws Exception {
        try {
            outcome.get(1, TimeUnit.MINUTES);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof ExecutionException failure) {
                return failure;
            }
            throw e;
        }
        throw new AssertionError("The run did not fail");
    }
}
