package dev.reckoner.runtime.fingerprint;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Randomness that cannot be reproduced.
 *
 * @param missing what would be needed, one sentence
 */
public record UnknownNoise(String missing) implements TokenNoise {
    @Override
    public Optional<String> missing(int vocabulary) {
        return Optional.of(missing);
    }

    @Override
    public IntToDoubleFunction at(int position, int vocabulary) {
        throw new IllegalStateException(missing);
    }
}
