package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some operators in a row, each made again from the claimed values. Where those are the whole model's own, its own results are
 * what the operator makes of them, and nothing needs to be run.
 */
final class Wave {
    private static final int SMALL = 64;

    private final OperatorGraph graph;
    private final ClaimedValues claimed;
    private final Map<String, OnnxValue> own;
    private final Set<String> same;
    private final Map<Integer, String> obstacles = new HashMap<>();
    private final Map<Integer, Integer> gaps = new HashMap<>();
    private final Map<String, OptionalInt> coming = new HashMap<>();
    private final Map<String, OnnxValue> recomputed = new HashMap<>();
    private final List<List<Integer>> sessions = new ArrayList<>();
    private boolean apart = true;

    /**
     * A wave.
     *
     * @param own values of the whole model's own run, those that the operators use and those that they make
     * @param same names of values that are claimed to be as in the own run; what this wave finds is added
     */
    Wave(OperatorGraph graph, ClaimedValues claimed, Map<String, OnnxValue> own, Set<String> same) {
        this.graph = graph;
        this.claimed = claimed;
        this.own = own;
        this.same = same;
    }

    /** Makes again what the operators make. */
    void run(List<Operator> operators, LocalRun local) throws ExecutionException, IOException {
        for (Operator operator : operators) {
            plan(operator);
        }
        Map<String, OnnxValue> given = given();
        for (List<Integer> session : sessions) {
            local.run(session, given);
        }
        recomputed.putAll(local.made());
        obstacles.putAll(local.failures());
        for (Map.Entry<String, OptionalInt> gap : coming.entrySet()) {
            OnnxValue value = local.made().get(gap.getKey());
            if (value != null) {
                claimed.fill(gap.getKey(), value, gap.getValue());
            }
        }
    }

    /** What an operator made of the claimed values; empty where it could not. */
    Optional<OnnxValue> recomputed(String name) {
        return Optional.ofNullable(recomputed.get(name));
    }

    /** The whole model's own value. */
    Optional<OnnxValue> own(String name) {
        return Optional.ofNullable(own.get(name));
    }

    /** Why an operator could not be run. */
    Optional<String> obstacle(Operator operator) {
        return Optional.ofNullable(obstacles.get(operator.index()));
    }

    /** The first of the operators that were run together with this one, since the trace has nothing in between. */
    OptionalInt gap(Operator operator) {
        Integer first = gaps.get(operator.index());
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private void plan(Operator operator) throws IOException {
        if (RandomOperators.isAlways(operator.node())) {
            obstacles.put(operator.index(), "It draws random numbers, so running it again says nothing.");
            noteSame(operator);
            return;
        }
        Set<String> used = graph.valuesUsedBy(operator);
        Optional<String> missing = missing(operator, used);
        if (missing.isPresent()) {
            obstacles.put(operator.index(), missing.get());
            noteSame(operator);
            return;
        }
        noteGap(operator, used);
        if (same.containsAll(used) && own.keySet().containsAll(operator.outputs())) {
            takeOwn(operator);
        } else {
            schedule(operator, used);
        }
        noteSame(operator);
    }

    private Optional<String> missing(Operator operator, Set<String> used) throws IOException {
        for (String name : used) {
            Optional<OnnxValue> value = claimed.known(name);
            if (value.isEmpty() && !coming.containsKey(name)) {
                return Optional.of("The trace lacks its input '" + name + "'.");
            }
            if (value.isPresent() && isOfOtherType(value.get(), own.get(name))) {
                return Optional.of("Its input '" + name + "' is claimed to be " + value.get()
                        + ", which is of another type than the model's.");
            }
            Optional<String> excess = value.flatMap(given -> AskedSize.excess(operator, name, given, own));
            if (excess.isPresent()) {
                return excess;
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOtherType(OnnxValue claimed, @Nullable OnnxValue own) {
        if (own == null) {
            return false;
        }
        return claimed instanceof Tensor c && own instanceof Tensor o
                ? c.type() != o.type()
                : !claimed.getClass().equals(own.getClass());
    }

    private void noteGap(Operator operator, Set<String> used) {
        OptionalInt first = used.stream()
                .map(name -> coming.getOrDefault(name, claimed.gap(name)))
                .flatMapToInt(OptionalInt::stream)
                .min();
        first.ifPresent(index -> gaps.put(operator.index(), index));
    }

    /** What only takes values apart or puts them together opens no gap. */
    private OptionalInt gapBehind(Operator operator) {
        OptionalInt before = gap(operator);
        return before.isPresent() || operator.place().isAuxiliary() ? before : OptionalInt.of(operator.index());
    }

    private void takeOwn(Operator operator) throws IOException {
        for (String name : operator.outputs()) {
            OnnxValue value = own.get(name);
            if (value != null) {
                recomputed.put(name, value);
                if (claimed.claimed(name).isEmpty()) {
                    claimed.fill(name, value, gapBehind(operator));
                    same.add(name);
                }
            }
        }
    }

    private void schedule(Operator operator, Set<String> used) throws IOException {
        boolean risky = isRisky(used);
        if (apart || risky) {
            sessions.add(new ArrayList<>());
        }
        apart = risky;
        sessions.getLast().add(operator.index());
        for (String name : operator.outputs()) {
            if (claimed.claimed(name).isEmpty()) {
                coming.put(name, gapBehind(operator));
            }
        }
    }

    /** Claimed shapes that are not the model's own, or small numbers that may be shapes, can make an operator fail. */
    private boolean isRisky(Set<String> used) throws IOException {
        for (String name : used) {
            if (claimed.known(name).orElse(null) instanceof Tensor c && own.get(name) instanceof Tensor o) {
                boolean shape = isWhole(c) && c.elementCount() <= SMALL && !c.equals(o);
                if (shape || !c.dims().equals(o.dims())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWhole(Tensor tensor) {
        return tensor.type() == ElementType.INT64 || tensor.type() == ElementType.INT32;
    }

    private void noteSame(Operator operator) throws IOException {
        for (String name : operator.outputs()) {
            OnnxValue value = own.get(name);
            if (value != null && claimed.claimed(name).filter(value::equals).isPresent()) {
                same.add(name);
            }
        }
    }

    private Map<String, OnnxValue> given() throws IOException {
        Map<String, OnnxValue> given = new HashMap<>();
        for (List<Integer> session : sessions) {
            for (int index : session) {
                for (String name : graph.valuesUsedBy(graph.operators().get(index))) {
                    claimed.known(name).ifPresent(value -> given.put(name, value));
                }
            }
        }
        return given;
    }
}
