package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.OperatorSearch;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.worker.proto.Describe;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs models in a process of its own within limits. A crash there, a run without an end or one that takes all the memory is a
 * failure with a reason, and the next run gets a new process. One of these for each device.
 *
 * <p>One run at a time; whoever comes meanwhile waits. Closing ends a run in progress as if it had been cancelled.
 */
public final class WorkerReexecutor implements Reexecutor, OperatorSearch {
    private static final long LOOK_MILLIS = 50;

    /** What a single operator can bring about, or the size of all of them together. */
    private static final Set<Code> OF_ONE_OPERATOR =
            EnumSet.of(Code.CRASHED, Code.MEMORY_LIMIT, Code.OUTPUT_UNSUPPORTED);

    private final WorkerCommand command;
    private final Path place;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile @Nullable WorkerProcess worker;
    private volatile boolean closed;

    /** Starts the process with the first run. */
    public WorkerReexecutor(WorkerSetup setup) {
        this(new WorkerCommand(setup, WorkerMain.class), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * The same with another program for a worker, or another place.
     *
     * @param place folder in which the worker's own is made
     */
    WorkerReexecutor(WorkerCommand command, Path place) {
        this.command = command;
        this.place = place;
    }

    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        return inTurn(cancellation, new WorkerRun(model, inputs, profile));
    }

    /**
     * Looks for the guilty operator within the worker. Where that ends the process, or takes too much of its memory, operator after
     * operator is run from here, so that the one at fault costs only itself.
     */
    @Override
    public Localisation search(
            TracedClaim claim, LocaliserSettings settings, Cancellation cancellation, Localiser.Progress progress)
            throws ExecutionException, IOException {
        if (!SearchMessages.canTell(settings)) {
            return fromHere(settings).localise(claim, cancellation, progress);
        }
        var search = new WorkerSearch(claim, settings, progress);
        try {
            return inTurn(cancellation, search);
        } catch (ExecutionException e) {
            if (search.unreadable().isPresent()) {
                throw search.unreadable().get();
            }
            if (!OF_ONE_OPERATOR.contains(e.kind())) {
                throw e;
            }
            return fromHere(settings).localise(claim, cancellation, progress);
        }
    }

    private Localiser fromHere(LocaliserSettings settings) {
        return new Localiser(
                new Reexecutor() {
                    @Override
                    public Execution run(
                            OnnxModel model,
                            SequencedMap<String, OnnxValue> inputs,
                            ExecutionProfile profile,
                            Cancellation cancellation)
                            throws ExecutionException {
                        return WorkerReexecutor.this.run(model, inputs, profile, cancellation);
                    }

                    @Override
                    public void close() {
                        // Whoever has this one's owner closes that.
                    }
                },
                settings);
    }

    /** The devices of the worker's build of ONNX Runtime and of its plugin libraries, each tried there. */
    public List<Device> devices() throws ExecutionException {
        return inTurn(Cancellation.none(), new WorkerDevices(Describe.getDefaultInstance()));
    }

    /** The device of one provider, tried there. */
    public Device device(Provider provider, Cancellation cancellation) throws ExecutionException {
        Describe what = Describe.newBuilder().setProvider(provider.name()).build();
        return inTurn(cancellation, new WorkerDevices(what)).getFirst();
    }

    /** The devices that a plugin library of the worker brings, each tried there. */
    public List<Device> devices(Plugin plugin, Cancellation cancellation) throws ExecutionException {
        Describe what = Describe.newBuilder().setPlugin(plugin.name()).build();
        return inTurn(cancellation, new WorkerDevices(what));
    }

    /** The process, if there is one now. */
    Optional<ProcessHandle> process() {
        WorkerProcess present = worker;
        return present == null ? Optional.empty() : Optional.of(present.handle());
    }

    private <T> T inTurn(Cancellation cancellation, WorkerTask<T> task) throws ExecutionException {
        if (closed) {
            throw new IllegalStateException("The executor is closed");
        }
        waitForTurn(cancellation);
        try {
            return withWorker(cancellation, task);
        } catch (ClosedByInterruptException e) {
            throw new ExecutionException(Code.CANCELLED, "The run was interrupted.", e);
        } catch (IOException e) {
            throw new ExecutionException(
                    Code.WORKER_UNAVAILABLE, "The process that runs models cannot be used: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private void waitForTurn(Cancellation cancellation) throws ExecutionException {
        try {
            while (!cancellation.isCancelled()) {
                if (turn.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw cancelled();
    }

    private static ExecutionException cancelled() {
        return new ExecutionException(Code.CANCELLED, "The run was cancelled.");
    }

    /** A worker that was used before may have been at its end because of that; then a new one decides. */
    private <T> T withWorker(Cancellation cancellation, WorkerTask<T> task) throws ExecutionException, IOException {
        WorkerProcess process = worker();
        try {
            return attempt(process, cancellation, task);
        } catch (WorkerEnded ended) {
            if (closed) {
                throw cancelled();
            }
            if (process.isUsed() && ended.mayBeOfEarlierRuns()) {
                return withWorker(cancellation, task);
            }
            throw new ExecutionException(ended.code(), ended.sentence(), ended);
        }
    }

    /** A worker that did not do as it should is not used again. */
    private <T> T attempt(WorkerProcess process, Cancellation cancellation, WorkerTask<T> task)
            throws ExecutionException, IOException, WorkerEnded {
        boolean isSound = false;
        long number = process.nextNumber();
        try (RunWatch watch = new RunWatch(process, number, command.setup().limits(), cancellation)) {
            T result = task.with(process, number, watch);
            isSound = true;
            return result;
        } catch (ExecutionException e) {
            isSound = process.isAlive();
            throw e;
        } finally {
            if (!isSound) {
                dismiss();
            }
        }
    }

    private WorkerProcess worker() throws IOException, ExecutionException {
        requireOpen();
        WorkerProcess present = worker;
        if (present == null || !present.isAlive()) {
            dismiss();
            present = WorkerProcess.start(command, OwnedFolder.create(place));
            worker = present;
        }
        // Who closes meanwhile ends the process that is seen by then.
        requireOpen();
        return present;
    }

    /** Who waited while it was closed is told that like whoever was running. */
    private void requireOpen() throws ExecutionException {
        if (closed) {
            dismiss();
            throw cancelled();
        }
    }

    private void dismiss() {
        WorkerProcess present = worker;
        worker = null;
        if (present != null) {
            present.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        WorkerProcess running = worker;
        if (running != null) {
            running.kill();
        }
        turn.lock();
        try {
            dismiss();
        } finally {
            turn.unlock();
        }
    }
}
