package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The inputs of several claims in one run, filled up with zeros to the longest sequence.
 *
 * @param inputs of the run
 * @param from first row of the claim in question
 * @param rows number of its rows
 * @param total number of rows of all
 */
record Batch(SequencedMap<String, OnnxValue> inputs, int from, int rows, int total) {
    /** Empty where the inputs do not go together. The claim in question has its place among the others. */
    static Optional<Batch> of(
            SequencedMap<String, OnnxValue> claim, List<SequencedMap<String, OnnxValue>> others, int place) {
        List<SequencedMap<String, OnnxValue>> all = new ArrayList<>(others);
        all.add(place, claim);
        int longest = all.stream()
                .mapToInt(inputs -> Sequences.of(inputs).length())
                .max()
                .orElse(0);
        SequencedMap<String, OnnxValue> joined = new LinkedHashMap<>();
        for (String name : claim.keySet()) {
            List<Tensor> parts = new ArrayList<>();
            for (SequencedMap<String, OnnxValue> inputs : all) {
                Answer.tensor(longer(inputs, longest).get(name))
                        .filter(tensor -> tensor.dims().size() > 1)
                        .ifPresent(parts::add);
            }
            if (parts.size() < all.size() || !goTogether(parts)) {
                return Optional.empty();
            }
            joined.put(name, Shapes.stacked(parts));
        }
        int from = all.subList(0, place).stream().mapToInt(Batch::rows).sum();
        return Optional.of(new Batch(
                joined, from, rows(claim), all.stream().mapToInt(Batch::rows).sum()));
    }

    private static SequencedMap<String, OnnxValue> longer(SequencedMap<String, OnnxValue> inputs, int length) {
        Sequences sequences = Sequences.of(inputs);
        return sequences.length() == 0 || sequences.length() == length
                ? inputs
                : sequences.padded(sequences.length(), place -> place, length);
    }

    private static boolean goTogether(List<Tensor> parts) {
        Tensor first = parts.getFirst();
        return first.type().bits() >= 8
                && parts.stream()
                        .allMatch(part -> part.type() == first.type()
                                && part.dims()
                                        .subList(1, part.dims().size())
                                        .equals(first.dims()
                                                .subList(1, first.dims().size())));
    }

    private static int rows(SequencedMap<String, OnnxValue> inputs) {
        return Answer.tensor(inputs.firstEntry().getValue())
                .map(tensor -> Math.toIntExact(tensor.dims().getFirst()))
                .orElse(0);
    }

    /** The rows of the claim in question out of values of the whole batch. */
    SequencedMap<String, OnnxValue> own(SequencedMap<String, OnnxValue> values) {
        SequencedMap<String, OnnxValue> own = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> value : values.entrySet()) {
            boolean isWhole = value.getValue() instanceof Tensor tensor
                    && !tensor.dims().isEmpty()
                    && tensor.dims().getFirst() == total
                    && tensor.type().bits() >= 8;
            own.put(
                    value.getKey(),
                    isWhole ? Shapes.taken((Tensor) value.getValue(), 0, rows, row -> from + row) : value.getValue());
        }
        return own;
    }
}
