package dev.reckoner.audit.sample;

import java.time.Instant;

/**
 * One planned inference of a sentence.
 *
 * @param number within its operator, from 0
 * @param sentence index of the sentence
 * @param declared {@link SamplePlan#FP32} or {@link SamplePlan#INT8}, what the record says
 * @param batch how many sentences were run together, this one first; above 1 the record does not say which
 * @param recordsExecution whether the record says under which circumstances it ran
 */
record SampleInference(
        SampleOperator operator,
        int number,
        int sentence,
        String application,
        String declared,
        Instant madeAt,
        int batch,
        boolean recordsExecution,
        SampleFault fault)
        implements PlannedAnswer {
    @Override
    public String label() {
        return "%s-%03d".formatted(operator.id, number + 1);
    }

    /** Counted from 1. */
    int day() {
        return SamplePlan.dayOf(madeAt);
    }

    /** The model file that really answers. */
    ServedModel served() {
        return switch (fault) {
            case INT8_AS_FP32 -> ServedModel.INT8;
            case ALTERED_WEIGHT, ALTERED_IN_SECRET -> ServedModel.ALTERED;
            default -> declared.equals(SamplePlan.INT8) ? ServedModel.INT8 : ServedModel.FP32;
        };
    }

    /** The model file that the record names. */
    ServedModel named() {
        return fault.isSecret() ? ServedModel.FP32 : served();
    }
}
