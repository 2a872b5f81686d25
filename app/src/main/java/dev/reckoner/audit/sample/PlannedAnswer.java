package dev.reckoner.audit.sample;

import java.time.Instant;

/** An answer that is planned for the sample. */
sealed interface PlannedAnswer permits SampleInference, DerivedAnswer {
    /** Who gives it. */
    SampleOperator operator();

    /** The producer's own name for it. */
    String label();

    /** Who asks for it. */
    String application();

    Instant madeAt();
}
