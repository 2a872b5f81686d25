package dev.reckoner.audit;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes things on every core and hands them over in the order in which they were asked for. As many wait as keep the cores busy
 * and no more, so that what is made of a trail of any length needs the same heap. Used by one thread.
 *
 * @param <T> what is made
 */
final class Workers<T> implements AutoCloseable {
    private final int most = 2 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();
    private final Taking<T> taking;

    /** Takes what was made. */
    @FunctionalInterface
    interface Taking<T> {
        /** Takes the next. */
        void take(T made) throws IOException;
    }

    /**
     * Begins.
     *
     * @param taking called by the thread that asks, while it asks or waits
     */
    Workers(Taking<T> taking) {
        this.taking = taking;
        this.pool = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("appraise-", 0).factory());
    }

    /** Asks for one more. */
    void ask(Callable<T> making) throws IOException {
        waiting.add(pool.submit(making));
        while (waiting.size() > most) {
            takeNext();
        }
    }

    /** Waits until everything asked for was taken. */
    void drain() throws IOException {
        while (!waiting.isEmpty()) {
            takeNext();
        }
    }

    private void takeNext() throws IOException {
        try {
            taking.take(waiting.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    /** As it was thrown where it was made. */
    private static IOException failure(Throwable cause) {
        return switch (cause) {
            case RuntimeException fault -> throw fault;
            case Error error -> throw error;
            case IOException trouble -> trouble;
            default -> new IOException(cause);
        };
    }

    /** Gives up what was not taken. */
    @Override
    public void close() {
        waiting.clear();
        pool.shutdownNow();
    }
}
