package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running worker, and the pipes to it. One order at a time. */
final class WorkerProcess implements AutoCloseable {
    /** A process in the middle of a driver's call may be killed and stay. */
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final OwnedFolder folder;
    private final ValueFile inputs;
    private final ModelFiles models;
    private final Process process;
    private final Thread reader;
    private final BlockingQueue<CompletableFuture<Optional<Reply>>> asked = new LinkedBlockingQueue<>();
    private long orders;

    private WorkerProcess(OwnedFolder folder, ValueFile inputs, Process process) {
        this.folder = folder;
        this.inputs = inputs;
        this.models = new ModelFiles(folder.folder());
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("worker-replies").unstarted(this::read);
    }

    static WorkerProcess start(WorkerCommand command, OwnedFolder folder) throws IOException {
        try {
            ValueFile inputs = ValueFile.create(folder.folder().inputs());
            var started = new WorkerProcess(
                    folder, inputs, command.in(folder.folder()).start());
            started.reader.start();
            return started;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    WorkerFolder folder() {
        return folder.folder();
    }

    ValueFile inputs() {
        return inputs;
    }

    ModelFiles models() {
        return models;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** True if it has carried out an order before. */
    boolean isUsed() {
        return orders > 1;
    }

    /** The number of the order that comes next; each has a higher one. */
    long nextNumber() {
        return ++orders;
    }

    /**
     * Has an order carried out. Who is interrupted meanwhile has to end the process.
     *
     * @param watch knows why the process was ended, if it was
     */
    Reply carryOut(Order order, RunWatch watch) throws WorkerEnded, ExecutionException, ClosedByInterruptException {
        if (order.getSerializedSize() > Frames.LARGEST_ORDER) {
            throw new ExecutionException(
                    Code.INPUT_UNSUPPORTED,
                    "The model is given too many values, or cut into too many pieces, for one run.");
        }
        var reply = new CompletableFuture<Optional<Reply>>();
        asked.add(reply);
        // A process may leave a pipe open to another one that does not read.
        Thread.ofVirtual().start(() -> send(order, reply));
        try {
            return answer(reply, watch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    private Reply answer(CompletableFuture<Optional<Reply>> reply, RunWatch watch)
            throws WorkerEnded, InterruptedException {
        try {
            return await(reply).orElseThrow(() -> ended(watch));
        } catch (java.util.concurrent.ExecutionException nonsense) {
            // The virtual machine reports a crash on the stream of the replies, and then ends by itself.
            if (process.waitFor(LAST_WORDS)) {
                throw ended(watch);
            }
            kill();
            throw watch.reason().orElseGet(WorkerEnded::ofNonsense);
        }
    }

    private void send(Order order, CompletableFuture<Optional<Reply>> reply) {
        try {
            send(order);
        } catch (IOException gone) {
            reply.complete(Optional.empty());
        }
    }

    /** Reads a reply for each order. Where another process holds the pipe this ends only with that one. */
    private void read() {
        try (InputStream replies = new BufferedInputStream(process.getInputStream())) {
            while (true) {
                CompletableFuture<Optional<Reply>> reply = asked.take();
                try {
                    reply.complete(Frames.read(replies, Reply.parser(), Frames.LARGEST_REPLY));
                } catch (IOException | RuntimeException nonsense) {
                    reply.completeExceptionally(nonsense);
                }
            }
        } catch (InterruptedException | IOException end) {
            // The process was closed.
        }
    }

    /** Empty for a process that ended without a reply, whoever still holds its pipe. */
    private Optional<Reply> await(CompletableFuture<Optional<Reply>> reply)
            throws InterruptedException, java.util.concurrent.ExecutionException {
        while (process.isAlive()) {
            try {
                return reply.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Perhaps it has ended.
            }
        }
        try {
            return reply.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException never) {
            return Optional.empty();
        }
    }

    /** Also called by whoever cancels, while the order is carried out. */
    synchronized void send(Order order) throws IOException {
        Frames.write(process.getOutputStream(), order);
    }

    private WorkerEnded ended(RunWatch watch) {
        return watch.reason().orElseGet(() -> {
            var exit = WorkerExit.of(this);
            return exit.isOutOfMemory() ? watch.outOfMemory() : new WorkerEnded(Code.CRASHED, exit.sentence());
        });
    }

    /** Waits until it has ended; returns empty if it does not. */
    OptionalInt exitStatus(Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(patience) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            interrupted = true;
            return OptionalInt.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends it and what it started, without waiting for that. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void closeInputs() {
        try {
            inputs.close();
        } catch (IOException e) {
            // It is deleted with the folder.
        }
    }

    /** Ends it and deletes what it left. */
    @Override
    public void close() {
        kill();
        reader.interrupt();
        exitStatus(LAST_CALL);
        closeInputs();
        folder.close();
    }
}
