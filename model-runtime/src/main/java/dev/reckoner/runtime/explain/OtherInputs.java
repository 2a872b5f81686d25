package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The claimed input with two of its parts exchanged, a part made all zeros or all ones, or the sequence cut or padded. */
final class OtherInputs implements Family {
    @Override
    public Kind kind() {
        return Kind.INPUT;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        exchanged(trial);
        constant(trial);
        new OtherSequences(trial).tryAll();
    }

    static void test(Trial trial, String label, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        Question question = trial.question();
        if (!inputs.equals(question.inputs())) {
            trial.test(Kind.INPUT, label, question.model().model(), inputs, question.profile());
        }
    }

    private static void exchanged(Trial trial) throws ExecutionException {
        SequencedMap<String, OnnxValue> inputs = trial.question().inputs();
        List<String> names = new ArrayList<>(inputs.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (inputs.get(names.get(i)) instanceof Tensor one
                        && inputs.get(names.get(j)) instanceof Tensor other
                        && Target.isComparable(one, other)) {
                    var changed = with(inputs, Map.of(names.get(i), other, names.get(j), one));
                    test(trial, names.get(i) + " and " + names.get(j) + " exchanged", changed);
                }
            }
        }
    }

    /** Parts that hold nothing but zeros and ones. */
    private static void constant(Trial trial) throws ExecutionException {
        SequencedMap<String, OnnxValue> inputs = trial.question().inputs();
        for (Map.Entry<String, OnnxValue> input : inputs.entrySet()) {
            if (input.getValue() instanceof Tensor tensor && Sequences.isWhole(tensor) && isBinary(tensor)) {
                test(
                        trial,
                        input.getKey() + " all zeros",
                        with(inputs, Map.of(input.getKey(), Shapes.filled(tensor, 0))));
                test(
                        trial,
                        input.getKey() + " all ones",
                        with(inputs, Map.of(input.getKey(), Shapes.filled(tensor, 1))));
            }
        }
    }

    private static boolean isBinary(Tensor tensor) {
        for (long i = 0; i < tensor.elementCount(); i++) {
            if (tensor.doubleAt(i) != 0 && tensor.doubleAt(i) != 1) {
                return false;
            }
        }
        return true;
    }

    private static SequencedMap<String, OnnxValue> with(
            SequencedMap<String, OnnxValue> inputs, Map<String, Tensor> changes) {
        SequencedMap<String, OnnxValue> changed = new LinkedHashMap<>(inputs);
        changed.putAll(changes);
        return changed;
    }
}
