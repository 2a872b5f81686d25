package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.util.Optional;

/** The log that tells of a claim which nobody has signed. */
final class ChainLog {
    private ChainLog() {}

    /** Empty for claims of other formats, and where the case does not hold the log. */
    static Optional<Evidence.EventLog> of(Claim claim, Check.Context context) {
        if (claim.statement().isPresent() || !claim.format().equals(OnchainInferences.FORMAT)) {
            return Optional.empty();
        }
        return claim.evidence().stream()
                .flatMap(id -> context.evidence().evidence(id).stream())
                .filter(Evidence.EventLog.class::isInstance)
                .map(Evidence.EventLog.class::cast)
                .findFirst();
    }
}
