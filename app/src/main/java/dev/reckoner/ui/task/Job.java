package dev.reckoner.ui.task;

import dev.reckoner.audit.TaskProgress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A piece of long work. Its properties change on the FX thread only. */
public final class Job {
    /** Where a job stands. "Could not run" and "was stopped" are never the same as "ran". */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** True once nothing more will happen. */
        public boolean over() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * How far it is.
     *
     * @param done of total
     * @param total 0 where unknown
     * @param what the thing under work; empty text before the first report
     * @param part how much of that thing is done, from 0 to 1; -1 where unknown
     */
    public record Progress(long done, long total, String what, double part) {
        /** Progress of which nothing finer is known. */
        public Progress(long done, long total, String what) {
            this(done, total, what, -1);
        }

        /** Share from 0 to 1, the part of the thing under work included; -1 where unknown. */
        public double share() {
            return total <= 0 ? -1 : Math.clamp((done + Math.max(0, part)) / total, 0, 1);
        }
    }

    private final String title;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress(0, 0, ""));
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> alarm = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Progress> pending = new AtomicReference<>();

    Job(String title, Executor fx) {
        this.title = title;
        this.fx = fx;
    }

    /** What is done, in words. */
    public String title() {
        return title;
    }

    /** Where it stands. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why it failed. */
    public ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What it found that is bad, in a sentence: it ran to its end, and that is no good news. */
    public ReadOnlyObjectProperty<Optional<String>> alarm() {
        return alarm.getReadOnlyProperty();
    }

    /** Asks it to stop; it ends as soon as the work notices. */
    public void cancel() {
        cancelled.set(true);
        stops.forEach(Runnable::run);
    }

    boolean cancelRequested() {
        return cancelled.get();
    }

    void become(State next) {
        state.set(next);
    }

    void found(Optional<String> bad) {
        alarm.set(bad);
    }

    void failed(Exception reason) {
        failure.set(Optional.of(reason));
        state.set(State.FAILED);
    }

    /** Reports of a fast loop are thinned out: at most one waits for the FX thread, always the newest. */
    TaskProgress reporting() {
        return new TaskProgress() {
            private volatile Progress last = new Progress(0, 0, "");

            @Override
            public void report(long done, long total, String what) {
                tell(new Progress(done, total, what));
            }

            @Override
            public void part(double share) {
                tell(new Progress(last.done(), last.total(), last.what(), Math.clamp(share, 0, 1)));
            }

            private void tell(Progress now) {
                last = now;
                if (pending.getAndSet(now) == null) {
                    fx.execute(Job.this::showNewest);
                }
            }

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }

            @Override
            public void onCancel(Runnable stop) {
                stops.add(stop);
                TaskProgress.super.onCancel(stop);
            }
        };
    }

    private void showNewest() {
        Progress newest = pending.getAndSet(null);
        if (newest != null) {
            progress.set(newest);
        }
    }
}
