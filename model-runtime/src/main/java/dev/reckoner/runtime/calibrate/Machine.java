package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Reexecutor;

/**
 * Something that runs models.
 *
 * @param label for sentences, such as {@code WebGPU on NVIDIA H200}
 * @param provider with which it computes
 * @param reexecutor what runs them; stays open
 */
public record Machine(String label, Provider provider, Reexecutor reexecutor) {
    /** One that is called by its provider's name. */
    public Machine(Provider provider, Reexecutor reexecutor) {
        this(provider.name(), provider, reexecutor);
    }

    /** The processor. */
    public static Machine processor(Reexecutor reexecutor) {
        return new Machine(Provider.CPU, reexecutor);
    }
}
