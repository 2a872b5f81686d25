package dev.reckoner.runtime.device;

import java.util.Optional;

/**
 * Where models can be run, or why not.
 *
 * @param provider what computes there, with the options that choose this device
 * @param hardware what it is
 * @param version of the provider; empty where it is not stated
 * @param obstacle why it is not usable; empty if a small model was run on it with the right result
 */
public record Device(Provider provider, Hardware hardware, String version, Optional<Obstacle> obstacle) {
    /** True if a small model was run on it with the right result. */
    public boolean isUsable() {
        return obstacle.isEmpty();
    }

    /** A device that cannot be used and about which nothing more is known. */
    public static Device unusable(Provider provider, Obstacle obstacle) {
        return new Device(provider, Hardware.named(provider.kind(), provider.title()), "", Optional.of(obstacle));
    }
}
