package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The claimed outputs: the one that differs most, by which hypotheses are judged, and the others, which must not contradict.
 * Which one that is depends on no hypothesis.
 *
 * @param output name of the deciding output
 * @param claimed its claimed value
 * @param recomputed its recomputed value, if there is one
 * @param others the other claimed tensors by name
 * @param divergent which of these are outside what honest runs differ by
 */
record Answer(
        String output,
        Tensor claimed,
        Optional<OnnxValue> recomputed,
        SequencedMap<String, Tensor> others,
        Map<String, Boolean> divergent) {
    /** Empty where no claimed output holds numbers that differ. Outputs beyond 2^26 numbers are left aside. */
    static Optional<Answer> of(Question question) {
        SequencedMap<String, Tensor> numbers = new LinkedHashMap<>();
        question.claimed().forEach((name, value) -> {
            if (value instanceof Tensor tensor && tensor.scalarCount() > 0 && tensor.scalarCount() <= 1 << 26) {
                numbers.put(name, tensor);
            }
        });
        return numbers.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(question.recomputed().get(entry.getKey())))
                .max(Comparator.comparing((Map.Entry<String, Tensor> entry) ->
                                entry.getValue().type().isFloatingPoint())
                        .thenComparing(entry -> divergence(entry, question)))
                .map(entry -> of(entry, numbers, question));
    }

    private static double divergence(Map.Entry<String, Tensor> entry, Question question) {
        return new Target(entry.getValue(), tensor(question.recomputed().get(entry.getKey()))).relativeDivergence();
    }

    private static Answer of(Map.Entry<String, Tensor> deciding, SequencedMap<String, Tensor> all, Question question) {
        SequencedMap<String, Tensor> others = new LinkedHashMap<>(all);
        others.remove(deciding.getKey());
        Map<String, Boolean> divergent = new LinkedHashMap<>();
        others.forEach((name, claimed) -> divergent.put(
                name,
                tensor(question.recomputed().get(name))
                        .map(recomputed -> !agree(name, claimed, recomputed))
                        .orElse(true)));
        return new Answer(
                deciding.getKey(),
                deciding.getValue(),
                Optional.ofNullable(question.recomputed().get(deciding.getKey())),
                others,
                divergent);
    }

    static Optional<Tensor> tensor(@Nullable OnnxValue value) {
        return value instanceof Tensor tensor ? Optional.of(tensor) : Optional.empty();
    }

    private static boolean agree(String name, Tensor claimed, Tensor other) {
        return TensorComparator.compare(name, claimed, other).verdict().compareTo(Verdict.WITHIN_THEORETICAL) <= 0;
    }

    /** True if the other outputs say nothing against a hypothesis: it gives those that differ, and contradicts none. */
    boolean allows(SequencedMap<String, OnnxValue> outputs) {
        return others.entrySet().stream().allMatch(entry -> {
            String name = entry.getKey();
            return tensor(outputs.get(name))
                    .map(value -> agree(name, entry.getValue(), value))
                    .orElse(!divergent.getOrDefault(name, false));
        });
    }

    /** The deciding value among outputs; where there is only one, it is that, whatever its name. */
    Optional<OnnxValue> among(SequencedMap<String, OnnxValue> outputs) {
        OnnxValue named = outputs.get(output);
        if (named != null) {
            return Optional.of(named);
        }
        return outputs.size() == 1 ? Optional.of(outputs.firstEntry().getValue()) : Optional.empty();
    }
}
