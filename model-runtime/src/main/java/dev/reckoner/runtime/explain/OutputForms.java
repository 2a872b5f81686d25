package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The recomputed output pooled, normalised, scaled by a number, or with its rows in another order. Where a form comes far nearer
 * to the claimed output than the plain value, all further hypotheses are compared in that form.
 */
final class OutputForms implements Family {
    /** A form has to leave less than half of the divergence to be taken for that of the claim. */
    private static final double NEARER = 0.5;

    @Override
    public Kind kind() {
        return Kind.FORM;
    }

    @Override
    public void tryAll(Trial trial) {
        Optional<OnnxValue> recomputed = trial.answer().recomputed();
        if (recomputed.isEmpty()) {
            return;
        }
        Form nearest = Form.PLAIN;
        double least = NEARER * trial.target().relativeDivergence();
        for (Form form : Form.all()) {
            double left = form.isPlain() ? Double.MAX_VALUE : left(trial, recomputed.get(), form);
            if (left < least) {
                least = left;
                nearest = form;
            }
        }
        scaled(trial);
        reordered(trial);
        if (!nearest.isPlain() && !trial.isDecided()) {
            trial.take(nearest);
        }
    }

    /** What a form leaves, over the claimed value; endless if there is no such form. */
    private static double left(Trial trial, OnnxValue recomputed, Form form) {
        return form.of(
                        recomputed,
                        trial.question().inputs(),
                        trial.answer().claimed().dims())
                .flatMap(value -> offer(trial, Kind.FORM, form.label(), value))
                .map(candidate -> candidate.score().relativeL2())
                .orElse(Double.MAX_VALUE);
    }

    private static Optional<Candidate> offer(Trial trial, Kind kind, String label, Tensor value) {
        SequencedMap<String, OnnxValue> outputs =
                new LinkedHashMap<>(trial.question().recomputed());
        outputs.put(trial.answer().output(), value);
        return trial.offer(new Hypothesis(kind, label, outputs, trial.question().inputs()));
    }

    /** The factor that comes nearest. */
    private static void scaled(Trial trial) {
        Tensor claimed = trial.answer().claimed();
        Optional<Tensor> recomputed = trial.target().recomputed();
        if (recomputed.isEmpty() || claimed.type() != ElementType.FLOAT) {
            return;
        }
        double product = 0;
        double squares = 0;
        for (long i = 0; i < claimed.elementCount(); i++) {
            product += claimed.doubleAt(i) * recomputed.get().doubleAt(i);
            squares += recomputed.get().doubleAt(i) * recomputed.get().doubleAt(i);
        }
        double factor = product / squares;
        if (Double.isFinite(factor) && factor != 0) {
            float[] values = Rows.floats(recomputed.get());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] * factor);
            }
            offer(
                    trial,
                    Kind.CHANGED,
                    String.format(Locale.ROOT, "scaled by %.6g", factor),
                    Tensor.ofFloats(claimed.dims(), values));
        }
    }

    private static void reordered(Trial trial) {
        trial.target()
                .recomputed()
                .flatMap(value -> RowOrder.nearest(trial.answer().claimed(), value))
                .ifPresent(value -> offer(trial, Kind.CHANGED, "its rows in another order", value));
    }
}
