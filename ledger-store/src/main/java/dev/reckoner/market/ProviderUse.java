package dev.reckoner.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All uses of one provider.
 *
 * @param uses in the order of time
 * @param named what names it by its own word alone, in the order of time: it may be the provider's under a key that nobody knows to
 *     be its, and may be anybody's; it counts as no use
 */
public record ProviderUse(String provider, List<Usage> uses, List<Usage> named) {
    public ProviderUse {
        uses = inOrder(uses);
        named = inOrder(named);
    }

    /** Uses of a provider that nothing else names. */
    public ProviderUse(String provider, List<Usage> uses) {
        this(provider, uses, List.of());
    }

    private static List<Usage> inOrder(List<Usage> uses) {
        return uses.stream().sorted(Comparator.comparing(Usage::at)).toList();
    }

    /** The same if all that names it were its own. */
    ProviderUse withNamed() {
        return new ProviderUse(
                provider, Stream.concat(uses.stream(), named.stream()).toList());
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
