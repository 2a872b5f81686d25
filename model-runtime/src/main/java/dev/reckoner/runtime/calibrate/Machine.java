package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Reexecutor;

/**
 * Something that runs models.
 *
 * @param provider with which it computes
 * @param reexecutor what runs them; stays open
 */
public record Machine(Provider provider, Reexecutor reexecutor) {
    /** The processor. */
    public static Machine processor(Reexecutor reexecutor) {
        return new Machine(Provider.CPU, reexecutor);
    }
}
