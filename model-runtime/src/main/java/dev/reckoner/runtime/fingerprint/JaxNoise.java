package dev.reckoner.runtime.fingerprint;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The noise of {@code jax.random.categorical} over a vector of float32 logits, as JAX makes it by default since version 0.5:
 * Threefry2x32-20 in the partitionable layout, U from the upper 23 bits of a word, in [2^-126, 1), g = -log(-log U).
 */
public final class JaxNoise implements TokenNoise {
    private static final double LEAST = Float.MIN_NORMAL;

    private final long seed;
    private final Keys keys;

    /** The chain of split keys as far as it was followed last; tokens come one after the other. */
    private long chain;

    private int links;

    /**
     * The noise of a sampler.
     *
     * @param seed of {@code jax.random.key}; 32 bits, for JAX cuts longer ones where 64-bit mode is off
     * @param keys how the sampler comes to a key for each token
     */
    public JaxNoise(long seed, Keys keys) {
        this.seed = seed;
        this.keys = keys;
        this.chain = seed;
    }

    /** How a sampler comes to a key for each token. */
    public enum Keys {
        /** {@code fold_in(key, position)}. */
        FOLD_IN,
        /** {@code key, subkey = split(key)} before each token, which takes the subkey. */
        SPLIT
    }

    @Override
    public Optional<String> missing(int vocabulary) {
        return seed == (seed & 0xffff_ffffL)
                ? Optional.empty()
                : Optional.of("The seed " + seed + " is not one of 32 bits, which JAX reads in more than one way.");
    }

    @Override
    public IntToDoubleFunction at(int position, int vocabulary) {
        long key = key(position);
        return token -> {
            long block = Threefry2x32.block(key, token);
            int bits = (int) (block >>> 32) ^ (int) block;
            return -Math.log(-Math.log(Math.max((bits >>> 9) * 0x1p-23, LEAST)));
        };
    }

    /** Folding a number in is a block with it as counter, and splitting is folding in 0 and 1. */
    private long key(int position) {
        if (keys == Keys.FOLD_IN) {
            return Threefry2x32.block(seed, position);
        }
        return Threefry2x32.block(link(position), 1);
    }

    private synchronized long link(int position) {
        if (position < links) {
            chain = seed;
            links = 0;
        }
        for (; links < position; links++) {
            chain = Threefry2x32.block(chain, 0);
        }
        return chain;
    }
}
