package dev.reckoner.audit;

import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.localise.Localisation;
import java.util.Optional;

/**
 * A judgement with what was found on the way to it.
 *
 * @param localisation which operator went wrong, where that was looked for
 * @param explanation which hypothesis gives the output, where that was looked for
 */
record Judged(Judgement judgement, Optional<Localisation> localisation, Optional<Explanation> explanation) {
    static Judged of(Judgement judgement) {
        return new Judged(judgement, Optional.empty(), Optional.empty());
    }
}
