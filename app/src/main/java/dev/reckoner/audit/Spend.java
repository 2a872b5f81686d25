package dev.reckoner.audit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was paid for some claims, as far as the trails say. A cost is what the response states that it cost; nobody signs it, and
 * what was charged in the end can be less.
 *
 * @param sums of the costs, by their unit, for example {@code OPG}
 * @param stated how many of the claims state a cost
 * @param read of how many of these it was read; of more than {@link ClaimCosts#MOST} the sums are of the first alone
 * @param claims how many claims there are; the others state no cost
 */
public record Spend(SortedMap<String, BigDecimal> sums, long stated, long read, long claims) {
    /** No claim. */
    public static final Spend NONE = new Spend(new TreeMap<>(), 0, 0, 0);

    public Spend {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /** The sums with their units; empty text where no cost is stated. */
    public String words() {
        var words = new StringBuilder();
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(sum.getValue().stripTrailingZeros().toPlainString())
                    .append(' ')
                    .append(sum.getKey());
        }
        return words.toString();
    }

    /** True if more was stated than the sums hold. */
    public boolean isPart() {
        return read < stated;
    }
}
