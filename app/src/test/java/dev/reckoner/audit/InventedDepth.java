package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.ReaderTerms;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is found beyond the outputs, invented to fit {@link InventedComparison}. */
public final class InventedDepth {
    private static final int VALUES = 384;

    private InventedDepth() {}

    /** Everything there is to a verdict. */
    static RerunDepth of(int number, Verdict verdict) {
        if (verdict == Verdict.INCONCLUSIVE) {
            return RerunDepth.NONE;
        }
        boolean outside = verdict == Verdict.OUTSIDE;
        return new RerunDepth(
                Map.of("embedding", digest(number)),
                "MiniLM-L6-v2 fp32, calibrated",
                List.of(new ReaderTerms.Embedding(
                        "embedding",
                        outside ? 0.99993 : 1,
                        outside ? 0.0118 : 0,
                        outside
                                ? "The similarity to any other text moved by at most 0.0118"
                                : "The similarity to every other text is the same")),
                outside ? Optional.of(InventedOperators.localisation()) : Optional.empty(),
                outside ? Optional.of(explanation()) : Optional.empty(),
                true,
                Optional.of(Duration.ofMillis(38)));
    }

    /** Nine hypotheses of which the first explains the output. */
    public static Explanation explanation() {
        return new Explanation(
                List.of(
                        fit(Kind.OTHER_MODEL, "all-MiniLM-L6-v2 int8, one thread", 8.9e-8, 1, 1e-9, true),
                        fit(Kind.BATCH, "all-MiniLM-L6-v2 int8, batch of 8", 4.1e-4, 0.52, 1e-3, false),
                        fit(Kind.PRECISION, "fp32 converted to bf16", 2.2e-3, 0.33, 0.02, false),
                        fit(Kind.CONFIGURATION, "fp32, optimisation off", 1.1e-2, 0.16, 0.3, false),
                        fit(Kind.INPUT, "Input cut at 128 tokens", 3.9e-2, 0.1, 0.6, false),
                        fit(Kind.PRECISION, "fp32 converted to fp16", 4.2e-2, 0.08, 0.7, false),
                        fit(Kind.INPUT, "Input padded to 256 tokens", 5.0e-2, 0.04, 0.8, false),
                        fit(Kind.SKIPPED, "Layer 5 left out", 0.31, 0, 1, false),
                        fit(Kind.OTHER_CLAIM, "Output of claim c-2094", 0.44, 0, 1, false)),
                1e-9,
                "all-MiniLM-L6-v2 int8, one thread gives the claimed output to 8.9e-8");
    }

    private static Fit fit(Kind kind, String label, double largest, double share, double chance, boolean explains) {
        return new Fit(kind, label, largest, largest / 2, share, chance, explains);
    }

    /** The claimed and the recomputed values of the claims. */
    static Optional<byte[]> blob(Digest digest) {
        for (int number = 1; number <= InventedClaims.COUNT; number++) {
            if (digest.equals(InventedClaims.digest("out " + number))) {
                return Optional.of(TensorProtos.write(values(number, true)));
            }
            if (digest.equals(digest(number))) {
                return Optional.of(TensorProtos.write(values(number, false)));
            }
        }
        return Optional.empty();
    }

    /** An embedding of length 1; the claimed one as far off as what the claim amounts to. */
    static Tensor values(int number, boolean claimed) {
        double off = claimed ? off(InventedClaims.tier(number)) : 0;
        var own = new Random(number);
        var topic = new Random(number % 7);
        var noise = new Random(31L * number);
        float[] values = new float[VALUES];
        double squares = 0;
        for (int i = 0; i < VALUES; i++) {
            values[i] = (float) (topic.nextGaussian() + 0.6 * own.nextGaussian());
            squares += (double) values[i] * values[i];
        }
        for (int i = 0; i < VALUES; i++) {
            values[i] = (float) (values[i] / Math.sqrt(squares) + off * noise.nextGaussian());
        }
        return Tensor.ofFloats(List.of(1L, (long) VALUES), values);
    }

    private static double off(Tier tier) {
        return switch (tier) {
            case CONTRAINDICATED, NONE -> 0.01;
            case WARNING -> 6e-7;
            case AFFIRMING -> 0;
        };
    }

    private static Digest digest(int number) {
        return InventedClaims.digest("recomputed " + number);
    }
}
