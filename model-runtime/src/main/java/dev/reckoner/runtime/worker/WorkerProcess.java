package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A running worker, and the pipes to it. One order at a time. */
final class WorkerProcess implements AutoCloseable {
    /** A process in the middle of a driver's call may be killed and stay. */
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final OwnedFolder folder;
    private final ValueFile inputs;
    private final ModelFiles models;
    private final Process process;
    private final InputStream replies;
    private long orders;

    private WorkerProcess(OwnedFolder folder, ValueFile inputs, Process process) {
        this.folder = folder;
        this.inputs = inputs;
        this.models = new ModelFiles(folder.folder());
        this.process = process;
        this.replies = new BufferedInputStream(process.getInputStream());
    }

    static WorkerProcess start(WorkerCommand command, OwnedFolder folder) throws IOException {
        try {
            ValueFile inputs = ValueFile.create(folder.folder().inputs());
            return new WorkerProcess(folder, inputs, command.in(folder.folder()).start());
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
     * Has an order carried out.
     *
     * @param watch knows why the process was ended, if it was
     */
    Reply carryOut(Order order, RunWatch watch) throws WorkerEnded {
        try {
            send(order);
        } catch (IOException gone) {
            throw ended(watch);
        }
        try {
            return Frames.read(replies, Reply.parser(), Frames.LARGEST_REPLY).orElseThrow(() -> ended(watch));
        } catch (IOException nonsense) {
            // The virtual machine reports a crash on the stream of the replies, and then ends by itself.
            if (endsWithin(LAST_WORDS)) {
                throw ended(watch);
            }
            kill();
            throw watch.reason().orElseGet(WorkerEnded::ofNonsense);
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
        exitStatus(LAST_CALL);
        closeInputs();
        folder.close();
    }
}
