package dev.reckoner.appraise;

import java.time.Instant;
import java.util.Optional;

/** A reference value that says where it comes from and for which time it is accepted. */
public sealed interface DatedReference extends ReferenceItem
        permits ReferenceValues.TrustAnchor,
                ReferenceValues.Measurement,
                ReferenceValues.Registry,
                KnownChain,
                KnownContract,
                TrustedBlock,
                ModelPrice {
    /** Where the analyst has it from, for people; empty where a file from before this was asked for does not say. */
    Optional<String> source();

    /** The first instant for which it is accepted; from ever on where empty. */
    Optional<Instant> from();

    /** The first instant for which it is accepted no more; for ever where empty. */
    Optional<Instant> until();

    /** True if it is accepted for what happened at that instant. */
    default boolean holdsAt(Instant when) {
        return from().filter(when::isBefore).isEmpty()
                && until().filter(end -> !when.isBefore(end)).isEmpty();
    }

    /** The interval in words; empty text where it has no end on either side. */
    default String interval() {
        String since = from().map(at -> "from " + at).orElse("");
        String to = until().map(at -> "until " + at).orElse("");
        return since.isEmpty() || to.isEmpty() ? since + to : since + " " + to;
    }
}
