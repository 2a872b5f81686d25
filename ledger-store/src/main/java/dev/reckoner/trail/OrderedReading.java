package dev.reckoner.trail;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Reads the pieces of a file on several threads and hands what they hold to the sink in the order of the pieces, on the thread
 * that adds them; blobs alone go to the sink at once. No more than a few pieces are under way at a time, so that a file of any
 * length needs no more heap than a short one. What fails in a piece comes in its turn, after what the piece held before.
 */
public final class OrderedReading implements AutoCloseable {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("reading-", 0).daemon().factory();
    /** Enough that no thread waits while the pieces before are handed on. */
    private static final int PIECES_FOR_EACH_THREAD = 3;

    private final TrailSink sink;
    private final int most;
    private final ExecutorService threads;
    private final Deque<Future<Findings>> underWay = new ArrayDeque<>();

    /** A part of a file that can be read without the others. */
    @FunctionalInterface
    public interface Piece {
        /** Reads it; called on any thread, with a sink of its own. */
        void read(TrailSink sink) throws IOException;
    }

    /** Reads on every core; threads are started as pieces come. */
    public OrderedReading(TrailSink sink) {
        this(sink, Runtime.getRuntime().availableProcessors());
    }

    OrderedReading(TrailSink sink, int threads) {
        this.sink = sink;
        this.most = PIECES_FOR_EACH_THREAD * threads;
        this.threads = Executors.newFixedThreadPool(threads, THREADS);
    }

    /** Reads the piece on some thread, once there is room for it. */
    public void add(Piece piece) throws IOException {
        if (underWay.size() == most) {
            handOn();
        }
        underWay.add(threads.submit(() -> Findings.of(piece, sink)));
    }

    /** Reads the piece on this thread, when all before it are read: one that is too large to have several of in memory. */
    public void alone(Piece piece) throws IOException {
        finish();
        piece.read(sink);
    }

    /** Waits for all pieces that were added. */
    public void finish() throws IOException {
        while (!underWay.isEmpty()) {
            handOn();
        }
    }

    private void handOn() throws IOException {
        try {
            underWay.remove().get().to(sink);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException e) {
            // A piece keeps its own exceptions; what comes this way is the machine's, memory for one.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Drops what was not handed on, and returns when no thread is at work any more. */
    @Override
    public void close() {
        underWay.forEach(piece -> piece.cancel(false));
        threads.shutdown();
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // A thread that writes a blob must not be interrupted, and must not outlive the case either.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
