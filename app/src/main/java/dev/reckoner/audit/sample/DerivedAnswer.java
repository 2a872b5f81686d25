package dev.reckoner.audit.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * A planned answer whose input is what another one gave: the application that has the hidden states of a sentence lets them be pooled
 * into its vector.
 *
 * @param number from 0
 * @param source what gave the hidden states
 */
record DerivedAnswer(int number, SampleInference source) implements PlannedAnswer {
    private static final Duration LATER = Duration.ofMinutes(20);

    @Override
    public SampleOperator operator() {
        return SampleOperator.ORRIN_01;
    }

    @Override
    public String label() {
        return "%s-%03d".formatted(operator().id, number + 1);
    }

    @Override
    public String application() {
        return source.application();
    }

    @Override
    public Instant madeAt() {
        return source.madeAt().plus(LATER);
    }
}
