package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.ReaderTerms;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.localise.Localisation;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found beyond the comparison of outputs.
 *
 * @param recomputed blob with the recomputed value, a TensorProto, by name of the output
 * @param tolerance what the outputs were held to, in words: a calibration or the default of a type
 * @param terms what the differences mean to a reader
 * @param localisation which operator went wrong, where that was looked for
 * @param explanation which hypothesis gives the output, where that was looked for
 * @param measured true if a calibration decides that covers the circumstances of the claim; the bound of the type then does not
 * @param ran what of the time the run itself took, the rest being search; empty where nothing was run
 */
public record RerunDepth(
        Map<String, Digest> recomputed,
        String tolerance,
        List<ReaderTerms> terms,
        Optional<Localisation> localisation,
        Optional<Explanation> explanation,
        boolean measured,
        Optional<Duration> ran) {
    /** Nothing. */
    public static final RerunDepth NONE = new RerunDepth(Map.of(), "", List.of(), Optional.empty(), Optional.empty());

    public RerunDepth {
        recomputed = Collections.unmodifiableMap(new LinkedHashMap<>(recomputed));
        terms = List.copyOf(terms);
        // Outcomes of earlier versions do not say it.
        ran = Objects.requireNonNullElse(ran, Optional.empty());
    }

    /** One that was held to the tolerance of its type, of which nobody asks how long it took. */
    public RerunDepth(
            Map<String, Digest> recomputed,
            String tolerance,
            List<ReaderTerms> terms,
            Optional<Localisation> localisation,
            Optional<Explanation> explanation) {
        this(recomputed, tolerance, terms, localisation, explanation, false, Optional.empty());
    }
}
