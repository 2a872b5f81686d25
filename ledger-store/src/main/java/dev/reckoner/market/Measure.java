package dev.reckoner.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is counted in a bucket. */
public enum Measure {
    /** Claims. */
    CLAIMS {
        @Override
        double of(List<Usage> uses) {
            return uses.size();
        }
    },
    /** Different payers. */
    PAYERS {
        @Override
        double of(List<Usage> uses) {
            return uses.stream().map(Usage::payer).distinct().count();
        }
    },
    /** What was paid, as far as the trail says; the rest counts nothing. */
    SPEND {
        @Override
        double of(List<Usage> uses) {
            return uses.stream()
                    .map(Usage::spend)
                    .flatMap(Optional::stream)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
        }
    };

    /** The variance that rounding to whole numbers leaves. */
    private static final double ROUNDING = 1.0 / 12;

    private static final double LEAST_SHARE = 1e-3;

    abstract double of(List<Usage> uses);

    /** No scatter is taken to be smaller than this variance, at numbers of this size. */
    double leastVariance(double mean) {
        double share = LEAST_SHARE * mean;
        return this == SPEND ? share * share : ROUNDING;
    }
}
