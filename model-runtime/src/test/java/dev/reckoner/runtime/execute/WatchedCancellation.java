package dev.reckoner.runtime.execute;

import java.util.concurrent.atomic.AtomicInteger;

/** A cancellation that a test can ask whether a run waits for it. */
public final class WatchedCancellation extends Cancellation {
    private final AtomicInteger listeners = new AtomicInteger();

    @Override
    public Registration onCancel(Runnable listener) {
        Registration registration = super.onCancel(listener);
        listeners.incrementAndGet();
        return () -> {
            listeners.decrementAndGet();
            registration.close();
        };
    }

    /** True while a run waits for it. */
    public boolean isObserved() {
        return listeners.get() > 0;
    }
}
