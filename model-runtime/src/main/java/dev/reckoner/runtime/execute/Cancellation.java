package dev.reckoner.runtime.execute;

import java.util.LinkedHashSet;
import java.util.Set;

/** A request to stop that one thread makes and others notice. Once made it stays. */
public class Cancellation {
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private boolean cancelled;

    /** A cancellation that nobody makes. */
    public static Cancellation none() {
        return new Cancellation();
    }

    /** Asks every run that was given this object to stop as soon as it can. */
    public synchronized void cancel() {
        cancelled = true;
        listeners.forEach(Runnable::run);
        listeners.clear();
    }

    /** True once {@link #cancel()} was called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the listener when cancelled, at once if it already is, until the registration is closed. */
    public synchronized Registration onCancel(Runnable listener) {
        if (cancelled) {
            listener.run();
        } else {
            listeners.add(listener);
        }
        return () -> forget(listener);
    }

    /** Waits for a cancellation in progress, so that what the listener uses may be closed afterwards. */
    private synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Ends the interest of a listener. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
