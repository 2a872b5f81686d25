package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Describe;
import dev.reckoner.runtime.worker.proto.Entry;
import dev.reckoner.runtime.worker.proto.Failure;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Result;
import dev.reckoner.runtime.worker.proto.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs models in a process of its own within limits. A crash there, a run without an end or one that takes all the memory is a
 * failure with a reason, and the next run gets a new process.
 *
 * <p>One run at a time; whoever comes meanwhile waits.
 */
public final class WorkerReexecutor implements Reexecutor {
    private final WorkerSetup setup;
    private @Nullable WorkerProcess worker;
    private boolean closed;

    /** Starts the process with the first run. */
    public WorkerReexecutor(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public synchronized Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        if (cancellation.isCancelled()) {
            throw new ExecutionException(Code.CANCELLED, "The run was cancelled.");
        }
        return withWorker(cancellation, (process, watch) -> run(process, watch, model, inputs, profile));
    }

    private static Execution run(
            WorkerProcess process,
            RunWatch watch,
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile)
            throws IOException, WorkerEnded, ExecutionException {
        Run run = Run.newBuilder()
                .setModel(ModelMessages.write(model, process.folder()))
                .setProfile(ProfileMessages.write(profile))
                .addAllInputs(ValueFile.write(process.folder().inputs(), inputs))
                .build();
        Reply reply = process.carryOut(Order.newBuilder().setRun(run).build(), watch);
        if (reply.hasFailure()) {
            throw failure(reply.getFailure(), watch);
        }
        return execution(reply.getResult(), process.folder());
    }

    /** A run that stopped because it was asked to has the reason for which it was asked. */
    private static ExecutionException failure(Failure failure, RunWatch watch) {
        var asked = watch.reason();
        return failure.getCode().equals(Code.CANCELLED.name()) && asked.isPresent()
                ? new ExecutionException(asked.get().code(), asked.get().sentence())
                : new ExecutionException(Code.valueOf(failure.getCode()), failure.getSentence());
    }

    private static Execution execution(Result result, WorkerFolder folder) throws IOException {
        SequencedMap<String, String> environment = new LinkedHashMap<>();
        for (Entry entry : result.getEnvironmentList()) {
            environment.put(entry.getName(), entry.getValue());
        }
        try (OutputFile file = OutputFile.open(folder.outputs())) {
            return new Execution(
                    ValueFile.read(result.getOutputsList(), file),
                    Duration.ofNanos(result.getTookNanos()),
                    new EnvironmentRecord(environment));
        } catch (TensorFormatException e) {
            throw new IOException("The outputs of the worker cannot be read: " + e.getMessage(), e);
        }
    }

    /** The devices of the worker's build of ONNX Runtime and of its plugin libraries, each tried there. */
    public List<Device> devices() throws ExecutionException {
        return devices(Describe.getDefaultInstance(), Cancellation.none());
    }

    /** The device of one provider, tried there. */
    public Device device(Provider provider, Cancellation cancellation) throws ExecutionException {
        return devices(Describe.newBuilder().setProvider(provider.name()).build(), cancellation)
                .getFirst();
    }

    /** The devices that a plugin library of the worker brings, each tried there. */
    public List<Device> devices(Plugin plugin, Cancellation cancellation) throws ExecutionException {
        return devices(Describe.newBuilder().setPlugin(plugin.name()).build(), cancellation);
    }

    private synchronized List<Device> devices(Describe what, Cancellation cancellation) throws ExecutionException {
        var order = Order.newBuilder().setDescribe(what).build();
        return withWorker(cancellation, (process, watch) -> {
            var log = WorkerLog.of(process.folder());
            var answer = process.carryOut(order, watch).getDevices();
            return DeviceMessages.read(answer).stream().map(log::explain).toList();
        });
    }

    /** What a worker is to do. */
    private interface Task<T> {
        T with(WorkerProcess process, RunWatch watch) throws IOException, WorkerEnded, ExecutionException;
    }

    /** A worker that was used before may have been at its end because of that; then a new one decides. */
    private <T> T withWorker(Cancellation cancellation, Task<T> task) throws ExecutionException {
        WorkerProcess process = worker();
        boolean wasUsed = process.isUsed();
        try {
            return attempt(process, cancellation, task);
        } catch (WorkerEnded ended) {
            boolean mayBeOfEarlierRuns = ended.code() == Code.CRASHED || ended.code() == Code.MEMORY_LIMIT;
            if (wasUsed && mayBeOfEarlierRuns) {
                return withWorker(cancellation, task);
            }
            throw new ExecutionException(ended.code(), ended.sentence(), ended);
        }
    }

    private <T> T attempt(WorkerProcess process, Cancellation cancellation, Task<T> task)
            throws ExecutionException, WorkerEnded {
        try (RunWatch watch = new RunWatch(process, setup.limits(), cancellation)) {
            return task.with(process, watch);
        } catch (WorkerEnded e) {
            dismiss();
            throw e;
        } catch (IOException e) {
            dismiss();
            throw new ExecutionException(
                    Code.WORKER_UNAVAILABLE, "The process that runs models cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            dismiss();
            throw e;
        }
    }

    private WorkerProcess worker() throws ExecutionException {
        if (closed) {
            throw new IllegalStateException("The executor is closed");
        }
        WorkerProcess present = worker;
        if (present != null && present.isAlive()) {
            return present;
        }
        dismiss();
        try {
            WorkerProcess started = WorkerProcess.start(setup);
            worker = started;
            return started;
        } catch (IOException e) {
            throw new ExecutionException(
                    Code.WORKER_UNAVAILABLE, "The process that runs models cannot be started: " + e.getMessage(), e);
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
    public synchronized void close() {
        closed = true;
        dismiss();
    }
}
