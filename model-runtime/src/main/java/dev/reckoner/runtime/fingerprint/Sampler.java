package dev.reckoner.runtime.fingerprint;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses tokens by the Gumbel-max trick: logits over temperature, then top-k, then top-p of the softmax of what is left (the
 * order of vLLM and of Hugging Face), then noise, then the largest, the lower token first among equals.
 */
public final class Sampler {
    private final SamplerSettings settings;

    /** A sampler; stateless, for each position has noise of its own. */
    public Sampler(SamplerSettings settings) {
        this.settings = settings;
    }

    /** What the settings leave out that would be needed to choose from this many tokens; empty if nothing. */
    public Optional<String> missing(int vocabulary) {
        return settings.greedy() ? Optional.empty() : settings.noise().missing(vocabulary);
    }

    /**
     * The token that is chosen.
     *
     * @param logits one for each token of the vocabulary; negative infinity for a token that cannot be
     * @param position number of the generated token, from 0
     */
    public int choose(double[] logits, int position) {
        return largest(scores(logits, position));
    }

    /** What the largest is taken of: negative infinity where the token does not take part. */
    double[] scores(double[] logits, int position) {
        double[] scores = logits.clone();
        if (settings.greedy()) {
            return scores;
        }
        Arrays.setAll(scores, i -> scores[i] / settings.temperature());
        TokenFilter.apply(scores, settings.topK(), settings.topP());
        IntToDoubleFunction noise = settings.noise().at(position, scores.length);
        for (int token = 0; token < scores.length; token++) {
            if (scores[token] > Double.NEGATIVE_INFINITY) {
                scores[token] += noise.applyAsDouble(token);
            }
        }
        return scores;
    }

    static int largest(double[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            if (scores[token] > scores[best]) {
                best = token;
            }
        }
        return best;
    }
}
