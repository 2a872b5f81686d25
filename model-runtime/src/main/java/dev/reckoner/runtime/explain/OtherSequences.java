package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Sequences cut and padded. Where the output has a row for each position, the claim has them all or it would have another
 * shape; the input is then cut and filled up with zeros that the mask takes out.
 */
final class OtherSequences {
    /** Lengths to which providers cut. */
    private static final List<Integer> LENGTHS = List.of(512, 256, 128, 64, 32, 16, 8);

    /** Beyond it a run costs more than all others together. */
    private static final int LONGEST = 512;

    private final Trial trial;
    private final Sequences sequences;
    private final int counted;
    private final boolean isPadded;

    OtherSequences(Trial trial) {
        this.trial = trial;
        sequences = Sequences.of(trial.question().inputs());
        counted = sequences.counted();
        isPadded = hasPositions(trial.answer().claimed())
                && trial.answer().recomputed().filter(this::hasPositions).isPresent();
    }

    private boolean hasPositions(OnnxValue value) {
        return positions(value) == sequences.length();
    }

    private static long positions(OnnxValue value) {
        return value instanceof Tensor tensor && tensor.dims().size() > 1
                ? tensor.dims().get(1)
                : 0;
    }

    void tryAll() throws ExecutionException {
        if (sequences.length() < 2) {
            return;
        }
        for (int length : lengths()) {
            cut(length);
        }
        moved();
        test("the input without mask", Sequences.unmasked(trial.question().inputs()));
        longer();
    }

    private Set<Integer> lengths() {
        Set<Integer> lengths = new LinkedHashSet<>();
        long claimed = positions(trial.answer().claimed());
        boolean isShorter =
                trial.answer().recomputed().filter(this::hasPositions).isPresent()
                        && !isPadded
                        && claimed > 1
                        && claimed < sequences.length();
        if (isShorter) {
            return Set.of((int) claimed);
        }
        lengths.addAll(LENGTHS);
        lengths.add(counted - 1);
        lengths.add(counted - 2);
        lengths.removeIf(length -> length < 1 || length >= counted);
        return lengths;
    }

    private void cut(int length) throws ExecutionException {
        String label = "the input cut to " + length + (length == 1 ? " token" : " tokens");
        test(label, length, place -> place);
        if (length < counted - 2) {
            test(label + ", the last one kept", length, place -> place == length - 1 ? counted - 1 : place);
            if (isPadded) {
                test("the input masked after " + length + " tokens", sequences.masked(length));
            }
        }
    }

    private void moved() throws ExecutionException {
        test("the input without its first token", counted - 1, place -> place + 1);
        if (counted > 2) {
            test("the input without its first and last token", counted - 2, place -> place + 1);
        }
        test("the input backwards", counted, place -> counted - 1 - place);
    }

    private void test(String label, int count, IntUnaryOperator places) throws ExecutionException {
        test(label, isPadded ? sequences.padded(count, places, sequences.length()) : sequences.taken(count, places));
    }

    private void test(String label, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        OtherInputs.test(trial, label, inputs);
    }

    /** Padding that is masked changes nothing in most models, and then one try is enough. */
    private void longer() throws ExecutionException {
        boolean isMasked = Sequences.mask(trial.question().inputs()).isPresent();
        boolean matters = true;
        for (int length : longerLengths()) {
            var padded = sequences.padded(sequences.length(), place -> place, length);
            String label = "the input padded to " + length + " tokens";
            if (matters) {
                matters = !isWithoutEffect(label, padded);
            }
            if (isMasked) {
                test(label + " that are not masked", Sequences.unmasked(padded));
            }
        }
    }

    private List<Integer> longerLengths() {
        int next = Integer.highestOneBit(sequences.length()) * 2;
        List<Integer> lengths = new ArrayList<>(List.of(next));
        if (next < 128) {
            lengths.add(128);
        }
        lengths.removeIf(length -> length > LONGEST);
        return lengths;
    }

    private boolean isWithoutEffect(String label, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        Question question = trial.question();
        Optional<Candidate> candidate =
                trial.test(Kind.INPUT, label, question.model().model(), inputs, question.profile());
        return candidate.isEmpty() || candidate.get().score().isWithoutEffect();
    }
}
