package dev.reckoner.ui.task;

import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Work off the FX thread, and the only place that knows threads. Jobs run one after the other, because the use cases of a
 * case must; reading runs beside them.
 */
public final class Background implements AutoCloseable {
    /** Long work. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; returns early where {@link TaskProgress#cancelled()}. */
        T run(TaskProgress progress) throws Exception;
    }

    private final Executor jobsInTurn;
    private final Executor readers;
    private final Executor fx;
    private final Runnable awaitEnd;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();

    private Background(Executor jobsInTurn, Executor readers, Executor fx, Runnable awaitEnd) {
        this.jobsInTurn = jobsInTurn;
        this.readers = readers;
        this.fx = fx;
        this.awaitEnd = awaitEnd;
    }

    /** Daemon threads, with results on the FX thread. */
    public static Background start() {
        ExecutorService jobsInTurn = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("reckoner-jobs").factory());
        ExecutorService readers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("reckoner-read-", 0).factory());
        // Nothing is interrupted: an interrupt in the middle of a write would close the files of the database.
        return new Background(jobsInTurn, untilClosed(readers), Background::onFxThread, () -> {
            jobsInTurn.close();
            readers.close();
        });
    }

    /** A case that is being closed still tells of its last change; nobody is there any more to be shown it. */
    private static Executor untilClosed(Executor readers) {
        return work -> {
            try {
                readers.execute(work);
            } catch (RejectedExecutionException closed) {
                return;
            }
        };
    }

    /** Everything at once on the calling thread, for tests of view models. */
    public static Background direct() {
        return new Background(Runnable::run, Runnable::run, Runnable::run, () -> {});
    }

    /**
     * Runs work after the jobs before it.
     *
     * @param title what is done, in words, for the activity bar
     * @param onDone gets the result on the FX thread, also of work that stopped early because it was cancelled
     * @param onFailure gets what the work threw, on the FX thread
     */
    public <T> Job submit(String title, Work<T> work, Consumer<T> onDone, Consumer<Exception> onFailure) {
        return submit(title, work, result -> Optional.empty(), onDone, onFailure);
    }

    /**
     * The same with work that can find something bad, which then stands where else would stand that it is done.
     *
     * @param alarm says it in a sentence; empty where nothing is
     */
    public <T> Job submit(
            String title,
            Work<T> work,
            Function<T, Optional<String>> alarm,
            Consumer<T> onDone,
            Consumer<Exception> onFailure) {
        var job = new Job(title, fx);
        jobs.add(job);
        jobsInTurn.execute(() -> run(job, work, alarm, onDone, onFailure));
        return job;
    }

    /** Reads something beside the jobs, without a line in the activity bar; never for a use case that writes. */
    public <T> void read(Work<T> work, Consumer<T> onDone, Consumer<Exception> onFailure) {
        readers.execute(() -> {
            try {
                T result = work.run(TaskProgress.SILENT);
                fx.execute(() -> onDone.accept(result));
            } catch (Exception e) { // whatever a job throws is told to the person; a thread that dies tells nobody
                fx.execute(() -> onFailure.accept(told(e)));
            }
        });
    }

    /** A runnable for any thread that runs the action on the FX thread, once for all calls made before it ran. */
    public Runnable coalesced(Runnable action) {
        var waiting = new AtomicBoolean();
        return () -> {
            if (waiting.compareAndSet(false, true)) {
                fx.execute(() -> {
                    waiting.set(false);
                    action.run();
                });
            }
        };
    }

    /** Waiting, running and finished jobs, oldest first. */
    public ObservableList<Job> jobs() {
        return jobs;
    }

    /** Forgets the jobs that are over. */
    public void clearFinished() {
        jobs.removeIf(job -> job.state().get().over());
    }

    /** Asks every job to stop; on the FX thread. */
    public void cancelAll() {
        jobs.forEach(Job::cancel);
    }

    /** Waits until everything has ended; nothing can be started any more. May take as long as the running job. */
    @Override
    public void close() {
        awaitEnd.run();
    }

    private <T> void run(
            Job job,
            Work<T> work,
            Function<T, Optional<String>> alarm,
            Consumer<T> onDone,
            Consumer<Exception> onFailure) {
        if (job.cancelRequested()) {
            fx.execute(() -> job.become(Job.State.CANCELLED));
            return;
        }
        fx.execute(() -> job.become(Job.State.RUNNING));
        try {
            T result = work.run(job.reporting());
            Job.State end = job.cancelRequested() ? Job.State.CANCELLED : Job.State.SUCCEEDED;
            fx.execute(() -> {
                job.found(alarm.apply(result));
                job.become(end);
                onDone.accept(result);
            });
        } catch (Exception e) { // whatever a job throws is told to the person
            fail(job, told(e), onFailure);
        } catch (StackOverflowError | OutOfMemoryError e) {
            fail(job, new ExecutionException(e), onFailure);
        }
    }

    /** What a stream had to wrap has the sentence for the person inside. */
    private static Exception told(Exception thrown) {
        if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException inside) {
            return inside;
        }
        return thrown;
    }

    private void fail(Job job, Exception reason, Consumer<Exception> onFailure) {
        fx.execute(() -> {
            job.failed(reason);
            onFailure.accept(reason);
        });
    }

    private static void onFxThread(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
