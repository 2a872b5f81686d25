package dev.reckoner.runtime.execute;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.reckoner.runtime.device.OnnxRuntime;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Runs models with ONNX Runtime in this process. Loaded models are kept, by identity and profile, as long as
 * there is room.
 *
 * <p>A model that exhausts the memory or crashes the runtime takes this process with it.
 */
public final class InProcessReexecutor implements Reexecutor {
    private static final int DEFAULT_CAPACITY = 4;

    private final SessionCache cache;

    /** Keeps up to four loaded models. */
    public InProcessReexecutor() {
        this(DEFAULT_CAPACITY);
    }

    /** Keeps up to so many loaded models, at least one. */
    public InProcessReexecutor(int capacity) {
        this(capacity, Long.MAX_VALUE);
    }

    /** The same, as long as their files together are not larger than so many bytes. */
    public InProcessReexecutor(int capacity, long bytes) {
        cache = new SessionCache(Math.max(1, capacity), bytes);
    }

    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        Plan plan = Plan.of(model, inputs);
        SessionCache.Key key = key(plan, profile);
        if (cancellation.isCancelled()) {
            throw cancelled();
        }
        try (SessionCache.Lease lease = cache.lease(key, new PlannedLoad(plan, profile))) {
            return run(lease.model(), plan, cancellation);
        }
    }

    private static SessionCache.Key key(Plan plan, ExecutionProfile profile) throws ExecutionException {
        try {
            OnnxModel model = plan.model();
            return new SessionCache.Key(model.identity(), model.externalStamps(), profile, plan.shape());
        } catch (ModelException e) {
            throw ExecutionException.of(e);
        }
    }

    /** Loads a model as a plan has it. */
    private record PlannedLoad(Plan plan, ExecutionProfile profile) implements SessionCache.Loader {
        @Override
        public LoadedModel load() throws ExecutionException {
            return SessionLoader.load(plan, profile);
        }

        @Override
        public long weight() {
            return plan.model().weight();
        }
    }

    /** What is on the heap is copied for the length of the run; it is freed without waiting for a collection. */
    private static Execution run(LoadedModel model, Plan plan, Cancellation cancellation) throws ExecutionException {
        try (Arena arena = Arena.ofConfined()) {
            return run(model, plan, arena, cancellation);
        }
    }

    private static Execution run(LoadedModel model, Plan plan, Arena arena, Cancellation cancellation)
            throws ExecutionException {
        Map<String, OnnxTensor> tensors = HashMap.newHashMap(plan.fed().size());
        try {
            for (Map.Entry<String, Tensor> input : plan.fed().entrySet()) {
                tensors.put(input.getKey(), NativeValues.create(OnnxRuntime.environment(), input.getValue(), arena));
            }
            return run(model, tensors, plan, cancellation);
        } catch (OrtException e) {
            throw cancellation.isCancelled() ? cancelled() : Failures.running(e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static Execution run(
            LoadedModel model, Map<String, OnnxTensor> inputs, Plan plan, Cancellation cancellation)
            throws OrtException, ExecutionException {
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            Cancellation.Registration registration = cancellation.onCancel(() -> terminate(options));
            long started = System.nanoTime();
            try (OrtSession.Result result = model.session().run(inputs, options)) {
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                requireUnchanged(plan.model());
                return new Execution(Outputs.read(plan, result), took, Circumstances.of(model.environment(), plan));
            } finally {
                registration.close();
            }
        }
    }

    /** External data are mapped, not copied: what is changed in their files is changed in a session. */
    private static void requireUnchanged(OnnxModel model) throws ExecutionException {
        try {
            model.requireUnchanged();
        } catch (ModelException e) {
            throw ExecutionException.of(e);
        }
    }

    private static void terminate(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run cannot be cancelled", e);
        }
    }

    private static ExecutionException cancelled() {
        return new ExecutionException(Code.CANCELLED, "The run was cancelled.");
    }

    @Override
    public void close() {
        cache.close();
    }
}
