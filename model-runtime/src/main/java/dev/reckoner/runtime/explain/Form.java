package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A form in which a provider may hand out what a model gives: as it is, or pooled over the positions of a sequence, or
 * normalised. Only values of FLOAT have another form.
 *
 * @param label for a person; empty for as it is
 * @param pooling how positions become one
 * @param scaling what is done to each row then
 */
record Form(String label, Pooling pooling, Scaling scaling) {
    /** As the model gives it. */
    static final Form PLAIN = new Form("", Pooling.NONE, Scaling.NONE);

    /** How the second axis of three goes away. */
    enum Pooling {
        NONE(""),
        MASKED_MEAN("mean over what is not masked"),
        MEAN("mean over all positions"),
        FIRST("first position"),
        LAST("last position"),
        LARGEST("largest of all positions");

        private final String label;

        Pooling(String label) {
            this.label = label;
        }
    }

    /** What is done to the numbers of the last axis. */
    enum Scaling {
        NONE(""),
        UNIT("scaled to length one"),
        SOFTMAX("softmax"),
        LOG_SOFTMAX("log softmax"),
        SIGMOID("sigmoid");

        private final String label;

        Scaling(String label) {
            this.label = label;
        }
    }

    /** Every form, the plain one first. */
    static List<Form> all() {
        List<Form> forms = new ArrayList<>();
        for (Pooling pooling : Pooling.values()) {
            for (Scaling scaling : Scaling.values()) {
                if (pooling == Pooling.NONE || scaling == Scaling.NONE || scaling == Scaling.UNIT) {
                    String between = pooling.label.isEmpty() || scaling.label.isEmpty() ? "" : ", ";
                    forms.add(new Form(pooling.label + between + scaling.label, pooling, scaling));
                }
            }
        }
        return forms;
    }

    boolean isPlain() {
        return pooling == Pooling.NONE && scaling == Scaling.NONE;
    }

    /**
     * The value in this form and in the wanted shape: the same number of elements, or its leading part. Empty where the value
     * has no such form.
     *
     * @param inputs of the run that gave it, for the mask
     */
    Optional<Tensor> of(OnnxValue value, SequencedMap<String, OnnxValue> inputs, List<Long> dims) {
        if (!(value instanceof Tensor tensor)) {
            return Optional.empty();
        }
        if (isPlain()) {
            return Shapes.fitted(tensor, dims);
        }
        if (tensor.type() != ElementType.FLOAT || tensor.elementCount() == 0) {
            return Optional.empty();
        }
        return Pooled.of(tensor, pooling, inputs)
                .map(pooled -> Rows.scaled(pooled, scaling))
                .flatMap(formed -> Shapes.fitted(formed, dims));
    }
}
