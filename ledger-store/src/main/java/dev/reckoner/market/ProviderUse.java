package dev.reckoner.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All uses of one provider.
 *
 * @param uses in the order of time
 */
public record ProviderUse(String provider, List<Usage> uses) {
    public ProviderUse {
        uses = uses.stream().sorted(Comparator.comparing(Usage::at)).toList();
    }

    /** Those from one time to before another. */
    List<Usage> between(Instant from, Instant to) {
        return uses.subList(before(from), before(to));
    }

    /** How many are earlier. */
    private int before(Instant at) {
        int low = 0;
        int high = uses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (uses.get(middle).at().isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
