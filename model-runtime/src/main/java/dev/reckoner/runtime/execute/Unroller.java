package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.onnx.Unrolling;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a model out as one run of it goes through its functions, branches and loops, so that what happens inside can be looked at
 * operator by operator.
 */
public final class Unroller {
    /** Passes of one loop; a longer one stays one operator. */
    private static final int MOST_PASSES = 1_000;

    /** Graphs within graphs that are looked for. */
    private static final int ROUNDS = 8;

    /** How often the largest loops are left out so that the rest fits. */
    private static final int ATTEMPTS = 16;

    private static final Set<Code> OF_THE_RUN = EnumSet.of(
            Code.CANCELLED, Code.WORKER_UNAVAILABLE, Code.TIME_LIMIT, Code.MODEL_CHANGED, Code.MODEL_EXTERNAL);

    private final Reexecutor reexecutor;
    private final Cancellation cancellation;

    /** Runs models there to see which way they go. */
    public Unroller(Reexecutor reexecutor, Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.cancellation = cancellation;
    }

    /**
     * The model written out as its run on the canonical profile goes.
     *
     * @return the model itself if nothing in it can be written out, it draws random numbers, or what was written out does not give
     *     the same bits
     * @throws ExecutionException if the model cannot be run on these inputs
     */
    public OnnxModel unrolled(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        if (!model.isNested() || !RandomOperators.of(model).isEmpty()) {
            return model;
        }
        SequencedMap<String, OnnxValue> whole = run(model, inputs);
        try {
            Optional<OnnxModel> written = fitting(model, counts(model, inputs));
            return written.isPresent() && run(written.get(), inputs).equals(whole) ? written.get() : model;
        } catch (ExecutionException e) {
            if (OF_THE_RUN.contains(e.kind())) {
                throw e;
            }
            return model;
        }
    }

    /** From the outside inwards: what decides of an inner operator comes out once the outer one is written out. */
    private SortedMap<String, Integer> counts(OnnxModel model, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<OnnxModel> probing = probing(model, counts);
            if (probing.isEmpty() || probing.get().outputs().isEmpty()) {
                return counts;
            }
            int before = counts.size();
            run(probing.get(), inputs)
                    .forEach((output, value) ->
                            count(value).ifPresent(count -> counts.putIfAbsent(Unrolling.probed(output), count)));
            if (counts.size() == before) {
                return counts;
            }
        }
        return counts;
    }

    private static Optional<OnnxModel> probing(OnnxModel model, SortedMap<String, Integer> counts) {
        try {
            return Optional.of(model.unrolled(new Unrolling(counts, true)));
        } catch (ModelException tooLarge) {
            return Optional.empty();
        }
    }

    /** A flag of If; the number of a Scan's passes; of a Loop as many numbers as it makes passes. */
    private static Optional<Integer> count(OnnxValue value) {
        if (!(value instanceof Tensor tensor)) {
            return Optional.empty();
        }
        if (tensor.type() == ElementType.BOOL) {
            return tensor.elementCount() == 1 ? Optional.of((int) tensor.bitsAt(0)) : Optional.empty();
        }
        long passes = tensor.dims().isEmpty() ? tensor.bitsAt(0) : tensor.elementCount();
        return passes >= 1 && passes <= MOST_PASSES ? Optional.of((int) passes) : Optional.empty();
    }

    /** Written out as far as its size allows: the longest loops stay as they are. */
    private static Optional<OnnxModel> fitting(OnnxModel model, SortedMap<String, Integer> counts) {
        SortedMap<String, Integer> left = new TreeMap<>(counts);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return Optional.of(model.unrolled(new Unrolling(left, false)));
            } catch (ModelException tooLarge) {
                int longest =
                        left.values().stream().mapToInt(each -> each).max().orElse(0);
                left.values().removeIf(each -> each == longest);
            }
        }
        return Optional.empty();
    }

    private SequencedMap<String, OnnxValue> run(OnnxModel model, SequencedMap<String, OnnxValue> inputs)
            throws ExecutionException {
        return reexecutor
                .run(model, inputs, ExecutionProfile.CANONICAL, cancellation)
                .outputs();
    }
}
