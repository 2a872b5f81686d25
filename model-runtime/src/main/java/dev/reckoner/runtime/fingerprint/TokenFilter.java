package dev.reckoner.runtime.fingerprint;

import java.util.Arrays;

/** Sets the logits of tokens that do not take part to negative infinity. */
final class TokenFilter {
    private TokenFilter() {}

    /** Top-k, where all that equal the k-th largest stay, then top-p; 0 and 1 leave everything. */
    static void apply(double[] logits, int topK, double topP) {
        boolean byRank = topK > 0 && topK < logits.length;
        if (!byRank && topP == 1) {
            return;
        }
        double[] ascending = logits.clone();
        Arrays.sort(ascending);
        double least = byRank ? ascending[ascending.length - topK] : Double.NEGATIVE_INFINITY;
        keepFrom(Math.max(least, topP == 1 ? least : nucleus(ascending, least, topP)), logits);
    }

    /**
     * The smallest logit of the nucleus: the last, in descending order, before which less than p of the probability lies. The
     * largest always belongs; logits equal to the smallest stay with it.
     */
    private static double nucleus(double[] ascending, double least, double topP) {
        double largest = ascending[ascending.length - 1];
        double total = 0;
        for (int i = ascending.length - 1; i >= 0 && ascending[i] >= least; i--) {
            total += Math.exp(ascending[i] - largest);
        }
        double before = 0;
        int last = ascending.length - 1;
        for (int i = last; i >= 0 && ascending[i] >= least && before < topP * total; i--) {
            last = i;
            before += Math.exp(ascending[i] - largest);
        }
        return ascending[last];
    }

    private static void keepFrom(double smallest, double[] logits) {
        Arrays.setAll(logits, i -> logits[i] >= smallest ? logits[i] : Double.NEGATIVE_INFINITY);
    }
}
