package dev.reckoner.runtime.fingerprint;

/**
 * How the next token is chosen from the logits.
 *
 * @param temperature what the logits are divided by, at least 1e-5; 0 for the largest logit, without noise or filter
 * @param topK only the so many largest logits take part; 0 for all
 * @param topP only the most probable tokens whose probabilities together reach this take part; 1 for all
 * @param noise the randomness; plays no part where the temperature is 0
 */
public record SamplerSettings(double temperature, int topK, double topP, TokenNoise noise) {
    /** The most probable token each time. */
    public static final SamplerSettings GREEDY =
            new SamplerSettings(0, 0, 1, new UnknownNoise("A greedy sampler has no noise."));

    /** Below it vLLM, too, takes the largest logit. */
    private static final double COLDEST = 1e-5;

    public SamplerSettings {
        boolean warm = temperature >= COLDEST && temperature < Double.POSITIVE_INFINITY;
        if (!(warm || temperature == 0) || topK < 0 || !(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException(
                    "A temperature is 0 or at least 0.00001, top-k is at least 0, and top-p is above 0 and at most 1");
        }
    }

    /** True if the choice is the largest logit. */
    public boolean greedy() {
        return temperature == 0;
    }
}
