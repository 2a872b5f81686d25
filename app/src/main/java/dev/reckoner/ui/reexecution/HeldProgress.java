package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.TaskProgress;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Progress that can also be held: then it says "stop", but only between two claims, so that what is under work is not thrown
 * away. Safe for use by the working thread and the FX thread.
 */
final class HeldProgress implements TaskProgress {
    private final TaskProgress inner;
    private final AtomicBoolean hold;
    private volatile boolean stopped;

    /**
     * Progress of a run.
     *
     * @param hold true while the run shall be held
     */
    HeldProgress(TaskProgress inner, AtomicBoolean hold) {
        this.inner = inner;
        this.hold = hold;
    }

    /** A claim has its verdict: the moment to stop, where that is wanted. */
    void ended() {
        stopped = hold.get();
    }

    @Override
    public void report(long done, long total, String what) {
        inner.report(done, total, what);
    }

    @Override
    public void part(double share) {
        inner.part(share);
    }

    @Override
    public boolean cancelled() {
        return stopped || inner.cancelled();
    }

    @Override
    public void onCancel(Runnable stop) {
        inner.onCancel(stop);
    }
}
