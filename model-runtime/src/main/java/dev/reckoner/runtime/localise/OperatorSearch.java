package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import java.io.IOException;

/**
 * Runs models somewhere else and can look for guilty operators there, so that only the claimed values have to get there and not
 * every value that is recomputed has to come back.
 */
public interface OperatorSearch {
    /** As {@link Localiser#localise}. */
    Localisation search(
            TracedClaim claim, LocaliserSettings settings, Cancellation cancellation, Localiser.Progress progress)
            throws ExecutionException, IOException;
}
