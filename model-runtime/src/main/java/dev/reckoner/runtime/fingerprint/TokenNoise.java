package dev.reckoner.runtime.fingerprint;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Where a sampler's randomness comes from: the Gumbel noise g = -log(-log U) that is added to each logit before the largest is
 * taken. Only generators whose every bit can be reproduced from a seed are members with noise.
 */
public sealed interface TokenNoise permits TorchCudaNoise, JaxNoise, UnknownNoise {
    /** What the claim leaves out that would be needed to reproduce the noise for this many tokens; empty if nothing. */
    Optional<String> missing(int vocabulary);

    /**
     * The noise of each token at a position.
     *
     * @param position number of the generated token, from 0
     * @param vocabulary number of logits
     */
    IntToDoubleFunction at(int position, int vocabulary);
}
