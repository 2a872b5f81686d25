package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;

/** The comparison of the invented values of a claim, held to an invented profile and bound. */
final class InventedComparison {
    private InventedComparison() {}

    static Comparison of(int number, Verdict verdict) {
        Comparison real = TensorComparator.compare(
                "embedding", InventedDepth.values(number, true), InventedDepth.values(number, false));
        return new Comparison(
                real.output(),
                verdict,
                real.elements(),
                real.differing(),
                real.maxAbsolute(),
                real.maxAbsoluteIndex(),
                real.maxRelative(),
                real.relativeL2(),
                real.cosine(),
                real.nonFiniteMismatches(),
                real.ulps(),
                real.errors(),
                real.heat(),
                3.2e-6,
                4.7e-5,
                real.topK(),
                real.reason());
    }
}
