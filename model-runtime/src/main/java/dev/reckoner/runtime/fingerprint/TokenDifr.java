package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Token-DiFR (arXiv 2511.20621): how far each claimed token is from the one that the reference model chooses with the claimed seed.
 * The reference is run once over prompt and claimed tokens together, so that one deviation does not carry on to the next token.
 */
public final class TokenDifr {
    private TokenDifr() {}

    /** As the other check, where row i of the logits is the one that token i was chosen from. */
    public static DifrScores check(Tensor tokens, Tensor referenceLogits, SamplerSettings settings)
            throws FingerprintException {
        return check(tokens, referenceLogits, 0, settings);
    }

    /**
     * The margin of each token: the largest score less its own, 0 for the token that the reference chooses and infinite for one
     * that its top-k or top-p leaves out. Scores are logits over temperature plus noise.
     *
     * @param tokens claimed tokens, INT32 or INT64, [n] or [1, n]
     * @param referenceLogits the reference's logits, [rows, vocabulary] or [1, rows, vocabulary]
     * @param firstRow the row that the first token was chosen from: for logits of the whole sequence, the length of the prompt
     *     less one
     * @param settings how the claim says its tokens were chosen
     * @throws FingerprintException RT-DIFR-TOKENS or RT-DIFR-LOGITS if the tensors are not that or do not fit
     */
    public static DifrScores check(Tensor tokens, Tensor referenceLogits, int firstRow, SamplerSettings settings)
            throws FingerprintException {
        LogitRows logits = new LogitRows(referenceLogits);
        int[] claimed = tokens(tokens);
        logits.check(claimed, firstRow);
        Sampler sampler = new Sampler(settings);
        Optional<String> missing = sampler.missing(logits.vocabulary());
        if (missing.isPresent()) {
            return new DifrScores(claimed.length, List.of(), missing);
        }
        List<Double> margins = new ArrayList<>(claimed.length);
        for (int i = 0; i < claimed.length; i++) {
            double[] scores = sampler.scores(logits.row(firstRow + i), i);
            margins.add(scores[Sampler.largest(scores)] - scores[claimed[i]]);
        }
        return new DifrScores(claimed.length, margins, Optional.empty());
    }

    private static int[] tokens(Tensor tensor) throws FingerprintException {
        List<Long> dims = tensor.dims();
        boolean row = dims.size() == 1 || dims.size() == 2 && dims.getFirst() == 1;
        boolean whole = tensor.type() == ElementType.INT32 || tensor.type() == ElementType.INT64;
        if (!row || !whole || tensor.elementCount() == 0) {
            throw new FingerprintException(
                    "RT-DIFR-TOKENS", "Tokens are INT32 or INT64 numbers of shape [n] or [1, n], not " + tensor + ".");
        }
        int[] tokens = new int[Math.toIntExact(tensor.elementCount())];
        for (int i = 0; i < tokens.length; i++) {
            long token = tensor.type() == ElementType.INT64 ? tensor.bitsAt(i) : (int) tensor.bitsAt(i);
            tokens[i] = token == (int) token ? (int) token : -1;
        }
        return tokens;
    }
}
