package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.RoundingGrid;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The recomputed output rounded to decimals, to digits, or to a type of 16 bits. */
final class RoundedOutputs implements Family {
    /** What honest runs differ by, over the root mean square. */
    private static final double HONEST = 1e-5;

    @Override
    public Kind kind() {
        return Kind.ROUNDING;
    }

    @Override
    public void tryAll(Trial trial) {
        if (trial.answer().claimed().type() == ElementType.FLOAT
                && trial.target().recomputed().isPresent()) {
            RoundingGrid.ofSinglePrecision().forEach(grid -> offer(trial, grid));
        }
    }

    private static void offer(Trial trial, RoundingGrid grid) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : trial.question().recomputed().entrySet()) {
            outputs.put(output.getKey(), rounded(trial, output.getKey(), output.getValue(), grid));
        }
        trial.target()
                .recomputed()
                .ifPresent(value -> outputs.put(
                        trial.answer().output(), rounded(value, trial.answer().claimed(), grid)));
        trial.offer(new Hypothesis(
                Kind.ROUNDING, grid.words(), outputs, trial.question().inputs()));
    }

    private static OnnxValue rounded(Trial trial, String name, OnnxValue value, RoundingGrid grid) {
        Optional<Tensor> claimed = Answer.tensor(trial.question().claimed().get(name));
        return claimed.isPresent()
                        && value instanceof Tensor tensor
                        && tensor.type() == ElementType.FLOAT
                        && Target.isComparable(claimed.get(), tensor)
                ? rounded(tensor, claimed.get(), grid)
                : value;
    }

    /**
     * Where a value lies so near the middle between two numbers of the grid that an honest run may round it to either, the
     * claimed one is taken.
     */
    private static Tensor rounded(Tensor recomputed, Tensor claimed, RoundingGrid grid) {
        float[] values = Rows.floats(recomputed);
        float[] wanted = Rows.floats(claimed);
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double honest = HONEST * Math.sqrt(squares / Math.max(1, values.length));
        for (int i = 0; i < values.length; i++) {
            float nearest = (float) grid.nearest(values[i]);
            boolean isOnGrid = grid.holds(wanted[i], true);
            boolean isAsNear =
                    Math.abs((double) wanted[i] - values[i]) <= Math.abs((double) nearest - values[i]) + 2 * honest;
            values[i] = isOnGrid && isAsNear ? wanted[i] : nearest;
        }
        return Tensor.ofFloats(recomputed.dims(), values);
    }
}
